/** Milliseconds after which others have their turn. */
const longest = 8;

/** Is called after each piece of work; what it returns has to be waited for. */
export type Turn = () => Promise<void> | undefined;

/**
 * Makes what lets others have their turn while something takes long.
 *
 * @returns It, which counts from now.
 */
export function createTurn(): Turn {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longest) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
