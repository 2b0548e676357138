import { problem, type Problem } from '../spec/problem.ts';
import { joinVerdicts, type Report, type Verdict } from '../validate/report.ts';
import type { Limits } from './limits.ts';
import { createLines } from './lines.ts';

/** Checks the document of one line. */
export type CheckLine = (line: Uint8Array<ArrayBuffer>) => string | Promise<string>;

const encoder = new TextEncoder();

/** Milliseconds after which others have their turn. */
const longestTurn = 8;

interface Tally {
  lines: number;
  readonly verdicts: Map<Verdict, number>;
}

/** What a batch ends with. */
function summaryOf({ lines, verdicts }: Tally, isTerminated: boolean): string {
  const counts = Object.fromEntries(
    (['valid', 'invalid', 'unknown', 'unreadable', 'nothing-declared'] as const).map((one) => [
      one,
      verdicts.get(one) ?? 0,
    ]),
  );
  const summary = {
    verdict: joinVerdicts(verdicts.keys()),
    lines,
    ...counts,
    ...(isTerminated ? {} : { unterminated: true }),
  };
  return `${JSON.stringify({ summary })}\n`;
}

/** The verdict stands first in what a line is told, so that it need not be parsed again. */
const verdictIn = (told: string): Verdict => told.slice('{"verdict":"'.length, told.indexOf('"', 12)) as Verdict;

function tooLong(limit: number): Report {
  const fault: Problem = problem('file-is-within-limits', {
    message: `The line has more than ${limit} bytes, the limit.`,
    hint: 'Send the document by itself to /api/validate, or split it.',
  });
  return { verdict: 'unreadable', tasks: [], problems: [fault] };
}

function isBlank(line: Uint8Array): boolean {
  return line[0] !== 0x7b && line.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
}

/**
 * Checks a document on each line as the lines come: one line of JSON goes out for each, in their order, with its number,
 * and a summary last. No more is read than is taken, and a bad line costs that line only.
 *
 * @param body The lines.
 * @param check Checks one of them and gives its report as JSON, the verdict first.
 * @param limits What a line may cost.
 * @param onLine Is told the verdict of each line.
 * @returns The reports; an error of the body ends them without a summary.
 */
export function checkLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  check: CheckLine,
  { line: limit }: Pick<Limits, 'line'>,
  onLine: (verdict: string) => void = () => undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const lines = createLines(limit);
  const tally: Tally = { lines: 0, verdicts: new Map() };

  const tell = (told: string, flag = ''): string => {
    const verdict = verdictIn(told);
    onLine(verdict);
    tally.verdicts.set(verdict, (tally.verdicts.get(verdict) ?? 0) + 1);
    return `{"line":${String(tally.lines)},${flag}${told.slice(1)}\n`;
  };
  const answer = (line: Uint8Array<ArrayBuffer> | undefined, flag?: string): string | Promise<string> => {
    tally.lines += 1;
    if (line === undefined) return tell(JSON.stringify(tooLong(limit)), flag);
    if (isBlank(line)) return '';
    const told = check(line);
    return typeof told === 'string' ? tell(told, flag) : told.then((one) => tell(one, flag));
  };
  const answerAll = async (piece: Uint8Array<ArrayBuffer>): Promise<string> => {
    let out = '';
    let since = performance.now();
    for (const line of lines.take(piece)) {
      const told = answer(line);
      out += typeof told === 'string' ? told : await told;
      if (performance.now() - since < longestTurn) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    return out;
  };
  const end = async (): Promise<string> => {
    let out = '';
    const rest = lines.rest();
    for (const line of rest) out += await answer(line, '"unterminated":true,');
    return out + summaryOf(tally, rest.length === 0);
  };
  return new ReadableStream(
    {
      async pull(controller) {
        for (;;) {
          const { done, value } = await reader.read();
          const out = done ? await end() : await answerAll(value);
          if (out !== '') controller.enqueue(encoder.encode(out));
          if (done) controller.close();
          if (done || out !== '') return;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 1 },
  );
}
