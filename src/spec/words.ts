/** Longest piece of somebody's value that a sentence repeats unless it says otherwise, in UTF-16 code units. */
const maxShown = 80;

/** What a terminal would obey, reorder or not show: controls, format characters, half surrogate pairs, separators. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A character as it stands in JSON; what cannot be seen is escaped too, where JSON would let it pass. */
function escaped(char: string): string {
  const json = JSON.stringify(char).slice(1, -1);
  if (json !== char || char.search(unseen) === -1) return json;
  return Array.from(
    { length: char.length },
    (_, index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The JSON of a value in small pieces, so that nobody has to write all of it to show its beginning. */
function* pieces(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield '"';
    for (const char of value) yield escaped(char);
    yield '"';
  } else if (Array.isArray(value)) {
    yield '[';
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ',';
      yield* pieces(item);
    }
    yield ']';
  } else if (typeof value === 'object' && value !== null) {
    yield '{';
    for (const [index, key] of Object.keys(value).entries()) {
      if (index > 0) yield ',';
      yield* pieces(key);
      yield ':';
      yield* pieces((value as Readonly<Record<string, unknown>>)[key]);
    }
    yield '}';
  } else yield value === undefined ? 'undefined' : JSON.stringify(value);
}

/**
 * Shows a value in a sentence, cut to a readable length; what cannot be seen is escaped. No more of the value is written
 * than is shown.
 *
 * @param value Any JSON value.
 * @param most How long it may become, in UTF-16 code units.
 * @returns Its JSON; where it was cut, an ellipsis stands for the rest.
 */
export function shown(value: unknown, most = maxShown): string {
  let text = '';
  for (const piece of pieces(value)) {
    if (text.length + piece.length > most) return typeof value === 'string' ? `${text}…"` : `${text}…`;
    text += piece;
  }
  return text;
}

/**
 * Cuts a text; half of a surrogate pair is never left.
 *
 * @param text The text.
 * @param most How much of it is kept at most, in UTF-16 code units.
 * @returns The text; where it was cut, an ellipsis follows.
 */
export function cut(text: string, most = maxShown): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)}…`;
}

/**
 * Makes somebody's text safe for a sentence, a log or a terminal: what would be obeyed, reorder the text or not be seen is
 * written out, as `\u{1b}`.
 *
 * @param text The text.
 * @returns The text on one line, every character of which is seen.
 */
export function visible(text: string): string {
  return text.replace(unseen, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/**
 * Quotes a word for a POSIX shell.
 *
 * @param word The word.
 * @returns The word in single quotes, in which nothing but the quote itself has a meaning.
 */
export function quotedForShell(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Joins words into a list with a conjunction before the last.
 *
 * @param words The words.
 * @param conjunction `and` or `or`.
 * @returns The list as text.
 */
export function listed(words: readonly string[], conjunction = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** What the types of JSON Schema are called in a sentence. */
export const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

/**
 * Says what a value is: its type, and the value where that says more.
 *
 * @param value Any JSON value.
 * @returns The type in words with the value in parentheses, such as `a text ("8888")`; of what is empty the type
 *   alone, of null, true and false the value alone.
 */
export function described(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (isEmpty(value)) return typeNameOf(value).replace(/^an? /, 'an empty ');
  return `${typeNameOf(value)} (${shown(value)})`;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

function typeNameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number';
  return typeNames[typeof value] ?? typeof value;
}
