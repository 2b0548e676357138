const failures: string[] = [];

/**
 * Says what did not keep its limit.
 *
 * @returns What was measured, one for each.
 */
export const overTheLimit = (): readonly string[] => failures;

/**
 * Finds the middle one of numbers.
 *
 * @param values The numbers.
 * @returns NaN where there are none.
 */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/**
 * Prints a number that should be small.
 *
 * @param what What was measured.
 * @param ratio The number.
 * @param limit Most that it may be, where there is a limit.
 */
export function report(what: string, ratio: number, limit?: number): void {
  const verdict = limit === undefined ? '' : ratio <= limit ? ` (limit ${limit})` : ` OVER THE LIMIT OF ${limit}`;
  if (limit !== undefined && ratio > limit) failures.push(what);
  console.log(`${what.padEnd(72)} ${ratio.toFixed(2).padStart(7)}${verdict}`);
}

/**
 * Prints a number that should be large.
 *
 * @param what What was measured.
 * @param share The number.
 * @param least Least that it may be, where there is a limit.
 */
export function reportShare(what: string, share: number, least?: number): void {
  const enough = least === undefined || share >= least;
  if (!enough) failures.push(what);
  const verdict = enough ? (least === undefined ? '' : ` (at least ${least})`) : ` UNDER THE LEAST OF ${least}`;
  console.log(`${what.padEnd(72)} ${share.toFixed(2).padStart(7)}${verdict}`);
}
