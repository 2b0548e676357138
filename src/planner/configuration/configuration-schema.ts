import type { Schema } from '../../spec/spec.ts';

const text = (maxLength: number, description: string, more: Schema = {}): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description,
  ...more,
});

const list = (items: Schema, description: string): Schema => ({
  type: 'array',
  minItems: 1,
  maxItems: 10_000,
  items,
  description,
});

const words = (description: string): Schema => list(text(2_048, 'One of them'), description);

const time = (description: string): Schema => ({
  type: ['integer', 'string'],
  description: `${description}. A number of seconds, or a text such as 60s, 10m, 12h or 2d`,
});

const amount = (description: string): Schema => ({ type: 'integer', minimum: 0, maximum: 1_000_000, description });

const max: Schema = {
  type: 'object',
  additionalProperties: false,
  description: 'What the service has at most for one task',
  properties: {
    cores: amount('Unit: core'),
    memory: amount('Unit: GiB'),
    gpus: amount('Unit: device'),
    duration: time('Longest time that a task may run'),
  },
};

const packages: Schema = {
  type: 'object',
  additionalProperties: false,
  description: 'Packages that may be installed, or that may not; `*` stands for any characters',
  properties: { allow: words('The only ones that may be'), deny: words('Those that may not be') },
};

/** The words of a policy that look at fields of a task. */
const fieldWords: Readonly<Record<string, Schema>> = {
  images: words('Images that are taken, such as docker.io/jupyter/*; without a tag every tag is'),
  registries: words('Hosts of the registries whose images are taken; `*` stands for any characters'),
  names: words('Names under which the service knows its images'),
  architectures: words('Architectures of the processors, as Go names them: amd64'),
  ports: list(
    { type: ['integer', 'string'], description: 'A port, or a range such as 8000-8999' },
    'Ports on which containers are reached',
  ),
  protocols: words('Protocols that are passed on: http, https'),
  python: text(32, 'The version of Python there is', { pattern: '^[0-9]+(?:\\.[0-9]+){1,3}$', examples: ['3.11'] }),
  cpuFlags: words('Instructions that the processors have, by the names of Linux: avx2'),
  languages: words('Languages that are run'),
  kernels: words('Names of the kernels that are installed'),
  packages,
};

const policy: Schema = {
  type: 'object',
  additionalProperties: false,
  description: 'What is taken, in plain words; what is not named is not restricted',
  properties: {
    ...fieldWords,
    max,
    startup: time('The least time it takes until a task runs'),
    who: { enum: ['anyone', 'signed-in'], default: 'anyone', description: 'Who may have tasks run' },
    require: {
      type: 'array',
      minItems: 1,
      maxItems: Object.keys(fieldWords).length,
      uniqueItems: true,
      items: { enum: Object.keys(fieldWords) },
      description: 'Words of this policy whose field a task has to have',
    },
    schema: {
      type: 'object',
      additionalProperties: true,
      maxProperties: 100,
      description: 'A narrower JSON Schema 2020-12 of the taskinfo, of the profile of this registry',
    },
  },
};

const offeredInterface: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['servicetype', 'serviceinfo'],
  description: 'How tasks are run',
  properties: {
    servicetype: text(2_048, 'The servicetype, by its name in the registry or by its URI'),
    serviceinfo: {
      type: 'object',
      additionalProperties: true,
      maxProperties: 1_000,
      description: 'The fields of the servicetype, at least its endpoint',
    },
  },
};

const offer: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['tasktype', 'interfaces'],
  description: 'Tasks of one type that are taken',
  properties: {
    tasktype: text(2_048, 'The tasktype, by its name in the registry or by its URI'),
    version: text(16, 'The version that the service knows; the current one unless given', {
      pattern: '^[0-9]+\\.[0-9]+$',
      examples: ['1.0'],
    }),
    policy,
    interfaces: list(
      text(64, 'The name of an interface under `interfaces`'),
      'Names of the interfaces by which such tasks are run, the preferred one first',
    ),
  },
};

/** What a planner's configuration file holds, as a schema of the registry's profile. */
export const configurationSchema: Schema = {
  title: 'PlannerConfiguration',
  description: 'What an ExecutionPlanner takes and how it has it run',
  type: 'object',
  additionalProperties: false,
  required: ['interfaces', 'offers'],
  properties: {
    service: text(100, 'Name of the service, to begin a sentence with', { examples: ['The hub of Trieste'] }),
    interfaces: {
      type: 'object',
      propertyNames: { maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' },
      additionalProperties: offeredInterface,
      minProperties: 1,
      maxProperties: 100,
      description: 'The interfaces of the service, by names that the offers use',
    },
    offers: {
      type: 'array',
      minItems: 1,
      maxItems: 1_000,
      items: offer,
      description: 'What is taken; several offers for one tasktype are alternatives',
    },
    listen: {
      type: 'object',
      additionalProperties: false,
      description: 'Where the planner is served',
      properties: {
        host: text(255, 'Address to listen on; this machine alone unless given', { default: '127.0.0.1' }),
        port: { type: 'integer', minimum: 0, maximum: 65535, default: 8080, description: 'Port; 0 for any free one' },
        prefix: text(255, 'Path under which the planner is reached, as a proxy passes it on', {
          pattern: '^/[A-Za-z0-9._~/-]*$',
          default: '/',
        }),
        userHeader: text(100, 'Header by which the proxy in front says who has signed in; for `who: signed-in`', {
          pattern: '^[A-Za-z0-9-]+$',
          examples: ['X-Remote-User'],
        }),
      },
    },
  },
};
