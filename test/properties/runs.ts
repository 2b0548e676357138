/** Runs of each property: 1,000, or as many as `FAST_CHECK_RUNS` says (100,000 for a night). */
const wanted = Number(process.env['FAST_CHECK_RUNS'] ?? 1_000);

/**
 * Says how often a property is tried.
 *
 * @param cost How many times dearer than a cheap one a run of it is; it is tried so many times less.
 * @returns The settings for fast-check.
 */
export function runs(cost = 1): { readonly numRuns: number } {
  return { numRuns: Math.ceil(wanted / cost) };
}

/** A property may take longer than a test when it is tried more often. */
export const timeout = Math.max(60_000, wanted * 60);
