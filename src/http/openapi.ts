import type { Schema } from '../spec/spec.ts';
import { usualLimits } from './limits.ts';
import { problemTypes } from './problem-types.ts';
import { replySchemas } from './reply-schemas.ts';
import { reportForms } from './report-forms.ts';

const { body, zip, depth, string, tasks, line } = usualLimits;

const description = `Checks the metadata of research software against the tasktypes that it names, and says what a type is. It gives the same
verdicts as the command line and the pages, byte for byte.

Every answer may be read by pages of any origin. A document within the limits is answered with status 200 whatever its
verdict: one that cannot be read is \`unreadable\`, a type that nobody knows \`unknown\`, and neither is ever called valid. Other
status codes mean that the call itself was wrong, and come as \`application/problem+json\` (RFC 9457).

Limits, unless whoever runs the server sets others: ${body} bytes for a document, ${zip} for a zip, ${line} for a line of a
batch, ${depth} levels, ${string} characters for one text, ${tasks} tasks in one document.`;

const task = {
  tasktype: 'https://w3id.org/execution-planner/tasktypes/oci-container',
  taskinfo: { image: 'docker.io/library/hello-world:1.0' },
};

const schema = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string): Schema => ({ 'application/json': { schema: schema(name) } });

/** The problems that a call may be answered with, by status code. */
function refusals(...ids: readonly string[]): Schema {
  const found = problemTypes.filter(({ id }) => ids.includes(id));
  return Object.fromEntries(
    [...new Set(found.map(({ status }) => status))].map((status) => {
      const titles = found.filter((one) => one.status === status).map(({ title, id }) => `${title} (\`${id}\`).`);
      const content = { 'application/problem+json': { schema: schema('ProblemDetails') } };
      return [String(status), { description: titles.join(' '), content }];
    }),
  );
}

const ofBody = [
  'body-too-large',
  'took-too-long',
  'unsupported-media-type',
  'too-many-requests',
  'internal-error',
  'busy',
];

const parameter = (name: string, about: string, rest: Schema): Schema => ({
  name,
  in: 'query',
  description: about,
  schema: { type: 'string' },
  ...rest,
});

const binary = { type: 'string', contentEncoding: 'binary' };

const validate: Schema = {
  operationId: 'validate',
  summary: 'Check one document.',
  description:
    'The document is a codemeta.json, a task, a reply of an ExecutionPlanner, a record of Zenodo, an RO-Crate, the labels of an image or a notebook, as JSON or YAML; or a zip, of which the codemeta.json on the shortest path is checked.',
  parameters: [
    parameter('tasktype', 'Take the document for the taskinfo of this tasktype: a URI, or the name of one.', {
      example: 'oci-container',
    }),
    parameter('format', 'Form of the report; `Accept` chooses it where this does not.', {
      schema: { enum: Object.keys(reportForms), default: 'json' },
    }),
    parameter('name', 'What the document is called in the report.', { example: 'codemeta.json' }),
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: {}, example: task },
      'application/ld+json': { schema: {} },
      'application/yaml': { schema: { type: 'string' } },
      'application/zip': { schema: binary },
      'text/plain': { schema: { type: 'string', description: 'JSON or YAML, told apart by how it begins.' } },
    },
  },
  responses: {
    200: {
      description: 'The report, whatever the verdict.',
      content: {
        'application/json': {
          schema: { oneOf: [schema('Report'), { type: 'array', description: 'With format=gitlab: Code Quality.' }] },
        },
        ...Object.fromEntries(
          Object.entries(reportForms).flatMap(([name, { mediaType }]) => {
            const [media = ''] = mediaType.split(';');
            return media === 'application/json'
              ? []
              : [[media, { schema: { type: 'string', description: `With format=${name}.` } }]];
          }),
        ),
      },
    },
    ...refusals('unknown-value', 'not-acceptable', ...ofBody),
  },
};

const batch: Schema = {
  operationId: 'validateBatch',
  summary: 'Check many documents, one on each line.',
  description:
    'NDJSON goes in and out, both as it comes: a report for each line in their order, and a summary last. A bad line costs that line only. An answer without a summary is not whole.',
  requestBody: {
    required: true,
    content: { 'application/x-ndjson': { schema: { type: 'string' }, example: `${JSON.stringify(task)}\n` } },
  },
  responses: {
    200: {
      description: 'A report for each line, and a summary.',
      content: { 'application/x-ndjson': { schema: schema('BatchLine') } },
    },
    ...refusals('unknown-value', 'unsupported-media-type', 'too-many-requests', 'internal-error'),
  },
};

const suggest: Schema = {
  operationId: 'suggest',
  summary: 'Find the tasks that a repository may declare.',
  description:
    'From the listing of a repository and the texts of the few files that matter, or from a zip of it. Nothing is run, fetched or guessed.',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['files'],
          properties: {
            files: {
              type: 'array',
              description: 'Every file of the repository.',
              items: {
                type: 'object',
                required: ['path'],
                properties: {
                  path: { type: 'string', description: 'From the root of the repository, with slashes.' },
                  text: {
                    type: 'string',
                    description: 'What the file holds; needed of those that describe how the software runs.',
                  },
                  size: { type: 'integer', minimum: 0, description: 'Bytes; told from the text unless given.' },
                },
              },
            },
          },
        },
        example: { files: [{ path: 'Dockerfile', text: 'FROM python:3.12\nEXPOSE 8888\n' }, { path: 'README.md' }] },
      },
      'application/zip': { schema: binary },
    },
  },
  responses: {
    200: { description: 'The tasks, with the evidence for each value.', content: json('Suggestions') },
    ...refusals('not-a-listing', ...ofBody),
  },
};

const resolve: Schema = {
  operationId: 'resolve',
  summary: 'Say what a string found in a log, a file or a message is.',
  parameters: [
    parameter('uri', 'Any string: a URI, an alias, a misspelling.', {
      required: true,
      example: 'uri://rosetta-container',
    }),
  ],
  responses: {
    200: { description: 'What it is, whether it is known or not.', content: json('Answer') },
    ...refusals('missing-parameter', 'unknown-value', 'too-many-requests'),
  },
};

const ofPath = (name: string, about: string, example: string): Schema => ({
  name,
  in: 'path',
  required: true,
  description: about,
  schema: { type: 'string' },
  example,
});

const types: Schema = {
  operationId: 'listTypes',
  summary: 'List every type, with every exact string that means it.',
  responses: {
    200: {
      description: 'The same as `/index.json`.',
      content: { 'application/json': { schema: { type: 'object', required: ['identifiers', 'types'] } } },
    },
    ...refusals('too-many-requests'),
  },
};

const descriptionOfType = {
  'application/json': { schema: { type: 'object', required: ['kind', 'name', 'version'] } },
};

const type: Schema = {
  operationId: 'describeType',
  summary: 'Describe a version of a type.',
  parameters: [
    ofPath('kind', '`tasktypes` or `servicetypes`.', 'tasktypes'),
    ofPath('name', 'Name of the type.', 'oci-container'),
    ofPath('version', 'Major and minor, or the major alone for its current version.', '1.0'),
  ],
  responses: {
    200: {
      description: 'The same as `spec.json` beside its page.',
      content: descriptionOfType,
    },
    410: { description: 'The type is withdrawn; what it was is told all the same.', content: descriptionOfType },
    ...refusals('not-found', 'too-many-requests'),
  },
};

const accepts = (operationId: string, rest: Schema): Schema => ({
  operationId,
  summary: 'Ask the planner of this server, where one is configured.',
  description: 'As `planner.openapi.json` describes it. The reply is YES with interfaces, or NO with reasons.',
  ...rest,
  responses: {
    200: { description: 'YES or NO.', content: { 'application/json': { schema: { type: 'object' } } } },
    ...refusals(
      'not-a-question',
      'not-found',
      'not-acceptable',
      'body-too-large',
      'unsupported-media-type',
      'too-many-requests',
    ),
  },
});

const plainText = { 'text/plain': { schema: { type: 'string' } } };

/**
 * Describes the interface, as OpenAPI 3.1 has it.
 *
 * @param version The version of this package.
 * @returns The description.
 */
export function openapi(version: string): Schema {
  return {
    openapi: '3.1.1',
    info: { title: 'tasktypes', version, description, license: { name: 'CC0-1.0', identifier: 'CC0-1.0' } },
    servers: [{ url: '.', description: 'Where this file is served, if by its own server.' }],
    paths: {
      '/api/validate': { post: validate },
      '/api/validate/batch': { post: batch },
      '/api/suggest': { post: suggest },
      '/api/resolve': { get: resolve },
      '/api/types': { get: types },
      '/api/types/{kind}/{name}/{version}': { get: type },
      '/accepts': {
        get: accepts('acceptsByQuery', {
          parameters: [parameter('tasktype', 'URI of the tasktype.', { required: true })],
        }),
        post: accepts('accepts', {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { type: 'object' }, example: task } },
          },
        }),
      },
      '/openapi.json': {
        get: {
          operationId: 'openapi',
          summary: 'This description.',
          responses: {
            200: { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
          },
        },
      },
      '/health': {
        get: {
          operationId: 'health',
          summary: 'Say that the server answers.',
          responses: {
            200: {
              description: 'It does.',
              content: { 'application/json': { schema: { type: 'object', properties: { status: { const: 'ok' } } } } },
            },
          },
        },
      },
      '/metrics': {
        get: {
          operationId: 'metrics',
          summary: 'Count what was asked, for Prometheus.',
          responses: { 200: { description: 'The text format of Prometheus.', content: plainText } },
        },
      },
    },
    components: { schemas: replySchemas },
  };
}

/**
 * Makes the file from which the site tells the interface, because the site itself imports nothing of the server.
 *
 * @param version The version of this package.
 * @returns The file, its path relative to the folder of generated files.
 */
export function openapiFile(version: string): { readonly path: string; readonly content: string } {
  return { path: 'openapi.json', content: `${JSON.stringify(openapi(version), null, 2)}\n` };
}
