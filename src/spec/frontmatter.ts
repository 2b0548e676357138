import { launchSteps } from './launch.ts';
import type { Schema } from './spec.ts';

/** Neither a line of text nor an address holds a control character: it could break a log, a terminal or a page. */
const line = (description: string, maxLength = 2_000): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  pattern: String.raw`^[^\x00-\x20\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$`,
  description,
});
const address = (schemes: string, description: string): Schema => ({
  type: 'string',
  maxLength: 2_048,
  pattern: String.raw`^(?:${schemes})[^\x00-\x20\x7f-\x9f<>"\\]+$`,
  description,
});
/** Only what a browser may safely open: these become links. */
const link = (description: string): Schema => address('https?://', description);
/** Compared as an exact string, which what surrounds it in a sentence is no part of. */
const foreign = (description: string): Schema => ({
  type: 'string',
  maxLength: 2_048,
  pattern: String.raw`^[^\x00-\x20\x7f-\x9f"'\x60](?:[^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\x9f"'\x60])?$`,
  description,
});
const typeName = (description: string): Schema => ({
  type: 'string',
  maxLength: 68,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*(/[1-9][0-9]*)?$',
  description,
});
const day = (description: string): Schema => ({
  type: 'string',
  maxLength: 10,
  format: 'date',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  description,
});
const shape = (required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const list = (items: Schema, description: string): Schema => ({ type: 'array', maxItems: 200, items, description });
const map = (values: Schema, description: string): Schema => ({
  type: 'object',
  propertyNames: { maxLength: 256 },
  maxProperties: 100,
  additionalProperties: values,
  description,
});

const variable: Schema = {
  oneOf: [
    { type: 'string', maxLength: 256, pattern: '^/(service|task)/.+$' },
    shape(['from'], {
      from: { type: 'string', maxLength: 256, pattern: '^/(service|task)/.+$' },
      default: { type: ['string', 'number', 'boolean'] },
      as: { enum: launchSteps },
      ask: line('A question to the user, asked only when the field is not there.'),
    }),
    shape(['value'], { value: { type: ['string', 'number', 'boolean'] } }),
    shape(['ask'], { ask: line('A question to the user.'), secret: { type: 'boolean' } }),
  ],
};

const template = line('An RFC 6570 template.');
const replyPointer: Schema = {
  type: 'string',
  maxLength: 256,
  pattern: '^(/.*)?$',
  description: 'JSON Pointer into the reply; empty for the whole of it, which is its text where it is no JSON.',
};
const step: Schema = shape(['request', 'expect'], {
  request: line('Method and URL template: "POST {+endpoint}/jobs".'),
  headers: map(template, 'Header fields, values as templates.'),
  body: { description: 'The body, sent as JSON; strings in it are templates.' },
  form: line('The body as a web form: a template such as "{?name,parameters*}".'),
  expect: { type: 'array', minItems: 1, maxItems: 20, items: { type: 'integer', minimum: 100, maximum: 599 } },
  take: map(
    {
      oneOf: [
        shape(['pointer'], { pointer: replyPointer }),
        shape(['header'], { header: line('Name of a header field of the reply.') }),
      ],
    },
    'Variables taken from the reply for the steps that follow.',
  ),
  until: shape(['pointer', 'value'], {
    pointer: replyPointer,
    value: { description: 'The step is repeated until this value appears.' },
    failed: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: { type: ['string', 'number', 'boolean'] },
      description: 'Values that mean that it never will.',
    },
  }),
});

const launch: Schema = {
  ...shape([], {
    when: map(
      {
        oneOf: [
          { type: ['string', 'number', 'boolean'] },
          shape(['present'], { present: { type: 'boolean' } }),
          shape(['in'], {
            in: { type: 'array', minItems: 1, maxItems: 50, items: { type: ['string', 'number', 'boolean'] } },
            orAbsent: { type: 'boolean' },
          }),
        ],
      },
      'Conditions: a pointer into {service, task} and the value it must have.',
    ),
    open: template,
    steps: { type: 'array', minItems: 1, maxItems: 20, items: step },
    result: line('Template of the address to open when all steps are done.'),
    byHand: { type: 'array', minItems: 1, maxItems: 30, items: line('One thing to do.') },
    variables: map(variable, 'Every variable that the templates use.'),
  }),
  oneOf: [{ required: ['open'] }, { required: ['steps'] }, { required: ['byHand'] }],
  dependentRequired: { result: ['steps'] },
};

const facts: Readonly<Record<string, Schema>> = {
  title: line('Name of the type as a person says it.', 80),
  summary: line('One sentence that says what the type is.', 200),
  status: { enum: ['experimental', 'stable', 'deprecated', 'withdrawn'], description: 'Where the type stands.' },
  owner: {
    ...shape(['name'], { name: line('Name of the owner.', 200), url: link('Where the owner is found.') }),
    description: 'Who decides about this type.',
  },
  level: { enum: ['platform', 'common'], description: 'Whether one platform defined the type or several share it.' },
  confirmed: {
    ...shape(['by', 'date', 'url'], {
      by: line('Who agreed.', 200),
      date: day('When.'),
      url: link('Where it can be read.'),
    }),
    description: "The owner's agreement.",
  },
  canonical: address('https?://|ivo://|doi:|urn:', 'The URI to use when the owner publishes the type elsewhere.'),
  aliases: list(
    shape(['uri', 'seen'], {
      uri: foreign('A URI or a word under which the same message is sent.'),
      seen: line('Where it was seen.', 500),
    }),
    'Other names of the same message.',
  ),
  related: list(
    shape(['uri', 'how'], {
      uri: foreign('A type of another vocabulary.'),
      how: { enum: ['closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch'], description: 'SKOS mapping relation.' },
      note: line('What differs.', 500),
    }),
    'Types elsewhere whose message has another shape.',
  ),
  systems: list(
    shape(['name', 'note'], {
      name: line('Name of the system as people say it.', 80),
      note: line('What to write to run something there, in one sentence.', 300),
    }),
    'Systems for which this is the type to write, or to drive them by.',
  ),
  words: list(
    shape(['word', 'seen'], {
      word: foreign('A word seen where a type should stand; it suggests the type and never means it.'),
      seen: line('Where it was seen.', 500),
    }),
    'Words that suggest the type.',
  ),
  broader: list(typeName('Name of a type.'), 'Types of the same kind that this one specialises.'),
  sources: list(link('Address of a source.'), 'Where the facts come from.'),
  deprecated: {
    ...shape(['since', 'why'], {
      since: day('First day.'),
      sunset: day('Day of its withdrawal, where that is settled.'),
      successor: typeName('Name of the type to use instead.'),
      why: line('The reason.', 500),
    }),
    description: 'Why the type should no longer be used.',
  },
};

/** Schema of the front matter of a tasktype: the one place that lists its fields. */
export const tasktypeFrontMatter: Schema = {
  ...shape(['title', 'summary', 'status', 'owner', 'level', 'sources', 'taskinfo'], {
    ...facts,
    taskinfo: { type: 'object', description: 'JSON Schema 2020-12 of the taskinfo.' },
  }),
  title: 'TasktypeFrontMatter',
};

/** Schema of the front matter of a servicetype. */
export const servicetypeFrontMatter: Schema = {
  ...shape(['title', 'summary', 'status', 'owner', 'level', 'sources', 'serviceinfo', 'accepts'], {
    ...facts,
    serviceinfo: { type: 'object', description: 'JSON Schema 2020-12 of the serviceinfo.' },
    accepts: list(
      shape(['tasktype'], {
        tasktype: typeName('Name of the tasktype.'),
        when: line('The condition, in one sentence.', 500),
        source: link('Where this is documented.'),
      }),
      'Tasktypes that a service of this type takes.',
    ),
    launch: map(
      {
        oneOf: [
          { type: 'array', minItems: 1, maxItems: 10, items: launch },
          typeName('Name of another accepted tasktype: this one is driven as that one is.'),
        ],
      },
      'How the service is driven, by name of the tasktype; the first alternative whose condition holds is used.',
    ),
  }),
  title: 'ServicetypeFrontMatter',
};
