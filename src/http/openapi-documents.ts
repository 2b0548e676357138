import type { Schema } from '../spec/spec.ts';
import { batchSent, batchTold, listing, report, suggested } from './openapi-examples.ts';
import { zipTypes } from './media.ts';
import { binary, json, ofBody, parameter, refusals, schema, task } from './openapi-parts.ts';
import { reportForms } from './report-forms.ts';

/** The media types of reports but JSON, each with the forms that have it. */
const formsOfMedia = Object.entries(reportForms).reduce<ReadonlyMap<string, readonly string[]>>(
  (found, [name, { mediaType }]) => {
    const [media = ''] = mediaType.split(';');
    return media === 'application/json' ? found : new Map([...found, [media, [...(found.get(media) ?? []), name]]]);
  },
  new Map(),
);

/** A zip, by each media type that is taken for one. */
const zip: Schema = Object.fromEntries(zipTypes.map((mediaType) => [mediaType, { schema: binary }]));

/** `POST /api/validate` */
export const validate: Schema = {
  operationId: 'validate',
  summary: 'Check one document.',
  description:
    'The document is a codemeta.json, a task, a reply of an ExecutionPlanner, a record of Zenodo, an RO-Crate, the labels of an image or a notebook, as JSON or YAML; or a zip, of which the codemeta.json on the shortest path is checked.',
  parameters: [
    parameter(
      'tasktype',
      'Take the document for the taskinfo of this tasktype: a URI, or the name of one. A whole task has to name the same type.',
      {
        example: 'oci-container',
      },
    ),
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
      ...zip,
      'text/plain': { schema: { type: 'string', description: 'JSON or YAML, told apart by how it begins.' } },
    },
  },
  responses: {
    200: {
      description: 'The report, whatever the verdict.',
      content: {
        'application/json': {
          schema: {
            oneOf: [
              schema('Report'),
              { type: 'array', items: { type: 'object' }, description: 'With format=gitlab: Code Quality.' },
            ],
          },
          example: report,
        },
        ...Object.fromEntries(
          [...formsOfMedia].map(([media, names]) => [
            media,
            { schema: { type: 'string', description: `With format=${names.join(' or format=')}.` } },
          ]),
        ),
      },
    },
    ...refusals('unknown-value', 'not-acceptable', ...ofBody),
  },
};

/** `POST /api/validate/batch` */
export const batch: Schema = {
  operationId: 'validateBatch',
  summary: 'Check many documents, one on each line.',
  description:
    'NDJSON goes in and out, both as it comes: a report for each line in their order, and a summary last. Read while you send: no more lines are taken than answers are read. Blank lines get no answer, so join by the number in `line`. A bad line costs that line only. A list, or a document over several lines, is told so, and no part of it is valid. An answer without a summary is not whole.',
  requestBody: {
    required: true,
    content: { 'application/x-ndjson': { schema: { type: 'string' }, example: batchSent } },
  },
  responses: {
    200: {
      description: 'A report for each line, and a summary.',
      content: { 'application/x-ndjson': { schema: schema('BatchLine'), example: batchTold } },
    },
    ...refusals('unknown-value', 'took-too-long', 'unsupported-media-type', 'too-many-requests', 'internal-error'),
  },
};

/** `POST /api/suggest` */
export const suggest: Schema = {
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
        example: listing,
      },
      ...zip,
    },
  },
  responses: {
    200: { description: 'The tasks, with the evidence for each value.', content: json('Suggestions', suggested) },
    ...refusals('not-a-listing', 'unknown-value', ...ofBody),
  },
};
