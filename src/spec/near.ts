/** Longest text that is compared; a longer one is no misspelled name. */
const maxLength = 128;

/** How many slips are forgiven in a word of this many code units. */
function forgiven(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 9 ? 2 : 3;
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;

/**
 * The Damerau-Levenshtein distance (insertions, deletions, substitutions, swaps of neighbours) up to a bound; a row
 * that lies above the bound ends the count.
 */
function distanceWithin(bound: number, from: string, to: string): number | undefined {
  if (Math.abs(from.length - to.length) > bound) return undefined;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + change,
          swapped ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...current) > bound) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = at(last, to.length);
  return distance <= bound ? distance : undefined;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/**
 * Finds the known names that a misspelled word was probably meant to be; upper and lower case do not count as slips.
 *
 * @param word The word as written; over 128 code units it is near to nothing.
 * @param candidates The known names. The word itself is never offered.
 * @param limit How many names to give at most.
 * @returns The near names, nearest first; empty when all are too far.
 */
export function near(word: string, candidates: readonly string[], limit = 3): string[] {
  if (word.length > maxLength) return [];
  const folded = word.toLowerCase();
  const bound = forgiven(folded.length);
  const found = [...new Set(candidates)]
    .filter((candidate) => candidate !== word)
    .flatMap((candidate) => {
      const other = candidate.toLowerCase();
      const distance = distanceWithin(bound, folded, other);
      return distance === undefined ? [] : [{ candidate, distance, start: commonStart(folded, other) }];
    })
    .sort((one, other) => one.distance - other.distance || other.start - one.start);
  // Beside a very near name, one that is clearly farther only distracts.
  const farthest = (found[0]?.distance ?? 0) + 1;
  return found
    .filter(({ distance }) => distance <= farthest)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}
