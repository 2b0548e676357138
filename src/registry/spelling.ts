import { endOf, extractUris } from './log.ts';
import { looksLikeUri } from './schemes.ts';

/** A text on its way from what was found in a log to what was perhaps meant. */
export interface Reading {
  readonly text: string;
  /** What sets the original text apart from this one, in words that follow "It differs by". */
  readonly whys: readonly string[];
}

interface Step {
  readonly why: string;
  readonly apply: (text: string) => string;
}

/** Longest text that is looked at, in UTF-16 code units. */
export const maxLength = 2_048;

const opening = new Set(' \t\r\n"\'`“”‘’„«»‹›<>([{}*|\\^');
const closing = new Set(' \t\r\n"\'`“”‘’„«»‹›<>{}|\\^');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutPunctuation(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && opening.has(text.charAt(start))) start += 1;
  for (let before = -1; before !== end;) {
    before = end;
    while (end > start && closing.has(text.charAt(end - 1))) end -= 1;
    end = start + endOf(text.slice(start, end));
  }
  return text.slice(start, end);
}

/** The URI in a text of several words, or the text itself; a quote inside a lone URI belongs to it. */
function mostTelling(text: string): string {
  const trimmed = withoutPunctuation(text);
  if (looksLikeUri(trimmed) && !/["<>]/.test(trimmed)) return trimmed;
  const found = extractUris(text);
  return (found.find(({ key }) => key !== undefined) ?? found[0])?.text ?? trimmed;
}

/** What may surround a URI in a log; outermost first. */
const wrappings: readonly Step[] = [
  { why: `what follows its first ${maxLength} characters`, apply: (text) => text.slice(0, maxLength) },
  {
    why: 'invisible characters',
    apply: (text) => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').replace(/[\p{Cf}\p{Cs}]|(?![\t\r\n])\p{Cc}/gu, ''),
  },
  { why: 'escaped slashes', apply: (text) => text.replaceAll('\\/', '/') },
  { why: 'what stands around it', apply: mostTelling },
  { why: 'percent-encoding', apply: (text) => (/^[a-z][a-z0-9+.-]*%3a/i.test(text) ? decoded(text) : text) },
];

function singleSlashes(text: string): string {
  const [start = ''] = /^(?:https?|uri|ivo):\/*/i.exec(text) ?? [];
  const head = start === '' ? '' : `${start.slice(0, start.indexOf(':') + 1)}//`;
  return head + text.slice(start.length).replace(/\/{2,}/g, '/');
}

function withoutQuery(text: string): string {
  const end = text.search(/[?#]/);
  return end < 0 ? text : text.slice(0, end);
}

const faces = new Set([
  ...['schema.json', 'task.schema.json', 'interface.schema.json', 'types.d.ts', 'types.txt', 'validate.js'],
  ...['source.md', 'spec.json', 'spec.jsonld', 'index.html'],
]);

function withoutFile(text: string): string {
  const slashless = text.endsWith('/') ? text.slice(0, -1) : text;
  const last = slashless.lastIndexOf('/');
  if (faces.has(slashless.slice(last + 1))) return slashless.slice(0, Math.max(last, 0));
  return slashless.replace(/\.(?:md|html|json)$/, '');
}

/** How a URI itself may be spelled differently; each step works on what the one before it left. */
const respellings: readonly Step[] = [
  { why: 'percent-encoding', apply: decoded },
  {
    why: 'the missing scheme',
    apply: (text) =>
      /^(?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(text) ? `https://${text.replace(/^\/\//, '')}` : text,
  },
  { why: 'the number of its slashes', apply: singleSlashes },
  { why: 'a fragment or query', apply: withoutQuery },
  { why: 'the name of a file at its end', apply: withoutFile },
];

function apply(reading: Reading, { why, apply: change }: Step): Reading {
  const text = change(reading.text);
  return text === reading.text || text === '' ? reading : { text, whys: [...new Set([...reading.whys, why])] };
}

/**
 * Takes off what surrounds a URI in a log: invisible characters, quotes, brackets, punctuation, its key, other words.
 *
 * @param text Any text; what exceeds 2,048 UTF-16 code units is cut.
 * @returns What is left, and why it differs from the text.
 */
export function unwrap(text: string): Reading {
  return wrappings.reduce(apply, { text, whys: [] });
}

/** The readings of one text. */
export interface Readings {
  /** Least changed first; the first is the text itself. */
  readonly all: readonly Reading[];
  /** The one after all changes. */
  readonly plainest: Reading;
}

/**
 * Gives the other spellings that a URI may stand for: without query, without the name of a face, with a scheme …
 *
 * @param reading What was left of a text when all around it was taken off.
 * @returns The readings.
 */
export function readings(reading: Reading): Readings {
  const all = [reading];
  let plainest = reading;
  for (const step of respellings) {
    const next = apply(plainest, step);
    if (next !== plainest) all.push(next);
    plainest = next;
  }
  return { all, plainest };
}

/**
 * Folds together what people confuse most: http and https, `www.`, a slash at the end, upper and lower case.
 *
 * @param uri A URI.
 * @returns A key that is equal for URIs that differ in these points only.
 */
export function fold(uri: string): string {
  return uri
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '//')
    .replace(/\/$/, '');
}

/**
 * Says in which of the folded points two URIs differ.
 *
 * @param written The one that was written.
 * @param known The one that is known, with the same fold.
 * @returns The differences, in words that follow "It differs by".
 */
export function foldedDifferences(written: string, known: string): readonly string[] {
  const form = (uri: string): readonly string[] => /^(?:(https?):\/\/)?(www\.)?(.*?)(\/?)$/is.exec(uri)?.slice(1) ?? [];
  const [scheme, www, path, slash] = form(written);
  const [knownScheme, knownWww, knownPath, knownSlash] = form(known);
  return [
    ...(scheme?.toLowerCase() === knownScheme?.toLowerCase() ? [] : [`${scheme} instead of ${knownScheme}`]),
    ...(www === knownWww ? [] : ['"www." before its host']),
    ...(path === knownPath && scheme === scheme?.toLowerCase() ? [] : ['upper and lower case']),
    ...(slash === knownSlash ? [] : ['a slash at its end']),
  ];
}
