import { answerChecks } from './answer-checks.ts';
import { openLine, type Bench, type Line, type TypesToTest } from './bench.ts';
import { callChecks } from './call-checks.ts';
import { getTag, postTask } from './call.ts';
import type { Check, Finding, Outcome } from './check.ts';
import { exampleChecks } from './example-checks.ts';
import type { Exchange, Fetch } from './exchange.ts';
import { formChecks } from './form-checks.ts';
import { interfaceChecks } from './interface-checks.ts';
import { usualLimits, type Limits } from './limits.ts';
import { replyChecks } from './reply-checks.ts';
import { tagChecks } from './tag-checks.ts';
import { testedType, type TestedType } from './tested-type.ts';

/** Every check; those that look at all answers come after those that ask. */
export const conformanceChecks: readonly Check[] = [
  ...[...tagChecks, ...exampleChecks, ...formChecks, ...callChecks],
  ...[...replyChecks, ...interfaceChecks, ...answerChecks],
];

/** What came of one check. */
export interface CheckReport {
  readonly id: string;
  readonly sentence: string;
  /** `left-out` where there was nothing to ask. */
  readonly verdict: 'passed' | 'warning' | 'fault' | 'left-out';
  /** How many answers were looked at. */
  readonly asked: number;
  readonly note?: string;
  readonly findings: readonly Finding[];
}

/** What came of a test. */
export interface ConformanceReport {
  readonly verdict: 'conforms' | 'faults';
  /** Address that was asked. */
  readonly planner: string;
  /** URIs of the tasktypes that it takes. */
  readonly tasktypes: readonly string[];
  /** How many calls were made. */
  readonly calls: number;
  /** False where it answered too little for everything to be asked. */
  readonly isWhole: boolean;
  readonly checks: readonly CheckReport[];
}

/** Why there was nothing to test. */
export interface Unreachable {
  readonly verdict: 'unreachable';
  readonly planner: string;
  /** What came in the place of an answer, as a sentence. */
  readonly message: string;
  readonly hint: string;
}

/** How a planner is tested. */
export interface ConformanceOptions extends TypesToTest {
  /** The tasktypes that it has to take; those of the registry that it takes unless given. */
  readonly tasktypes?: readonly string[];
  /** What sends the calls. */
  readonly fetch: Fetch;
  readonly limits?: Limits;
  /** Is told how many calls have been made. */
  readonly watch?: (made: number) => void;
}

interface Found {
  readonly url: string;
  readonly line: Line;
  readonly taken: readonly TestedType[];
}

/** Asks each type by every URI that means it; a planner may know but one of them. */
async function takenAt(
  url: string,
  wanted: readonly TestedType[],
  line: Line,
): Promise<Found | { readonly seen: readonly Exchange[] }> {
  for (const question of [getTag, postTask]) {
    const asked = await line.ask(
      wanted.flatMap((type) => type.uris.map((uri) => ({ type, call: question(url, uri) }))),
    );
    const yes = new Set(asked.flatMap(({ type, exchange }) => (exchange.answer.word === 'YES' ? [type] : [])));
    if (asked.some(({ exchange }) => exchange.answer.word !== undefined))
      return { url, line, taken: wanted.filter((type) => yes.has(type)) };
  }
  return { seen: line.exchanges() };
}

function unreachable(planner: string, seen: readonly Exchange[]): Unreachable {
  const answered = seen.find(({ received }) => received !== undefined);
  if (answered === undefined)
    return {
      ...{ verdict: 'unreachable', planner, message: `Nothing answers: ${seen[0]?.said ?? 'nothing was asked'}.` },
      hint: 'Check the address, and that the planner runs.',
    };
  return {
    ...{ verdict: 'unreachable', planner, message: `It says neither YES nor NO, but ${answered.said}` },
    hint: 'Give the address that takes the questions: https://<host>/<path>/accepts.',
  };
}

/** The address below the given one that takes questions, or the given one. */
async function find(address: string, wanted: readonly TestedType[], open: () => Line): Promise<Found | Unreachable> {
  const below = /\/accepts?$/.test(address) ? [] : [`${address.replace(/\/+$/, '')}/accepts`];
  const seen: Exchange[] = [];
  for (const url of [...below, address]) {
    const line = open();
    const [probe] = await line.ask([{ call: getTag(url, wanted[0]?.uri ?? '') }]);
    const isNothing =
      url !== address && probe?.exchange.received?.status === 404 && probe.exchange.answer.word === undefined;
    if (isNothing) continue;
    const found = await takenAt(url, wanted, line);
    if ('taken' in found) return found;
    seen.push(...found.seen);
    if (found.seen.every(({ received }) => received === undefined)) break;
  }
  return unreachable(address, seen);
}

function reportOf({ id, sentence }: Check, { asked, findings, note }: Outcome): CheckReport {
  const isFault = findings.some(({ severity }) => severity === 'fault');
  const found = isFault ? 'fault' : findings.length > 0 ? 'warning' : 'passed';
  // Faults first, so that the first one told is one that counts.
  const ordered = [...findings].sort(
    (one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'),
  );
  const verdict = asked === 0 ? 'left-out' : found;
  return { id, sentence, verdict, asked, ...(note === undefined ? {} : { note }), findings: ordered };
}

/**
 * Tests whether a planner answers as a planner has to, whatever it is written in.
 *
 * @param address Where it takes questions, or where it begins; without query.
 * @param options The types it is asked about, and what sends the calls.
 * @returns What came of each check; or what came in the place of an answer.
 */
export async function testPlanner(
  address: string,
  options: ConformanceOptions,
): Promise<ConformanceReport | Unreachable> {
  const { registry, checks, tasktypes, fetch, limits = usualLimits, watch } = options;
  const all = registry.types.filter(({ kind }) => kind === 'tasktype').map(({ uri }) => uri);
  const wanted = [...new Set(tasktypes ?? all)].map((uri) => testedType(uri, registry, checks));
  const found = await find(address, wanted, () => openLine(fetch, limits, watch));
  if ('verdict' in found) return found;
  const { url, taken, line } = found;
  const bench: Bench = { ...line, url, taken, registry, checks, wanted, areNamed: tasktypes !== undefined, limits };
  const reports: CheckReport[] = [];
  for (const check of conformanceChecks) reports.push(reportOf(check, await check.run(bench, check.advice)));
  const exchanges = line.exchanges();
  return {
    verdict: reports.some(({ verdict }) => verdict === 'fault') ? 'faults' : 'conforms',
    planner: url,
    tasktypes: taken.map(({ uri }) => uri),
    calls: exchanges.length,
    isWhole: !line.hasGivenUp(),
    checks: reports,
  };
}
