import type { Schema } from '../spec/spec.ts';
import { problemTypes } from './problem-types.ts';

/** A task that is sent in examples. */
export const task = {
  tasktype: 'https://w3id.org/execution-planner/tasktypes/oci-container',
  taskinfo: { image: 'docker.io/library/hello-world:1.0' },
};

/**
 * Names a schema of the description.
 *
 * @param name Its name among the components.
 * @returns The reference.
 */
export const schema = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
/**
 * Says that an answer is JSON of a schema.
 *
 * @param name Name of the schema.
 * @param example An answer.
 * @returns The media type with its schema.
 */
export const json = (name: string, example: unknown): Schema => ({
  'application/json': { schema: schema(name), example },
});

/**
 * Gives an example that is not the whole answer.
 *
 * @param value What is left of it.
 * @returns The member of a media type.
 */
export const cut = (value: unknown): Schema => ({
  examples: { cut: { summary: 'Example, cut short', value } },
});

/**
 * Lists the problems that a call may be answered with.
 *
 * @param ids Ids of the problem types.
 * @returns The answers by status code.
 */
export function refusals(...ids: readonly string[]): Schema {
  const found = problemTypes.filter(({ id }) => ids.includes(id));
  return Object.fromEntries(
    [...new Set(found.map(({ status }) => status))].map((status) => {
      const titles = found.filter((one) => one.status === status).map(({ title, id }) => `${title} (\`${id}\`).`);
      const content = { 'application/problem+json': { schema: schema('ProblemDetails') } };
      return [String(status), { description: titles.join(' '), content }];
    }),
  );
}

/** What every call with a body may be answered with. */
export const ofBody = [
  'body-too-large',
  'took-too-long',
  'unsupported-media-type',
  'too-many-requests',
  'internal-error',
  'busy',
];

/**
 * Describes a parameter in the query.
 *
 * @param name Its name.
 * @param about What it is for.
 * @param rest What else there is to say.
 * @returns The parameter.
 */
export const parameter = (name: string, about: string, rest: Schema): Schema => ({
  name,
  in: 'query',
  description: about,
  schema: { type: 'string' },
  ...rest,
});

/** Bytes that are no text. */
export const binary = { type: 'string', contentEncoding: 'binary' };
