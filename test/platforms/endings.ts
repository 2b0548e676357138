import { afterAll } from 'vitest';

/** Notes what is to be ended after the tests; what was begun last is ended first. */
export type Later = (end: () => void | Promise<void>) => void;

/**
 * Makes a list of what is to be ended after the tests of a block, also where one fails or what they need does not start.
 *
 * @returns The function that notes an ending.
 */
export function endAfterAll(): Later {
  const endings: Parameters<Later>[0][] = [];
  afterAll(async () => {
    const faults: unknown[] = [];
    for (const end of endings.reverse())
      try {
        await end();
      } catch (error) {
        faults.push(error);
      }
    if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join('\n'));
  });
  return (end) => {
    endings.push(end);
  };
}
