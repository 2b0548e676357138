import { durationSeconds, durationText, gibibytes } from './quantities.ts';
import type { Taking } from './taking.ts';

/** Least and most of something. */
interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** What a task needs, in the words of an Execution Broker. */
export interface Needs {
  readonly cores?: Range;
  /** GiB. */
  readonly memory?: Range;
  /** ISO 8601. */
  readonly duration?: string;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Leaves out the members that have no value.
 *
 * @param object The members.
 * @returns Those that have one; nothing where none has.
 */
export function members(object: Members): Members | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const whole = (value: unknown): number | undefined =>
  typeof value === 'string' && /^[0-9]{1,9}$/.test(value)
    ? Number(value)
    : typeof value === 'number'
      ? value
      : undefined;

const readers = { cores: whole, memory: gibibytes } as const;

/** One bound, from the taskinfo and from beside it; the stricter one counts, and brokers take whole numbers only. */
function bound(taking: Taking, field: keyof typeof readers, side: 'min' | 'max'): number | undefined {
  const [inside, beside] = [`/taskinfo/resources/${side}${field}`, `/resources/${side}${field}`];
  const read = (pointer: string): number | undefined => readers[field](taking.look(pointer));
  const [one, other] = [read(inside), read(beside)];
  for (const pointer of [inside, beside]) if (read(pointer) !== undefined) taking.any(pointer);
  const given = [one, other].filter((value) => value !== undefined);
  if (given.length === 0) return undefined;
  const chosen = side === 'min' ? Math.max(...given) : Math.min(...given);
  const word = side === 'min' ? 'larger' : 'smaller';
  if (one !== undefined && other !== undefined && one !== other)
    taking.lose(one === chosen ? beside : inside, `The taskinfo and \`resources\` differ; the ${word} is taken.`);
  const rounded = side === 'min' ? Math.ceil(chosen) : Math.max(1, Math.floor(chosen));
  if (rounded !== chosen)
    taking.lose(one === chosen ? inside : beside, `A broker takes whole numbers only; ${rounded} is asked for.`);
  return rounded;
}

function isoDuration(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return `PT${seconds / 3600}H`;
  return seconds > 0 && seconds % 60 === 0 ? `PT${seconds / 60}M` : `PT${seconds}S`;
}

/**
 * Takes what a task needs, from its taskinfo and from the `resources` beside it.
 *
 * @param taking The task.
 * @returns The needs; nothing of what is not said.
 */
export function takeNeeds(taking: Taking): Needs {
  const range = (field: keyof typeof readers): Range | undefined =>
    members({ min: bound(taking, field, 'min'), max: bound(taking, field, 'max') });
  // None is what every broker gives.
  if (taking.look('/taskinfo/resources/mingpus') === 0) taking.any('/taskinfo/resources/mingpus');
  const seconds = durationSeconds(taking.look('/resources/minduration'));
  if (seconds !== undefined) taking.any('/resources/minduration');
  const duration = seconds === undefined ? undefined : isoDuration(seconds);
  return { ...members({ cores: range('cores'), memory: range('memory'), duration }) };
}

/** Where the two years write their compute resource. */
const places = ['/resources/compute/0', '/compute'];

/**
 * Takes what a request to an Execution Broker needs, in the form of either year.
 *
 * @param taking The request.
 * @returns The `resources` of a taskinfo, and those beside it.
 */
export function takeResources(taking: Taking): {
  readonly inside?: Members | undefined;
  readonly beside?: Members | undefined;
} {
  const number = (field: string, side: string): number | undefined =>
    places
      .flatMap((place) => [`${place}/${field}/requested/${side}`, `${place}/${field}/${side}`])
      .map((pointer) => taking.number(pointer))
      .find((value) => value !== undefined);
  for (const place of places) for (const name of ['kind', 'type']) taking.text(`${place}/${name}`);
  const inside = members({
    mincores: number('cores', 'min'),
    maxcores: number('cores', 'max'),
    minmemory: number('memory', 'min'),
    maxmemory: number('memory', 'max'),
  });
  const seconds = durationSeconds(taking.look('/schedule/requested/duration'));
  if (seconds !== undefined) taking.any('/schedule/requested/duration');
  return { inside, beside: members({ minduration: seconds === undefined ? undefined : durationText(seconds) }) };
}
