import type { Entry } from '../spec/spec.ts';
import { createLogReader } from './log-reading.ts';
import type { Answer } from './lookup.ts';
import type { Registry } from './registry.ts';

/** A type, or what stands in its place, that a log names. */
export interface LogFinding<E extends Entry = Entry> {
  readonly answer: Answer<E>;
  /** How often the log names it. */
  readonly count: number;
}

/** All that a log names. */
export interface LogFindings<E extends Entry = Entry> {
  /** Each text once, most telling first. */
  readonly findings: readonly LogFinding<E>[];
  /** How many different texts were not looked up, since there were too many. */
  readonly leftOut: number;
}

/** Different texts that are looked up; a log of web addresses may hold any number of them. */
const mostTexts = 500;

interface Met {
  readonly text: string;
  readonly key?: 'tasktype' | 'servicetype' | 'type';
  readonly count: number;
}

const urgency: Readonly<Record<Answer['status'], number>> = {
  withdrawn: 0,
  suggestion: 1,
  related: 1,
  unknown: 1,
  moved: 2,
  known: 3,
};

function urgencyOf(answer: Answer): number {
  const isDeprecated = answer.status === 'known' && answer.type.current.status === 'deprecated';
  return isDeprecated ? urgency.moved : urgency[answer.status];
}

/** What the log itself calls a type comes before what only looks like one, and what is to be mended before what is fine. */
function rankOf({ key }: Met, answer: Answer): readonly number[] {
  return [Number(key === undefined), urgencyOf(answer), Number(answer.advice.message === undefined)];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, rank] of one.entries()) {
    const difference = rank - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Gathers what a log or a stack trace names, each text once with its count.
 *
 * @param registry Where types are looked up.
 * @param log The lines.
 * @returns What was found, most telling first. It takes linear time, and 500 look-ups at most.
 */
export function findInLog<E extends Entry>(registry: Registry<E>, log: string): LogFindings<E> {
  const reader = createLogReader(registry);
  const met = new Map<string, Met>();
  for (const line of log.split('\n'))
    for (const { text, key } of reader.find(line)) {
      const before = met.get(text);
      const called = before?.key ?? key;
      met.set(text, { text, count: (before?.count ?? 0) + 1, ...(called === undefined ? {} : { key: called }) });
    }
  // What the log calls a type is looked up first, so that no crowd of web addresses leaves it out.
  const all = [...met.values()].sort((one, other) => Number(one.key === undefined) - Number(other.key === undefined));
  const ranked = all.slice(0, mostTexts).flatMap((one) => {
    const answer = reader.explain(one);
    return answer === undefined ? [] : [{ answer, count: one.count, rank: rankOf(one, answer) }];
  });
  return {
    findings: ranked
      .sort((one, other) => compare(one.rank, other.rank) || other.count - one.count)
      .map(({ answer, count }) => ({ answer, count })),
    leftOut: Math.max(0, all.length - mostTexts),
  };
}
