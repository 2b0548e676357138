import { identifiers } from '../../identity.ts';
import { contentOf, isSchema, type Content } from '../../registry/field-content.ts';
import type { Schema } from '../../spec/spec.ts';
import { pageLink } from '../addresses.ts';

/** A piece of what a field takes: plain words, or the name of a schema with its place on the page. */
export interface Word {
  readonly text: string;
  readonly link?: string;
}

const place = '#/components/schemas/';
const problemsLink: Word = { text: 'problems', link: pageLink('/problems') };

/**
 * Says where on the page a schema is told.
 *
 * @param name Its name among the schemas of the document.
 * @returns The id of its heading.
 */
export function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

function joined(alternatives: readonly (readonly Word[])[], between: string): readonly Word[] {
  return alternatives.flatMap((words, index) => (index === 0 ? words : [{ text: between }, ...words]));
}

function partsOf(schema: Schema, keyword: string): readonly Schema[] {
  const parts = schema[keyword];
  return Array.isArray(parts) ? (parts as readonly unknown[]).filter(isSchema) : [];
}

/** Distinct, in order: `text or text` says nothing more than `text`. */
function once(alternatives: readonly (readonly Word[])[]): readonly (readonly Word[])[] {
  const keys = alternatives.map((words) => JSON.stringify(words));
  return alternatives.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** The alternatives of a schema, of which a value fits one. */
export function alternativesOf(schema: Schema): readonly Schema[] {
  return [...partsOf(schema, 'oneOf'), ...partsOf(schema, 'anyOf')];
}

/** Whether its words are more than those of a plain type, which has a plural. */
function isNamed(schema: Schema): boolean {
  const words = wordsOf(schema);
  return words.length > 1 || words.some(({ link }) => link !== undefined);
}

/**
 * Says in words what a schema takes; other schemas of the document are named, not told.
 *
 * @param schema The schema, references as they are written.
 * @returns The words in order.
 */
export function wordsOf(schema: Schema): readonly Word[] {
  const { $ref, items, additionalProperties, properties } = schema;
  if (typeof $ref === 'string' && $ref.startsWith(place)) {
    const name = $ref.slice(place.length);
    return [{ text: name, link: `#${schemaAnchor(name)}` }];
  }
  const alternatives = alternativesOf(schema);
  if (alternatives.length > 0 && !isSchema(properties)) return joined(once(alternatives.map(wordsOf)), ' or ');
  const [whole, ...more] = partsOf(schema, 'allOf');
  if (whole !== undefined && more.length === 0) return wordsOf(whole);
  if (isSchema(items) && isNamed(items)) return [{ text: 'list of ' }, ...wordsOf(items)];
  if (isSchema(additionalProperties) && isNamed(additionalProperties))
    return [{ text: 'map of names to ' }, ...wordsOf(additionalProperties)];
  return [{ text: contentOf(schema).type }];
}

/**
 * Says in words what a schema takes, with its limits, possible values and patterns. The URIs of problems have a page of their own.
 *
 * @param schema The schema, references as they are written.
 * @returns What a row of a table of fields shows.
 */
export function takes(schema: Schema): Content & { readonly words: readonly Word[] } {
  const content = contentOf(schema);
  const ofProblems = JSON.stringify(`${identifiers}/problems/`).slice(0, -1);
  if (content.values.length > 1 && content.values.every((value) => value.startsWith(ofProblems)))
    return { ...content, values: [], words: [{ text: 'URI of one of the ' }, problemsLink] };
  return { ...content, words: wordsOf(schema) };
}
