import { problem, type Problem } from '../spec/problem.ts';

/** Limits for what a text holds, whatever it says; what is not given is not limited. */
export interface ContentLimits {
  /** Levels of objects and lists. */
  readonly maxDepth?: number;
  /** UTF-16 code units of one string or key. */
  readonly maxString?: number;
  /** Tasks, or interfaces of a reply. */
  readonly maxTasks?: number;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

interface Part {
  readonly value: unknown;
  readonly pointer: string;
}

function partsOf({ value, pointer }: Part): readonly Part[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, item]: [string, unknown]) => ({
    value: item,
    pointer: `${pointer}/${escaped(key)}`,
  }));
}

const isLong = (value: unknown, most: number): boolean => typeof value === 'string' && value.length > most;

function longKeyIn(value: unknown, most: number): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).some((key) => key.length > most);
}

/**
 * Looks for a string or key that is too long to be checked.
 *
 * @param value The value of a text, nested no deeper than its reader allows.
 * @param most UTF-16 code units.
 * @returns The problem, with the pointer of the string, or of the object that has the key; nothing where all are within.
 */
export function longString(value: unknown, most: number): Problem | undefined {
  const waiting: Part[] = [{ value, pointer: '' }];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (isLong(part.value, most) || longKeyIn(part.value, most))
      return problem('file-is-within-limits', {
        message: `A text here has more than ${most} characters, the limit.`,
        hint: 'Give what is long by an address instead of writing it out.',
        pointer: part.pointer,
      });
    waiting.push(...partsOf(part));
  }
  return undefined;
}

/**
 * Says that a file declares too many tasks to be checked at once.
 *
 * @param count How many it declares.
 * @param most How many it may.
 * @returns The problem.
 */
export function manyTasks(count: number, most: number): Problem {
  return problem('file-is-within-limits', {
    message: `The file declares ${count} tasks or interfaces, more than the limit of ${most}.`,
    hint: 'Split it, and check the parts one by one.',
  });
}
