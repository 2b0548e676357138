import type { Verdict } from '../validate/report.ts';
import { spoken } from './report-text.ts';

const order: readonly Verdict[] = ['valid', 'nothing-declared', 'invalid', 'unreadable', 'unknown'];

/**
 * Counts verdicts.
 *
 * @param verdicts The verdict of each file.
 * @returns One line, such as `3 files: 2 valid, 1 invalid`, without a line end.
 */
export function totals(verdicts: readonly Verdict[]): string {
  const counts = order
    .map((verdict) => ({ verdict, count: verdicts.filter((one) => one === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${spoken(verdict)}`);
  return `${verdicts.length} ${verdicts.length === 1 ? 'file' : 'files'}: ${counts.join(', ')}`;
}
