/** Milliseconds after which others have their turn, and pieces of work between two looks at the clock. */
const longest = 8;
const piecesBetween = 32;

/**
 * Makes what lets others have their turn while something takes long.
 *
 * @returns Is called after each piece of work, whether it may have been long by itself; what it returns has to be waited for.
 */
export function createTurn(): (isLong: boolean) => Promise<void> | undefined {
  let since = performance.now();
  let pieces = 0;
  return (isLong) => {
    pieces += 1;
    if (!isLong && pieces % piecesBetween !== 0) return undefined;
    if (performance.now() - since < longest) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
