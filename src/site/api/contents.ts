import type { Schema } from '../../spec/spec.ts';
import type { Contents, Example, MediaType, Reference, Resolve } from './openapi.ts';
import { fieldsOf, type ApiField } from './schema-fields.ts';
import { wordsOf, type Word } from './schema-words.ts';

/** An example of a body. */
export interface ApiExample {
  readonly mediaType: string;
  /** What it shows; empty where there is one only. */
  readonly summary: string;
  readonly text: string;
}

/** What a body holds, in the media types that hold the same. */
export interface ApiContent {
  readonly mediaTypes: readonly string[];
  /** None where the media type says it all. */
  readonly words: readonly Word[];
  /** What else is said of it. */
  readonly about: string;
  /** Its fields, where no schema of a name tells them. */
  readonly fields: readonly ApiField[];
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value.trimEnd() : JSON.stringify(value, undefined, 2);

function named([name, example]: readonly [string, Example | Reference], resolve: Resolve): readonly Example[] {
  const { summary = name, value } = resolve(example);
  return value === undefined ? [] : [{ summary, value }];
}

function examplesIn({ example, examples = {} }: MediaType, resolve: Resolve): readonly Example[] {
  if (example !== undefined) return [{ summary: '', value: example }];
  return Object.entries(examples).flatMap((entry) => named(entry, resolve));
}

/**
 * Lists the examples of a body.
 *
 * @param contents The body, by media types.
 * @param resolve Finds what a reference stands for.
 * @returns The examples, those of the first media type first.
 */
export function examplesOf(contents: Contents, resolve: Resolve): readonly ApiExample[] {
  return Object.entries(contents).flatMap(([mediaType, content]) =>
    examplesIn(content, resolve).map(({ summary = '', value }) => ({ mediaType, summary, text: written(value) })),
  );
}

/** Whether the media type or the fields say as much: of anything, of text, of bytes and of an object. */
function isEvident({ type, ...rest }: Schema): boolean {
  return type === 'string' || type === 'object' || (type === undefined && Object.keys(rest).length === 0);
}

/**
 * Says what a body holds.
 *
 * @param contents The body, by media types.
 * @param place What the ids of its fields begin with.
 * @returns What it holds, once for all media types that hold the same.
 */
export function contentsOf(contents: Contents, place: string): readonly ApiContent[] {
  const told = Object.entries(contents).map(([mediaType, { schema }]) => ({
    mediaType,
    words: schema === undefined || isEvident(schema) ? [] : wordsOf(schema),
    fields: fieldsOf(schema ?? {}, `${place}/${mediaType}`),
    about: typeof schema?.['description'] === 'string' ? schema['description'] : '',
  }));
  const keys = told.map(({ words, about, fields }) => JSON.stringify([words, about, fields]));
  return [...new Set(keys)].map((key) => {
    const same = told.filter((_, index) => keys[index] === key);
    const { words = [], about = '', fields = [] } = same[0] ?? {};
    return { mediaTypes: same.map(({ mediaType }) => mediaType), words, about, fields };
  });
}
