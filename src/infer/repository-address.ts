import type { Repository } from './repository.ts';
import type { FoundValue, MissingValue } from './suggestion.ts';

/**
 * Fills in where a repository can be cloned from, or asks for it.
 *
 * @param repository The repository.
 * @param pointer Where the taskinfo has the address.
 * @returns The value, or what is missing.
 */
export function cloneAddress(
  { origin }: Repository,
  pointer: string,
): { readonly values: readonly FoundValue[]; readonly missing: readonly MissingValue[] } {
  if (origin !== undefined)
    return { values: [{ pointer, value: origin.url, sure: origin.sure, evidence: origin.evidence }], missing: [] };
  const question = 'Where can the repository be cloned from? For example https://gitlab.com/survey/notebooks';
  return { values: [], missing: [{ pointer, question }] };
}
