import { problem, type Problem } from '../spec/problem.ts';
import { joinVerdicts, type Report, type Verdict } from '../validate/report.ts';
import { exactText } from './exact-text.ts';
import type { Limits } from './limits.ts';
import { createLines, lineEnd, type Line } from './lines.ts';
import { createToldLines } from './told-lines.ts';
import { toldOf, type ToldOfLine } from './told-of-line.ts';
import { createTurn, type Turn } from './turn.ts';

/** Checks the document of one line. */
export interface LineCheck {
  /** The report of each document in which nothing is wrong, where that is plain, at its place; the same for many. */
  readonly faultless: (lines: readonly string[]) => readonly (Report | undefined)[];
  readonly reportOf: (line: Uint8Array<ArrayBuffer>) => Promise<ToldOfLine>;
}

/** Is told that so many lines had a verdict. */
export type OnLines = (verdict: string, lines: number) => void;

const encoder = new TextEncoder();

/** What JSON calls white space; a line of anything else is told of. */
const blank = /^[ \t\r]*$/;

const verdicts: readonly Verdict[] = ['valid', 'invalid', 'unknown', 'unreadable', 'nothing-declared'];

function tooLong(limit: number): ToldOfLine {
  const fault: Problem = problem('file-is-within-limits', {
    message: `The line has more than ${limit} bytes, the limit.`,
    hint: "Write one document on each line, of a list with `jq -c '.[]'`; check a larger one with the command line.",
  });
  return toldOf({ verdict: 'unreadable', tasks: [], problems: [fault] });
}

/** What follows the number of a line: a report without its opening brace. */
const afterNumber = (report: string, flag = ''): Uint8Array => encoder.encode(`${flag}${report.slice(1)}\n`);

/** Counts verdicts; most lines have the one of the line before. */
function createCount(onLines: OnLines) {
  const counts = new Map<Verdict, number>();
  let verdict: Verdict | undefined;
  let lines = 0;
  const settle = (): void => {
    if (verdict === undefined) return;
    counts.set(verdict, (counts.get(verdict) ?? 0) + lines);
    onLines(verdict, lines);
    verdict = undefined;
    lines = 0;
  };
  const add = (next: Verdict): void => {
    if (next !== verdict) settle();
    verdict = next;
    lines += 1;
  };
  return { add, settle, counts };
}

/** Tells of each line what was found, and counts. */
function createTeller(check: LineCheck, limit: number, onLines: OnLines) {
  const told = createToldLines();
  const { add, settle, counts } = createCount(onLines);
  let known: { readonly report: Report; readonly rest: Uint8Array } | undefined;
  let number = 0;
  const tell = ({ verdict, json }: ToldOfLine, flag?: string): void => {
    add(verdict);
    told.add(number, afterNumber(json, flag));
  };
  const tellKnown = (report: Report): void => {
    if (known?.report !== report) known = { report, rest: afterNumber(JSON.stringify(report)) };
    add(report.verdict);
    told.add(number, known.rest);
  };
  const summary = (isTerminated: boolean): string => {
    settle();
    const tally = Object.fromEntries(verdicts.map((verdict) => [verdict, counts.get(verdict) ?? 0]));
    const verdict = joinVerdicts(counts.keys());
    const all = { verdict, lines: number, ...tally, ...(isTerminated ? {} : { unterminated: true }) };
    return `${JSON.stringify({ summary: all })}\n`;
  };
  return {
    /** Some lines as text. */
    async texts(lines: readonly string[], turn: Turn): Promise<void> {
      const reports = check.faultless(lines);
      for (const [at, line] of lines.entries()) {
        number += 1;
        const report = reports[at];
        if (report !== undefined) tellKnown(report);
        else if (!blank.test(line)) {
          tell(await check.reportOf(encoder.encode(line)));
          await turn();
        }
      }
    },
    /** A line by itself. */
    async bytes(line: Line, flag?: string): Promise<void> {
      number += 1;
      if (line === undefined) {
        tell(tooLong(limit), flag);
        return;
      }
      const text = exactText(line);
      if (text !== undefined && blank.test(text)) return;
      tell(await check.reportOf(line), flag);
    },
    take(): Uint8Array<ArrayBuffer> {
      settle();
      return told.take();
    },
    summary,
  };
}

type Teller = ReturnType<typeof createTeller>;

function* linesIn(bytes: Uint8Array<ArrayBuffer>, limit: number): Generator<Line> {
  let start = 0;
  for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd, start)) {
    yield end - start > limit ? undefined : bytes.slice(start, end);
    start = end + 1;
  }
}

/** Lines that are looked at together, each step for all of them: it takes less than all steps for each. */
const together = 32;

function* textsIn(text: string): Generator<readonly string[]> {
  let lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    if (lines.push(text.slice(start, end)) === together) {
      yield lines;
      lines = [];
    }
    start = end + 1;
  }
  yield lines;
}

/** The lines of a piece are decoded together; where one of them is no UTF-8, or may be too long, each by itself. */
async function tellWhole(whole: Uint8Array<ArrayBuffer>, limit: number, teller: Teller): Promise<void> {
  const text = whole.length > limit ? undefined : exactText(whole);
  const turn = createTurn();
  if (text === undefined) {
    for (const line of linesIn(whole, limit)) {
      await teller.bytes(line);
      await turn();
    }
    return;
  }
  for (const lines of textsIn(text)) {
    await teller.texts(lines, turn);
    await turn();
  }
}

/**
 * Checks a document on each line as the lines come: one line of JSON goes out for each, in their order, with its number,
 * and a summary last. No more is read than is taken, and a bad line costs that line only.
 *
 * @param body The lines.
 * @param check Checks one of them.
 * @param limits What a line may cost.
 * @param onLines Is told the verdicts of lines.
 * @returns The reports; an error of the body ends them without a summary.
 */
export function checkLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  check: LineCheck,
  { line: limit }: Pick<Limits, 'line'>,
  onLines: OnLines = () => undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const lines = createLines(limit);
  const teller = createTeller(check, limit, onLines);
  const end = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const rest = lines.rest();
    for (const line of rest) await teller.bytes(line, '"unterminated":true,');
    return encoder.encode(new TextDecoder().decode(teller.take()) + teller.summary(rest.length === 0));
  };
  const read = async (): Promise<{ readonly out: Uint8Array<ArrayBuffer>; readonly isLast: boolean }> => {
    const { done, value } = await reader.read();
    if (done) return { out: await end(), isLast: true };
    const { begun, whole } = lines.take(value);
    for (const line of begun) await teller.bytes(line);
    await tellWhole(whole, limit, teller);
    return { out: teller.take(), isLast: false };
  };
  return new ReadableStream(
    {
      async pull(controller) {
        for (;;) {
          const { out, isLast } = await read();
          if (out.length > 0) controller.enqueue(out);
          if (isLast) controller.close();
          if (isLast || out.length > 0) return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 1 },
  );
}
