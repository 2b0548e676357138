import { problem, type Place, type Problem } from '../spec/problem.ts';
import type { Fault } from '../spec/change.ts';

/** Texts of a file that are JSON themselves: by the pointer of each, what finds a place inside of it. */
export type TextsInFile = ReadonlyMap<string, (pointer: string) => Place>;

/**
 * Places a problem of a JSON text at the string that holds it; where in it, the message says.
 *
 * @param fault The problem, as found in the text.
 * @param pointer JSON Pointer of the string in the file.
 * @param within The place inside of the text; the problem's own unless given.
 * @returns The problem; it asks for no change, since a change would be one of the string.
 */
export function toldInText(fault: Problem, pointer: string, within: Partial<Place> = fault): Problem {
  const { rule, keyword, severity, message, hint } = fault;
  const { line, column } = within;
  const place = line === undefined || column === undefined ? '' : `, line ${line}, column ${column}`;
  return problem(rule, { keyword, severity, message: `In the JSON of this text${place}: ${message}`, hint, pointer });
}

/**
 * Finds the text that a pointer leads into.
 *
 * @param pointer A JSON Pointer that may go on inside of a text.
 * @param texts The texts.
 * @returns The pointer of the text and of the value inside of it; nothing where it leads into none.
 */
export function intoText(
  pointer: string,
  texts: TextsInFile,
): { readonly text: string; readonly inner: string } | undefined {
  if (texts.size === 0) return undefined;
  for (let end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const text = pointer.slice(0, end);
    if (texts.has(text)) return { text, inner: pointer.slice(end) };
  }
  return undefined;
}

/**
 * Places a problem whose pointer goes on inside of a text at that text.
 *
 * @param fault The problem.
 * @param texts The texts of the file.
 * @returns The problem at the text, with the place inside in its message; any other one unchanged.
 */
export function placedAtText(fault: Fault, texts: TextsInFile): Fault {
  const into = intoText(fault.pointer, texts);
  return into === undefined ? fault : toldInText(fault, into.text, texts.get(into.text)?.(into.inner));
}
