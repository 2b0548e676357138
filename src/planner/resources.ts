import { isObject } from '../spec/object.ts';
import { near } from '../spec/near.ts';
import { joinPointer } from '../spec/place.ts';
import { shown, visible } from '../spec/words.ts';
import { valuesOf, type Field, type FoundValue } from './fields.ts';
import type { Condition, OfferedResources, Question, Reason } from './message.ts';
import type { Policy } from './policy.ts';
import { durationSeconds, durationText, gibibytes } from './quantities.ts';

interface Quantity {
  readonly field: Extract<Field, 'cores' | 'memory' | 'gpus' | 'duration'>;
  readonly read: (value: unknown) => number | undefined;
  readonly write: (amount: number) => string | number;
  /** The amount in a sentence. */
  readonly told: (amount: number) => string;
}

const amount = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^[0-9]{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
};

const count =
  (one: string) =>
  (number: number): string =>
    `${number} ${number === 1 ? one : `${one}s`}`;

const quantities: readonly Quantity[] = [
  { field: 'cores', read: amount, write: (number) => number, told: count('core') },
  { field: 'memory', read: gibibytes, write: (number) => `${number}G`, told: (number) => `${number} GiB of memory` },
  { field: 'gpus', read: amount, write: (number) => number, told: count('GPU') },
  { field: 'duration', read: durationSeconds, write: durationText, told: durationText },
];

/** What may be wanted beside a taskinfo. */
const wishes = [...quantities.map(({ field }) => field), 'startup'].flatMap((name) => [`min${name}`, `max${name}`]);

/** What is wanted of a quantity, and where that is said. */
interface Wanted {
  readonly amount: number;
  readonly path: string;
}

/** Slurm, and Rosetta with it, reads a plain number as megabytes. */
function readInTask({ read }: Quantity, { pointer, value }: FoundValue): number | undefined {
  if (pointer === '/computing_memory' && /^[0-9]+$/.test(String(value))) return gibibytes(`${String(value)}M`);
  // To a UWS service, no seconds are no limit.
  return pointer === '/executionDuration' && value === 0 ? Infinity : read(value);
}

function inTask(quantity: Quantity, taskinfo: unknown): Wanted | undefined {
  const [found] = valuesOf(taskinfo, quantity.field);
  const read = found && readInTask(quantity, found);
  return read === undefined ? undefined : { amount: read, path: `/taskinfo${found?.pointer ?? ''}` };
}

/** The end of a sentence about the least of something. */
const atLeast = (told: Quantity['told'], amount: number): string =>
  amount === Infinity ? 'no limit' : `at least ${told(amount)}`;

/** What was found out about the resources of a question. */
export interface Negotiation {
  readonly reasons: readonly Reason[];
  readonly conditions: readonly Condition[];
  /** What is offered; absent where the question wanted nothing beside its taskinfo. */
  readonly offered?: OfferedResources;
}

interface Findings {
  readonly reasons: Reason[];
  readonly conditions: Condition[];
  readonly offered: Record<string, string | number>;
}

const rule = 'resources-suffice-here';

interface Asked {
  readonly resources: Readonly<Record<string, unknown>>;
  readonly taskinfo: unknown;
  readonly service: string;
}

/** Reads one of the wishes beside the taskinfo; one that cannot be read is a reason. */
function wish(name: string, read: Quantity['read'], { resources }: Asked, { reasons }: Findings): Wanted | undefined {
  const value = resources[name];
  if (value === undefined) return undefined;
  const path = `/resources/${name}`;
  const known = read(value);
  if (known === undefined)
    reasons.push({ text: `\`resources.${name}\` is ${shown(value)}, which is no such amount.`, path, rule });
  return known === undefined ? undefined : { amount: known, path };
}

function negotiateOne(quantity: Quantity, limit: number | undefined, asked: Asked, found: Findings): void {
  const { field, told, write } = quantity;
  const beside = wish(`min${field}`, quantity.read, asked, found);
  const most = wish(`max${field}`, quantity.read, asked, found);
  const within = inTask(quantity, asked.taskinfo);
  if (beside !== undefined && within !== undefined && beside.amount !== within.amount)
    found.conditions.push({
      path: beside.path,
      text: `The task asks for at least ${told(within.amount)} in its taskinfo and ${told(beside.amount)} beside it; the larger is taken.`,
    });
  const least = beside !== undefined && beside.amount >= (within?.amount ?? 0) ? beside : within;
  if (least !== undefined && limit !== undefined && least.amount > limit) {
    const text = `${asked.service} gives at most ${told(limit)}; the task asks for ${atLeast(told, least.amount)}.`;
    found.reasons.push({ text, path: least.path, rule });
  }
  if (least !== undefined && most !== undefined && least.amount > most.amount) {
    const text = `The task asks for ${atLeast(told, least.amount)} and for at most ${told(most.amount)}, which contradict each other.`;
    found.reasons.push({ text, path: most.path, rule });
  }
  const highest = Math.min(limit ?? Infinity, most?.amount ?? Infinity);
  if (least !== undefined && (beside !== undefined || most !== undefined))
    found.offered[`min${field}`] = write(least.amount);
  if ((beside !== undefined || most !== undefined) && highest !== Infinity)
    found.offered[`max${field}`] = write(highest);
}

function negotiateStart(startup: number | undefined, asked: Asked, found: Findings): void {
  const most = wish('maxstartup', durationSeconds, asked, found);
  wish('minstartup', durationSeconds, asked, found);
  if (startup === undefined || most === undefined) return;
  found.offered['minstartup'] = durationText(startup);
  found.offered['maxstartup'] = durationText(most.amount);
  if (startup > most.amount) {
    const text = `${asked.service} needs at least ${durationText(startup)} to start; the task asks for at most ${durationText(most.amount)}.`;
    found.reasons.push({ text, path: most.path, rule });
  }
}

/**
 * Negotiates what a question wants with what a service has, as the note shows: the question names a minimum, the reply adds
 * the maximum. A taskinfo may name its needs too; the larger one counts, and a disagreement is said.
 *
 * @param policy The policy of the offer.
 * @param question The question.
 * @param service Name of the service, to begin a sentence with.
 * @returns Why it does not suffice, what is to be known, and what is offered.
 */
export function negotiate(
  { max = {}, startup }: Policy,
  { taskinfo, resources }: Question,
  service: string,
): Negotiation {
  const found: Findings = { reasons: [], conditions: [], offered: {} };
  if (resources !== undefined && !isObject(resources)) {
    const text = `\`resources\` is ${shown(resources)}; an object is expected.`;
    return { reasons: [{ text, path: '/resources', rule }], conditions: [] };
  }
  const asked: Asked = { resources: resources ?? {}, taskinfo, service };
  for (const name of Object.keys(asked.resources)) {
    const [like] = wishes.includes(name) ? [] : near(name, wishes);
    if (like === undefined) continue;
    const text = `\`resources.${visible(name)}\` is not known. Did you mean \`${like}\`?`;
    found.reasons.push({ text, path: joinPointer('/resources', name), rule });
  }
  for (const quantity of quantities) {
    const limit = max[quantity.field];
    negotiateOne(quantity, limit === undefined ? undefined : quantity.read(limit), asked, found);
  }
  negotiateStart(startup === undefined ? undefined : durationSeconds(startup), asked, found);
  const { reasons, conditions, offered } = found;
  return { reasons, conditions, ...(Object.keys(offered).length === 0 ? {} : { offered }) };
}
