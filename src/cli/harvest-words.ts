import type { HarvestedRecord } from '../remote/zenodo/harvest.ts';
import type { HarvestSummary } from '../remote/zenodo/summary.ts';
import { spoken } from '../report/report-text.ts';
import { recordName } from '../metadata/zenodo.ts';
import { cut } from '../spec/words.ts';
import type { Verdict } from '../validate/report.ts';

type Reason = keyof HarvestSummary['unread'];

/** Why a record could not be read, in a few words. */
export const reasons: Readonly<Record<Reason, string>> = {
  'no-metadata': 'no codemeta.json',
  'no-metadata-in-zip': 'no codemeta.json in the zip',
  'no-files': 'no files are shown',
  restricted: 'not open to everybody',
  removed: 'removed',
  'not-there': 'not there',
  'no-answer': 'no answer',
  'out-of-order': 'Zenodo out of order',
  'too-often': 'asked too often',
  refused: 'refused',
  elsewhere: 'file on another host',
  'too-large': 'too large',
  'no-record': 'no record of Zenodo',
  damaged: 'damaged file',
  text: 'not well formed',
};

/** Reasons that say everything; the others are told with their sentence. */
const plain: ReadonlySet<Reason> = new Set<Reason>([
  'no-metadata',
  'no-metadata-in-zip',
  'no-files',
  'restricted',
  'removed',
]);

/** Longest title in a list, in UTF-16 code units. */
const longestTitle = 50;

/**
 * Names a record in a list.
 *
 * @param record The record.
 * @returns Its title, cut to a readable length, version and DOI.
 */
export function nameOf(record: HarvestedRecord): string {
  const { title } = record;
  return recordName({
    ...record,
    ...(title === undefined ? {} : { title: cut(title, longestTitle) }),
    keywords: [],
    files: [],
  });
}

/**
 * Says what is missing of a record that could not be read.
 *
 * @param record The record.
 * @returns A few words, and the sentence where they are not enough; `undefined` where the record was read.
 */
export function whyUnread({
  because,
  report,
}: HarvestedRecord): { readonly words: string; readonly sentence?: string } | undefined {
  if (because === undefined) return undefined;
  const sentence = report.problems[0]?.message;
  return { words: reasons[because], ...(plain.has(because) || sentence === undefined ? {} : { sentence }) };
}

/** A line of the numbers of a harvest. */
export interface CountLine {
  readonly what: string;
  readonly count: number;
  /** True for a line that says of what another one consists. */
  readonly isPart?: true;
}

/**
 * Lists the numbers of a harvest.
 *
 * @param summary What it comes to.
 * @returns A line for each verdict that occurs, below `unreadable` the reasons, and last what the records have.
 */
export function countLines({ verdicts, unread, withMetadata, withTasks }: HarvestSummary): readonly CountLine[] {
  const parts = Object.entries(unread) as readonly (readonly [Reason, number])[];
  const ofVerdicts = (Object.entries(verdicts) as readonly (readonly [Verdict, number])[]).flatMap(
    ([verdict, count]) => [
      ...(count > 0 ? [{ what: spoken(verdict), count }] : []),
      ...(verdict === 'unreadable'
        ? parts.map(([reason, number]) => ({ what: reasons[reason], count: number, isPart: true as const }))
        : []),
    ],
  );
  return [
    ...ofVerdicts,
    { what: 'with a codemeta.json', count: withMetadata },
    { what: 'with tasks', count: withTasks },
  ];
}

/**
 * Says how the tasks of a type fare.
 *
 * @param type The counts of the type.
 * @returns Such as `8 valid, 1 invalid`.
 */
export function fate({ valid, invalid, unknown }: HarvestSummary['types'][number]): string {
  return Object.entries({ valid, invalid, unknown })
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${String(count)} ${verdict}`)
    .join(', ');
}

/**
 * Counts things.
 *
 * @param count How many.
 * @param what What they are called, one of them.
 * @returns Such as `1 record`, `2 records`.
 */
export function many(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** Rules that a summary names; JSON has them all. */
export const mostRules = 10;
