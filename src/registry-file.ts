import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { official, type Identity } from './identity.ts';
import { LoadError } from './load.ts';
import { readJson } from './metadata/json.ts';
import { createChecker } from './spec/checker.ts';
import { explain } from './spec/explain.ts';
import type { Problem } from './spec/problem.ts';
import type { Schema } from './spec/spec.ts';

/** Name of the file in which a registry of one's own says who it is. */
export const registryFile = 'registry.json';

const base: Schema = {
  type: 'string',
  maxLength: 200,
  pattern: String.raw`^https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*$`,
  description: 'An http or https address without a slash, a question mark or a number sign at its end',
  examples: ['https://types.example.org'],
};

const schema: Schema = {
  title: 'RegistryFile',
  type: 'object',
  additionalProperties: false,
  required: ['title', 'identifiers'],
  properties: {
    title: {
      type: 'string',
      minLength: 1,
      maxLength: 80,
      pattern: String.raw`^[^\x00-\x20\x7f-\x9f](?:[^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\x9f])?$`,
      description: 'Name of the registry',
    },
    identifiers: base,
    formerIdentifiers: { type: 'array', maxItems: 20, uniqueItems: true, items: base },
    repository: {
      ...base,
      description: 'Web address of the repository that holds the documents, without a slash at its end',
      examples: ['https://github.com/example/types'],
    },
  },
};

/** What is wrong with the file, and where. */
export type Fault = Pick<Problem, 'pointer' | 'message' | 'hint' | 'line' | 'column'>;

const spoken = (uri: string): string => uri.toLowerCase().replace(/^https?:/, '');

/** The first base that is, or lies under, that of the official registry, which names types of its own there. */
function borrowed({
  identifiers,
  formerIdentifiers = [],
}: Pick<Identity, 'identifiers'> & Partial<Identity>): Fault | undefined {
  const bases: readonly (readonly [pointer: string, base: string])[] = [
    ['/identifiers', identifiers],
    ...formerIdentifiers.map((base, index) => [`/formerIdentifiers/${index}`, base] as const),
  ];
  const found = bases.find(([, base]) => `${spoken(base)}/`.startsWith(`${spoken(official.identifiers)}/`));
  if (found === undefined) return undefined;
  const [pointer, base] = found;
  return {
    pointer,
    message: `"${base}" belongs to the official registry, whose types have their URIs there.`,
    hint: 'Choose an address of yours, for example: https://types.example.org',
  };
}

/**
 * Says what is wrong with the content of the file, read or about to be written.
 *
 * @param value The content.
 * @returns The fault to be told, with the pointer of the member concerned; `undefined` where nothing is wrong.
 */
export function faultOf(value: unknown): Fault | undefined {
  const check = createChecker(schema);
  if (check(value)) return borrowed(value as Identity);
  const faults = explain(check.errors ?? [], schema, value, 'The file');
  // A misspelled member explains better than the absence of the right one.
  return faults.find(({ keyword }) => keyword === 'additionalProperties') ?? faults[0];
}

function refused(path: string, { message, line, column, hint }: Fault): LoadError {
  const place = line === undefined ? '' : `:${line}:${column ?? 1}`;
  return new LoadError(path, `${path}${place} ${message}`, undefined, hint);
}

/**
 * Reads who a registry of one's own is.
 *
 * @param folder The folder of the registry.
 * @returns Its identity; `undefined` where the folder has no `registry.json`.
 * @throws {LoadError} When the file cannot be read or is wrong; the message begins with the place.
 */
export async function loadIdentity(folder: string): Promise<Identity | undefined> {
  const path = join(folder, registryFile);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new LoadError(path, `"${path}" cannot be read: ${message}.`, error);
  });
  if (text === undefined) return undefined;
  const read = readJson(text);
  const [unreadable] = read.problems;
  if (!('value' in read)) throw refused(path, { message: 'The file cannot be read.', ...unreadable, pointer: '' });
  const fault = faultOf(read.value);
  if (fault !== undefined) throw refused(path, { ...fault, ...read.placeOf(fault.pointer) });
  return { formerIdentifiers: [], ...(read.value as Omit<Identity, 'formerIdentifiers'> & Partial<Identity>) };
}
