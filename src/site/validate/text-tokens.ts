import { StreamLanguage, type StringStream } from '@codemirror/language';

/** What YAML reads from a text without quotes that is no text. */
const plainWord = /^(?:true|false|null|~)(?=\s*(?:[,\]}]|#|$))/;
const plainNumber = /^-?[0-9][0-9.eE+-]*(?=\s*(?:[,\]}]|#|$))/;
/** The key of a member: what stands before a colon and a blank. */
const plainKey = /^[^\s"'#[\]{},:&*!|>%][^\s#,[\]{}:"']*(?=\s*:(?:\s|$))/;

/**
 * Tells what stands next in a line of JSON or YAML, for its colour only: what is wrong with the text, the engine says. The two
 * look alike but for comments, single quotes, and texts without quotes.
 *
 * @param stream The line; it is moved on behind the part.
 * @returns What the part is; `null` for blanks.
 */
export function nextToken(stream: StringStream): string | null {
  const isFirst = stream.sol();
  if (stream.eatSpace()) return null;
  if (stream.peek() === '#' && (isFirst || /\s/.test(stream.string.charAt(stream.pos - 1)))) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^']|'')*'?/))
    return stream.match(/^\s*:/, false) ? 'propertyName' : 'string';
  if (stream.match(/^-(?=\s|$)/)) return 'punctuation';
  if (stream.match(plainKey)) return 'propertyName';
  if (stream.match(plainNumber)) return 'number';
  if (stream.match(plainWord)) return 'bool';
  if (stream.match(/^[^\s"'#[\]{},:][^\s,[\]{}]*/)) return 'string';
  stream.next();
  return 'punctuation';
}

/** The parts of a JSON or YAML text. */
export const textTokens = StreamLanguage.define({ name: 'json-or-yaml', token: nextToken });
