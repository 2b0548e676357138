import { problem, type Place, type Problem } from './problem.ts';

/** A text that was read: its value, and where each part of it stands. */
export interface ReadText {
  /** The value. Keys such as `__proto__` are own properties of their object, never its prototype. */
  readonly value: unknown;
  /**
   * Place of what a JSON Pointer names: of the key for a member of an object, of the item for an item of a list, of the
   * value for the whole; for what is not there, the place of its nearest existing ancestor.
   */
  readonly placeOf: (pointer: string) => Place;
  /** Warnings that do not stop the reading: duplicate keys, numbers that lose digits. */
  readonly problems: readonly Problem[];
}

/** A change that would make a text readable: at `offset` (UTF-16), `remove` code units go and `insert` comes. */
export interface Edit {
  readonly offset: number;
  readonly remove: number;
  readonly insert: string;
}

/** A text that could not be read, with the problems that say where, and the repaired text where the repair is plain. */
export interface UnreadText {
  readonly problems: readonly Problem[];
  /** The whole text with all edits made; absent when no plain repair makes it readable. */
  readonly repaired?: string;
}

/**
 * Says that there is no text to read.
 *
 * @param line The number of its first line, for a text that was cut out of a longer one.
 * @returns A text that could not be read.
 */
export function emptyText(line = 1): UnreadText {
  const hint = 'Write something into it, or check that it was saved.';
  return {
    problems: [problem('file-is-not-empty', { message: 'The text is empty.', hint, place: { line, column: 1 } })],
  };
}
