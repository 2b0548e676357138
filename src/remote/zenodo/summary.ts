import type { Because } from '../../metadata/record-fault.ts';
import type { Severity } from '../../spec/problem.ts';
import { joinVerdicts, type TaskVerdict, type Verdict } from '../../validate/report.ts';
import type { Harvest, HarvestedRecord } from './harvest.ts';

/** How often a type is declared. */
export interface TypeCount {
  /** Canonical URI, or what was written where no type is known. */
  readonly type: string;
  readonly title?: string;
  readonly tasks: number;
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
}

/** How often a rule is broken. */
export interface ProblemCount {
  readonly rule: string;
  readonly severity: Severity;
  readonly problems: number;
  /** Records that have it. */
  readonly records: number;
  /** What one of them was told. */
  readonly example: string;
}

/** What a harvest comes to. */
export interface HarvestSummary {
  /** Records in the community, as the server says. */
  readonly total: number;
  /** Records looked at. */
  readonly records: number;
  readonly withMetadata: number;
  readonly withTasks: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Why records could not be read; `text` where the file is there and not well formed. */
  readonly unread: Readonly<Partial<Record<Because | 'text', number>>>;
  /** The most frequent first. */
  readonly types: readonly TypeCount[];
  /** The most frequent first; those of records that could not be read stand under `unread`. */
  readonly problems: readonly ProblemCount[];
}

const verdicts: readonly Verdict[] = ['valid', 'nothing-declared', 'invalid', 'unknown', 'unreadable'];

function counted<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, one], [, other]) => other - one)) as Partial<Record<Key, number>>;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function typesIn(records: readonly HarvestedRecord[]): readonly TypeCount[] {
  const tasks = records.flatMap(({ report }) => report.tasks);
  const groups = grouped(tasks, ({ uri, type }) => uri ?? type);
  return [...groups]
    .map(([type, same]) => {
      const number = (verdict: TaskVerdict): number => same.filter((task) => task.verdict === verdict).length;
      const title = same[0]?.title;
      const counts = { valid: number('valid'), invalid: number('invalid'), unknown: number('unknown') };
      return { type, ...(title === undefined ? {} : { title }), tasks: same.length, ...counts };
    })
    .sort((one, other) => other.tasks - one.tasks || (one.type < other.type ? -1 : 1));
}

function problemsIn(records: readonly HarvestedRecord[]): readonly ProblemCount[] {
  const found = records
    .filter(({ because }) => because === undefined)
    .flatMap(({ id, report }) => report.problems.map((problem) => ({ id, problem })));
  return [...grouped(found, ({ problem }) => `${problem.severity} ${problem.rule}`).values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const { rule, severity, message } = first.problem;
      return [
        { rule, severity, problems: same.length, records: new Set(same.map(({ id }) => id)).size, example: message },
      ];
    })
    .sort(
      (one, other) => other.records - one.records || other.problems - one.problems || (one.rule < other.rule ? -1 : 1),
    );
}

/**
 * Sums a harvest up.
 *
 * @param harvest The harvest.
 * @returns The numbers.
 */
export function summaryOf({ total, records }: Harvest): HarvestSummary {
  const count = (verdict: Verdict): number => records.filter(({ report }) => report.verdict === verdict).length;
  const unread = records.filter(({ report }) => report.verdict === 'unreadable');
  return {
    total,
    records: records.length,
    withMetadata: records.filter(({ because }) => because === undefined).length,
    withTasks: records.filter(({ report }) => report.tasks.length > 0).length,
    verdicts: Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>,
    unread: counted(unread.map(({ because }) => because ?? 'text')),
    types: typesIn(records),
    problems: problemsIn(records),
  };
}

/**
 * Gives the verdict of a harvest.
 *
 * @param harvest The harvest.
 * @returns That of its records together; one that ended early or found no record is `unreadable` where none is invalid.
 */
export function verdictOf({ isComplete, records }: Harvest): Verdict {
  const verdict = joinVerdicts(records.map(({ report }) => report.verdict));
  return verdict === 'invalid' || (isComplete && records.length > 0) ? verdict : 'unreadable';
}
