import { reponseWord } from '../spec/reponse-word.ts';
import { infoMember, type Kind, type Schema } from '../spec/spec.ts';
import type { TypeDefinitions } from './bundle.ts';
import { namedDefinitions, taskEnvelope } from './envelopes.ts';
import type { OpenRegistry } from './open.ts';
import { questionEnvelope } from './question-schema.ts';
import { interfaceEnvelope, replyEnvelope } from './reply-schema.ts';

const place = '#/components/schemas/';

const description = `An ExecutionPlanner answers one question: can you run this? A client asks with a tasktype and a taskinfo, and gets YES
with a list of interfaces, each a servicetype and a serviceinfo, or NO. Both are answered with status 200.

The first key of a reply is spelled \`reponseword\`, without its first s: it was published that way, and clients look for
exactly this key. Types are compared as exact strings. Whoever meets an unknown tasktype says NO and does not look at the
taskinfo; whoever meets an unknown servicetype passes the offer by. So a type that these schemas do not know is not wrong.

From the conversation of 24 November 2021 and the IVOA note on the ExecutionPlanner of that month.`;

/** A message of the first type of a kind whose document has an example; of a whole registry one is enough. */
function example(registry: OpenRegistry, kind: Kind): Schema | undefined {
  for (const type of registry.types) {
    const accepted = type.current.examples.find(({ verdict }) => type.kind === kind && verdict === 'accepted');
    if (accepted !== undefined) return { [kind]: type.uri, [infoMember(kind)]: accepted.value };
  }
  return undefined;
}

/** The same content as JSON and as YAML. */
function content(schema: Schema, example: unknown): Schema {
  const shown = example === undefined ? {} : { example };
  return { 'application/json': { schema, ...shown }, 'application/yaml': { schema } };
}

const upload = {
  type: 'object',
  required: ['tasktype', 'taskinfo.composefile'],
  properties: {
    tasktype: { type: 'string', description: 'URI of the tasktype.' },
    'taskinfo.composefile': { type: 'string', contentMediaType: 'text/yaml', description: 'The Compose file itself.' },
  },
};

const tasktype = {
  name: 'tasktype',
  in: 'query',
  required: true,
  description: 'URI of the tasktype.',
  schema: { type: 'string' },
};

/** Exploded, each member of the object is a parameter of its own, whatever its name. */
const taskinfo = {
  name: 'taskinfo',
  in: 'query',
  style: 'form',
  explode: true,
  description: 'Fields of the taskinfo, each as taskinfo.<field>; a list as taskinfo.languages={md,python}.',
  schema: {
    type: 'object',
    propertyNames: { pattern: '^taskinfo\\.' },
    additionalProperties: { type: 'string' },
  },
};

const request = { anyOf: [{ $ref: `${place}Task` }, { $ref: `${place}Question` }] };

const unknownOffer = 'An offer whose servicetype the client does not know is passed by.';

/** One unknown offer must not cost a client the others. */
function anyInterface(registry: OpenRegistry, types: TypeDefinitions): Schema {
  const { properties, ...rest } = interfaceEnvelope(registry, types);
  const servicetype = { type: 'string', description: `URI of the servicetype. ${unknownOffer}` };
  return { ...rest, properties: { ...(properties as Schema), servicetype } };
}

function pathsFor(registry: OpenRegistry): Schema {
  const offered = example(registry, 'servicetype');
  const yes = offered && { [reponseWord]: 'YES', interfaces: [offered] };
  const responses = {
    200: { description: 'YES with interfaces, or NO.', content: content({ $ref: `${place}Reply` }, yes) },
  };
  return {
    '/accepts': {
      get: {
        operationId: 'acceptsByQuery',
        summary: 'Ask with the fields of the task in the address.',
        parameters: [tasktype, taskinfo],
        responses,
      },
      post: {
        operationId: 'accepts',
        summary: 'Ask with the task as JSON or YAML.',
        requestBody: { required: true, content: content(request, example(registry, 'tasktype')) },
        responses,
      },
    },
    '/accept': {
      post: {
        operationId: 'acceptUpload',
        summary: 'Ask with a Compose file; this path has no s.',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: upload,
              encoding: { 'taskinfo.composefile': { contentType: 'text/yaml' } },
            },
          },
        },
        responses,
      },
    },
  };
}

/**
 * Describes the interface of an ExecutionPlanner with the types of a registry: what `planner.openapi.json` serves.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @returns An OpenAPI 3.1 document.
 */
export function plannerOpenapi(registry: OpenRegistry): unknown {
  const types = namedDefinitions(registry, ['tasktype', 'servicetype'], place);
  return {
    openapi: '3.1.0',
    info: {
      title: 'ExecutionPlanner',
      version: '2021.11',
      description,
      license: { name: 'CC0 1.0 Universal', identifier: 'CC0-1.0' },
    },
    servers: [
      {
        url: '{endpoint}',
        description: 'Each platform has a planner of its own.',
        variables: { endpoint: { default: 'https://planner.example.org', description: 'Address of the planner.' } },
      },
    ],
    paths: pathsFor(registry),
    components: {
      schemas: {
        Task: taskEnvelope(registry, types),
        Question: questionEnvelope(registry, types),
        Reply: replyEnvelope(types, unknownOffer),
        Interface: anyInterface(registry, types),
        ...types.definitions,
      },
    },
  };
}
