import { CST, type YAMLError } from 'yaml';
import { problem, type Place, type Problem } from './problem.ts';

/** A YAML text in the eyes of its parser. */
export interface YamlSource {
  readonly text: string;
  readonly tokens: readonly CST.Token[];
  readonly placeAt: (offset: number) => Place;
}

type Sentence = readonly [message: string, hint: string];

const sentences: Partial<Readonly<Record<YAMLError['code'], Sentence>>> = {
  BAD_DIRECTIVE: [
    'A line that begins with % is no instruction that YAML knows.',
    'Remove it, or put the value in quotes.',
  ],
  BAD_DQ_ESCAPE: [
    'A backslash in double quotes begins no escape that YAML knows.',
    'Write \\\\, or use single quotes.',
  ],
  BAD_INDENT: [
    'The indentation does not fit what stands around it.',
    'Indent the members of one object, and the items of one list, alike.',
  ],
  BAD_SCALAR_START: ['A value cannot begin with this character.', 'Put the value in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'A member begins where a value has begun already: by a second colon, or by a next line that is indented too far.',
    'Put the value in quotes if the colon belongs to it, or indent the next line like this one.',
  ],
  BLOCK_IN_FLOW: ['Indented members stand inside brackets.', 'Inside brackets, separate members with commas.'],
  KEY_OVER_1024_CHARS: ['A key is longer than 1024 characters.', 'Look for a colon or a quote that is missing.'],
  MULTILINE_IMPLICIT_KEY: ['A key runs over more than one line.', 'Look for a colon or a quote that is missing.'],
  TAB_AS_INDENT: ['A tab stands in the indentation.', 'Indent with blanks.'],
  UNEXPECTED_TOKEN: [
    'This does not belong here.',
    'Look for a bracket, a comma or a quote that is missing or too many.',
  ],
};

const details: readonly (readonly [pattern: RegExp, sentence: Sentence])[] = [
  [
    /end with a? ?\]/,
    ['The "]" that ends a list is missing here, or its lines are not indented.', 'Write "]" where it ends.'],
  ],
  [
    /end with a? ?\}/,
    ['The "}" that ends an object is missing here, or its lines are not indented.', 'Write "}" where it ends.'],
  ],
  [/quote/, ['The quote that is opened here is never closed.', 'Write the same quote at the end of the string.']],
  [
    /map values/,
    ['A line stands here that is no member.', 'Write it as `key: value`, or indent it as part of the value before.'],
  ],
  [/- indicator/, ['An item of the list does not begin with a dash.', 'Write a dash and a blank before it.']],
  [/Missing ,/, ['A comma is missing between two parts inside brackets.', 'Write a comma between them.']],
  [/space/, ['A blank is missing here.', 'Write a blank before a comment and after a colon.']],
];

const unknown: Sentence = [
  'The text is no YAML from here on.',
  'Compare it with an example, or put the value in quotes.',
];

/** Codes of errors in features that are refused anyway. */
const refused: readonly YAMLError['code'][] = [
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_COLLECTION_TYPE',
  'BAD_PROP_ORDER',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
];

/** Where a quote was opened that the text's end, or the end of what it stands in, leaves open. */
function openingQuote(end: number, tokens: readonly CST.Token[]): number | undefined {
  let opening: number | undefined;
  const look = (token: CST.Token | null | undefined): void => {
    if (token && 'source' in token && token.offset + token.source.length === end && /^["']/.test(token.source))
      opening = token.offset;
  };
  for (const token of tokens)
    if (token.type === 'document')
      CST.visit(token, ({ key, value }) => {
        look(key);
        look(value);
      });
  return opening;
}

/** A line such as `image:tool`, which is one text in YAML; the colon of an address is none of these. */
const missingBlank = /^(@?[\w.-]{1,100}):(?!\/\/)[^\s:]/;

/** A key that needs quotes, from its first character on. */
const reservedKey = /^([@`%][\w.-]{0,100})\s{0,9}:(?:\s|$)/;

/** Says what stands at a place, where that tells more than the parser does. */
function seenAt(offset: number, code: YAMLError['code'], text: string): Sentence | undefined {
  const rest = text.slice(offset, offset + 120);
  const key = missingBlank.exec(rest)?.[1];
  if (key !== undefined)
    return [`A blank is missing after the colon of \`${key}\`.`, `Write \`${key}: \`, and then the value.`];
  if (code !== 'BAD_SCALAR_START') return undefined;
  const reserved = reservedKey.exec(rest)?.[1];
  if (reserved !== undefined)
    return [`A key that begins with ${reserved.charAt(0)} needs quotes.`, `Write "${reserved}": instead.`];
  return [`A value cannot begin with ${rest.charAt(0)}.`, 'Put the value in quotes.'];
}

/**
 * Words an error of the YAML parser.
 *
 * @param error The error.
 * @param source The text it was found in.
 * @returns The problem in plain words, at its place; of a quote that is not closed, where it was opened.
 */
export function syntaxProblem({ code, message: detail, pos: [offset] }: YAMLError, source: YamlSource): Problem {
  const { text, tokens, placeAt } = source;
  if (refused.includes(code)) return notPlain('An alias, an anchor or a tag stands here.', placeAt(offset));
  const opening = detail.includes('quote') ? openingQuote(offset, tokens) : undefined;
  const found = details.find(([pattern]) => pattern.test(detail));
  const [message, hint] = seenAt(offset, code, text) ?? found?.[1] ?? sentences[code] ?? unknown;
  return problem('yaml-is-well-formed', { message, hint, place: placeAt(opening ?? offset) });
}

/**
 * Says that a YAML text is one single text: prose, a Dockerfile, or a key without a blank after its colon.
 *
 * @param value The text.
 * @param place Where it begins.
 * @returns An error.
 */
export function singleText(value: string, place: Place): Problem {
  const [missing, write] = seenAt(0, 'UNEXPECTED_TOKEN', value) ?? [];
  return problem('yaml-is-well-formed', {
    message: missing ?? 'The text is neither JSON nor an object in YAML.',
    hint: write ?? 'Check that it is the file you meant: a CodeMeta file, a task, or a reply of an ExecutionPlanner.',
    place,
  });
}

/**
 * Says that a second document follows the first.
 *
 * @param place Where it begins.
 * @returns An error.
 */
export function secondDocument(place: Place): Problem {
  return problem('yaml-is-well-formed', {
    message: 'A second document begins here.',
    hint: 'Keep one document, and remove the line of three dashes or dots.',
    place,
  });
}

/**
 * Says that a feature of YAML is used that is refused here.
 *
 * @param message Which one.
 * @param place Where it stands.
 * @param hint What to write instead.
 * @returns An error.
 */
export function notPlain(message: string, place: Place, hint = 'Write the value out where it is needed.'): Problem {
  return problem('yaml-is-plain', { message, hint, place });
}

/**
 * Says that objects and lists are nested too deep.
 *
 * @param place Where the limit is passed.
 * @param maxDepth The limit in levels.
 * @returns An error.
 */
export function tooDeep(place: Place, maxDepth: number): Problem {
  return problem('file-is-within-limits', {
    message: `Objects and lists are nested more than ${maxDepth} levels deep.`,
    hint: 'Write the value with fewer levels.',
    place,
  });
}
