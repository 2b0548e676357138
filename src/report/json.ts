import type { Reports } from '../validate/report.ts';

/** Characters that JSON allows as they are and that a terminal might obey or a reader not see. */
const unseen = /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu;

function escaped(char: string): string {
  return Array.from(
    { length: char.length },
    (_, index) => `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/**
 * Writes a value as JSON for people, pipes and terminals alike.
 *
 * @param value A value that JSON can hold.
 * @returns The JSON, indented by two, ending with a line end; characters that nobody sees are written as `\u009b`.
 */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replace(unseen, escaped)}\n`;
}

/**
 * Writes a value as one line of JSON.
 *
 * @param value A value that JSON can hold.
 * @returns The JSON, ending with a line end; characters that nobody sees are written as `\u009b`.
 */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replace(unseen, escaped)}\n`;
}

/**
 * Writes reports as JSON.
 *
 * @param reports The reports.
 * @returns One object, `{verdict, files}`, keys in declared order, ending with a line end.
 */
export function renderJson({ verdict, files }: Reports): string {
  return json({ verdict, files });
}
