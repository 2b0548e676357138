import { identifiers } from '../../../src/identity.ts';
import type { OpenApi } from '../../../src/site/api/openapi.ts';

const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** A small API that has every part which the page of an API tells. */
export const described = {
  info: { title: 'tasktypes', version: '1.0', description: 'It *checks* documents.\n\n- one\n- two' },
  paths: {
    '/api/validate': {
      post: {
        operationId: 'validate',
        summary: 'Check one document.',
        description: 'The verdict is that of the command line.\n\nSee [the rules](/rules).',
        parameters: [
          { $ref: '#/components/parameters/Format' },
          { name: 'tasktype', in: 'query', description: 'URI of a type.', schema: { type: 'string', maxLength: 2000 } },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Document' },
              examples: {
                right: { summary: 'A task', value: { tasktype: "it's", taskinfo: {} } },
                other: { $ref: '#/components/examples/Other' },
              },
            },
            'application/yaml': { schema: { $ref: '#/components/schemas/Document' }, example: 'tasktype: a\n' },
            'application/zip': {},
          },
        },
        responses: {
          200: {
            description: 'It was looked at: `verdict` says with what result.',
            headers: { ETag: { description: 'Names these very bytes.', schema: { type: 'string' }, example: '"a"' } },
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Report' },
                example: { verdict: 'valid', problems: [] },
              },
            },
          },
          400: { description: 'A parameter is missing (`missing-parameter`).', content: problem },
          413: { $ref: '#/components/responses/TooLarge' },
        },
      },
    },
    '/api/types/{kind}/{name}': {
      parameters: [
        { name: 'kind', in: 'path', required: true, schema: { enum: ['tasktypes', 'servicetypes'] } },
        { name: 'name', in: 'path', required: true, schema: { type: 'string', examples: ['oci container'] } },
      ],
      get: {
        summary: 'Tell one type.',
        parameters: [{ name: 'name', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'The type.',
            content: { 'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } } },
          },
          404: {
            description: 'There is none.',
            content: {
              'application/problem+json': {
                example: { type: 'https://w3id.org/execution-planner/problems/withdrawn' },
              },
            },
          },
        },
      },
    },
    '/api/resolve': {
      get: {
        summary: 'Say what a URI means.',
        parameters: [
          { name: 'uri', in: 'query', required: true, schema: { type: 'string' }, example: 'uri://a b' },
          { name: 'more', in: 'query', schema: { type: 'boolean', default: false }, example: true },
        ],
        responses: { default: { description: 'What it means.' } },
      },
    },
    '/gone': { delete: { responses: { 204: { description: 'Done.' } } } },
  },
  components: {
    parameters: {
      Format: {
        name: 'format',
        in: 'query',
        description: 'Form.',
        schema: { enum: ['json', 'text'], default: 'json' },
      },
    },
    examples: { Other: { value: { tasktype: 'b' } } },
    responses: { TooLarge: { description: 'Too large.', content: problem } },
    schemas: {
      Document: { oneOf: [{ type: 'object' }, { type: 'array', items: { $ref: '#/components/schemas/Report' } }] },
      Verdict: { description: 'What it is.', enum: ['valid', 'invalid'] },
      Report: {
        description: 'What was found.',
        type: 'object',
        required: ['verdict'],
        properties: {
          verdict: { $ref: '#/components/schemas/Verdict' },
          problems: {
            type: 'array',
            maxItems: 9,
            items: {
              type: 'object',
              properties: { line: { type: ['integer', 'null'], minimum: 1, description: 'Line' } },
            },
          },
          counts: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Verdict' } },
          either: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Verdict' }, { type: 'string' }] },
          whole: { allOf: [{ $ref: '#/components/schemas/Verdict' }], description: 'One of them' },
        },
      },
      Answer: {
        oneOf: [
          { title: 'Known', type: 'object', properties: { uri: { type: 'string' } } },
          { type: 'object', description: 'It is not known.', properties: { near: { type: 'array' } } },
        ],
      },
      Problem: {
        type: 'object',
        required: ['type'],
        properties: { type: { enum: ['not-found', 'withdrawn'].map((id) => `${identifiers}/problems/${id}`) } },
      },
    },
  },
} as const satisfies OpenApi & { readonly components: Readonly<Record<string, unknown>> };
