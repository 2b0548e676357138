import { problem, type Problem, type ProblemDetails } from './problem.ts';

/**
 * Finds half of a surrogate pair: a UTF-16 code unit that stands for no character and cannot be written as UTF-8.
 *
 * @param text Any string.
 * @returns The offset of the first one, or -1.
 */
export function loneSurrogate(text: string): number {
  // ES2024, in every engine we run on; the compiler's library level does not know it yet.
  if ((text as string & { isWellFormed(): boolean }).isWellFormed()) return -1;
  return text.search(/\p{Surrogate}/u);
}

/**
 * Says that a text holds half of a surrogate pair.
 *
 * @param code The UTF-16 code unit.
 * @param where Where it stands.
 * @returns An error.
 */
export function halfPair(code: number, where: Pick<ProblemDetails, 'pointer' | 'place'>): Problem {
  return problem('unicode-is-well-formed', {
    message: `Half of a surrogate pair, \\u${code.toString(16)}, stands here without its other half.`,
    hint: 'Remove it, or write the whole character it was part of.',
    ...where,
  });
}
