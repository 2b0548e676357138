/**
 * Shows a value in a sentence, cut to a readable length, control characters escaped.
 *
 * @param value Any JSON value.
 * @returns Its JSON, at most 80 characters.
 */
export function shown(value: unknown): string {
  const text = (JSON.stringify(value) as string | undefined) ?? 'undefined';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/**
 * Joins words into a list with a conjunction before the last.
 *
 * @param words The words.
 * @param conjunction `and` or `or`.
 * @returns The list as text.
 */
export function listed(words: readonly string[], conjunction: string): string {
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
 * Says what a value is.
 *
 * @param value Any JSON value.
 * @returns Its type in words.
 */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number';
  return typeNames[typeof value] ?? typeof value;
}
