import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { officialContext } from '../../scripts/official-context.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { openapi } from '../../src/http/openapi.ts';
import { officialApp } from './official-app.ts';

/** A body as the description has it. */
export interface Media {
  readonly schema?: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** A call as the description has it. */
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly example?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

/** The description of the interface, as it is served. */
export const description = JSON.parse(JSON.stringify(openapi('1.0.0'))) as {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>;
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
const id = 'https://example.org/openapi.json';
ajv.addSchema({ ...description, $id: id });

const segment = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

/**
 * Holds a value against a part of the description.
 *
 * @param place Names of the members that lead to a schema.
 * @param value The value.
 */
export function expectAt(place: readonly string[], value: unknown): void {
  const check = ajv.getSchema(`${id}#/${place.map(segment).join('/')}`);
  expect(check?.(value), JSON.stringify(check?.errors ?? place, undefined, 1)).toBe(true);
}

/** An answer that is as described. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly value: unknown;
}

/**
 * Holds an answer against the description: its status, its media type, and its body against the schema.
 *
 * @param path The address as the description writes it.
 * @param method The method.
 * @param response The answer.
 * @returns The answer, read.
 */
export async function told(path: string, method: 'get' | 'post', response: Response): Promise<Told> {
  const { status, headers } = response;
  const text = await response.text();
  const mediaType = (headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  const media = description.paths[path]?.[method]?.responses[String(status)]?.content ?? {};
  expect(Object.keys(media), `${method} ${path} ${String(status)}: ${text}`).toContain(mediaType);
  const isJson = /[/+]json$/.test(mediaType);
  const value: unknown = isJson ? JSON.parse(text) : undefined;
  // What is written as SARIF is described as a text.
  if (isJson && !mediaType.includes('sarif'))
    expectAt(['paths', path, method, 'responses', String(status), 'content', mediaType, 'schema'], value);
  if (status >= 400 && status !== 410) expectRefusal(value, status, text);
  return { status, headers, text, value };
}

/** What is refused says why, and nothing of how the server is made. */
function expectRefusal(value: unknown, status: number, text: string): void {
  expectAt(['components', 'schemas', 'ProblemDetails'], value);
  expect(value).toMatchObject({ status });
  expect(text).not.toMatch(/\.ts\b|node_modules|\bat [A-Za-z.]+ \(|\/tmp\/|\/work\//);
}

/** The server of the official registry, with the words of the command line. */
export const app = officialApp(undefined, { context: officialContext(usualLimits) });

/**
 * Sends a body to a call.
 *
 * @param path The address as the description writes it.
 * @param body The body.
 * @param options Its media type, JSON unless given, further header fields, and the query.
 * @returns The answer, held against the description.
 */
export async function post(
  path: string,
  body: BodyInit,
  options: { readonly type?: string; readonly query?: string; readonly fields?: Readonly<Record<string, string>> } = {},
): Promise<Told> {
  const { type = 'application/json', query = '', fields = {} } = options;
  const headers = { 'content-type': type, ...fields };
  return told(
    path,
    'post',
    await app.fetch(new Request(`http://localhost${path}${query}`, { method: 'POST', body, headers })),
  );
}

/**
 * Asks a call.
 *
 * @param path The address as the description writes it.
 * @param asked The address as it is asked.
 * @returns The answer, held against the description.
 */
export async function get(path: string, asked: string): Promise<Told> {
  return told(path, 'get', await app.fetch(new Request(`http://localhost${asked}`)));
}
