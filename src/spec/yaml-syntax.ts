import type { YAMLError } from 'yaml';
import { problem, type Place, type Problem } from './problem.ts';

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
  [/quote/, ['A string has no closing quote.', 'Write the quote at the end of the string.']],
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

/**
 * Words an error of the YAML parser.
 *
 * @param error The error.
 * @param place Where it is.
 * @returns The problem in plain words.
 */
export function syntaxProblem({ code, message: detail }: YAMLError, place: Place): Problem {
  if (refused.includes(code)) return notPlain('An alias, an anchor or a tag stands here.', place);
  const found = details.find(([pattern]) => pattern.test(detail));
  const [message, hint] = found?.[1] ?? sentences[code] ?? unknown;
  return problem('yaml-is-well-formed', { message, hint, place });
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
