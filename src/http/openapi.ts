import type { Schema } from '../spec/spec.ts';
import { maxYamlDepth, maxYamlLength } from '../spec/yaml.ts';
import { idleTime, usualLimits, usualPace } from './limits.ts';
import { batch, suggest, validate } from './openapi-documents.ts';
import { metricsBegin, no, notebook, resolved, typeCut, typesCut, yes } from './openapi-examples.ts';
import { cut, json, parameter, refusals, task } from './openapi-parts.ts';
import { replySchemas } from './reply-schemas.ts';

const { body, zip, depth, string, tasks, line } = usualLimits;

const description = `Checks the metadata of research software against the tasktypes that it names, and says what a type is. It tells of
a document what the command line and the pages tell, word for word.

Every answer may be read by pages of any origin. A document within the limits is answered with status 200 whatever its
verdict: one that cannot be read is \`unreadable\`, a type that nobody knows \`unknown\`, and neither is ever called valid. Other
status codes mean that the call itself was wrong, and come as \`application/problem+json\` (RFC 9457).

Limits, unless whoever runs the server sets others: ${body} bytes for a document, ${zip} for a zip, ${line} for a line of a
batch, ${depth} levels, ${string} characters for one text, ${tasks} tasks in one document. YAML has ${maxYamlLength} characters and ${maxYamlDepth} levels at most.
A batch that is waited for brings ${usualPace.bytes} bytes in ${usualPace.span / 1_000} seconds at least; one that comes in drops is answered with status 408, or
broken off where its answer has begun. It is broken off as well when it pauses for ${idleTime / 1_000} seconds, or within a minute when its
answers are not read.`;

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
    200: { description: 'What it is, whether it is known or not.', content: json('Answer', resolved) },
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
      content: {
        'application/json': { schema: { type: 'object', required: ['identifiers', 'types'] }, ...cut(typesCut) },
      },
    },
    ...refusals('unknown-value', 'too-many-requests'),
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
      content: {
        'application/json': { ...descriptionOfType['application/json'], ...cut(typeCut) },
      },
    },
    410: { description: 'The type is withdrawn; what it was is told all the same.', content: descriptionOfType },
    ...refusals('unknown-value', 'not-found', 'too-many-requests'),
  },
};

const accepts = (operationId: string, example: unknown, rest: Schema): Schema => ({
  operationId,
  summary: 'Ask the planner of this server, where one is configured.',
  description: 'As `planner.openapi.json` describes it. The reply is YES with interfaces, or NO with reasons.',
  ...rest,
  responses: {
    200: { description: 'YES or NO.', content: { 'application/json': { schema: { type: 'object' }, example } } },
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

const plainText = { 'text/plain': { schema: { type: 'string' }, ...cut(metricsBegin) } };

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
        get: accepts('acceptsByQuery', no, {
          parameters: [parameter('tasktype', 'URI of the tasktype.', { required: true, example: task.tasktype })],
        }),
        post: accepts('accepts', yes, {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { type: 'object' }, example: notebook } },
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
              content: {
                'application/json': {
                  schema: { type: 'object', properties: { status: { const: 'ok' } } },
                  example: { status: 'ok' },
                },
              },
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
  const made = 'Made by tasktypes from src/http/openapi.ts: edit that, not this file. Licence: CC0-1.0.';
  const content = { 'x-made': made, ...openapi(version) };
  return { path: 'openapi.json', content: `${JSON.stringify(content, null, 2)}\n` };
}
