import { isObject } from './object.ts';
import { shown } from './words.ts';

/** A value of another type that says the same, and the sentence that offers it. */
export interface Proposal {
  readonly value: unknown;
  readonly sentence: string;
}

/** Longer texts are no slip of the pen, and longer proposals are not read. */
const maxLength = 300;

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

const written = (value: unknown): string => shown(value, 2 * maxLength);

function fromJson(text: string): readonly Proposal[] {
  try {
    if (!/^\s*[[{]/.test(text)) return [];
    return [{ value: JSON.parse(text) as unknown, sentence: 'Write it without the quotes around it.' }];
  } catch {
    return [];
  }
}

/** How a text is written as a list: by its commas, or alone where it is one word; what blanks mean, nobody knows. */
function asList(text: string): readonly Proposal[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > 1) return [{ value: parts, sentence: `Write it as a list: ${written(parts)}.` }];
  return /\s/.test(text) ? [] : [{ value: [text], sentence: `Put it in brackets: [${shown(text)}].` }];
}

function fromText(text: string): readonly Proposal[] {
  const isNumber = /^-?[0-9]{1,15}(?:\.[0-9]{1,6})?$/.test(text);
  const word = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined;
  return [
    ...(isNumber ? [{ value: Number(text), sentence: `Write ${Number(text)} without quotes.` }] : []),
    ...(word === undefined
      ? []
      : [{ value: word, sentence: String(word) === text ? `Write ${text} without quotes.` : `Write ${word}.` }]),
    ...asList(text),
  ];
}

/** How it was written is not known here: `1.10` and `1.1` are one number, but two texts. */
function fromScalar(value: number | boolean): readonly Proposal[] {
  return [
    { value: String(value), sentence: 'Put quotes around it, as you wrote it.' },
    ...(value === 0 || value === 1 ? [{ value: value === 1, sentence: `Write ${value === 1}.` }] : []),
    { value: [value], sentence: `Put it in brackets: [${value}].` },
  ];
}

/** A name with its value, as lists of variables write it: `NAME=value`, or an object of the two. */
function variableOf(item: unknown): readonly (readonly [string, unknown])[] {
  if (typeof item === 'string')
    return [...item.matchAll(/^([^=]+)=(.*)$/gs)].map(([, name = '', value]) => [name, value]);
  if (!isObject(item)) return [];
  const { name, value } = item;
  return typeof name === 'string' && 'value' in item && Object.keys(item).length === 2 ? [[name, value]] : [];
}

function fromList(list: readonly unknown[]): readonly Proposal[] {
  const variables = list.flatMap(variableOf);
  const map = Object.fromEntries(variables);
  return [
    ...(variables.length > 0 && variables.length === list.length
      ? [{ value: map, sentence: `Write it as names with values: ${written(map)}.` }]
      : []),
    ...(list.length === 1 ? [{ value: list[0], sentence: 'Write it without the brackets.' }] : []),
  ];
}

function fromObject(object: Readonly<Record<string, unknown>>): readonly Proposal[] {
  const names = Object.keys(object);
  const variables = names.map((name) => `${name}=${String(object[name])}`);
  return [
    { value: [object], sentence: 'Put it in brackets, as a list of one.' },
    ...(names.length > 0 && names.every((name) => /^[A-Z_][A-Z0-9_]*$/.test(name))
      ? [{ value: variables, sentence: `Write it as a list: ${written(variables)}.` }]
      : []),
  ];
}

/**
 * Proposes values of other types that say the same as a value.
 *
 * @param value The value.
 * @returns The proposals, the most likely first; whether they are right is for the schema to say.
 */
export function proposalsFor(value: unknown): readonly Proposal[] {
  if (typeof value === 'string') return [...fromJson(value), ...(value.length > maxLength ? [] : fromText(value))];
  if (typeof value === 'number' || typeof value === 'boolean') return fromScalar(value);
  if (Array.isArray(value)) return fromList(value.slice(0, maxLength));
  return isObject(value) ? fromObject(value) : [];
}
