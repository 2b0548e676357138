import { problem, type Place, type Problem, type Severity } from './problem.ts';
import { shown } from './words.ts';

/** Where a key stands again. */
export interface Repetition {
  readonly key: string;
  readonly pointer: string;
  readonly place: Place;
  /** Where it stood before. */
  readonly first: Place;
  readonly severity: Severity;
}

/**
 * Says that a key stands in its object again.
 *
 * @param repetition The key and both places.
 * @returns The problem.
 */
export function repeatedKey({ key, pointer, place, first, severity }: Repetition): Problem {
  return problem('key-is-unique', {
    severity,
    message: `The key ${shown(key)} stands here again; it stood on line ${first.line}, column ${first.column} already.`,
    hint: 'Keep one of them: readers take the last, the first, or refuse the file.',
    pointer,
    place,
  });
}
