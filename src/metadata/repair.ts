import { placesIn } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { createTally } from '../spec/tally.ts';
import type { Edit, UnreadText } from '../spec/text.ts';
import { readLoosely } from './loose-json.ts';
import { beginReading, type Fault } from './loose-reading.ts';

/**
 * Finds out what is wrong with a text that was meant to be JSON, and repairs it where each fault has a plain repair.
 *
 * @param text A text that `JSON.parse` refuses.
 * @returns The first problems, each with its likely cause and its repair; and the repaired text, which `JSON.parse` accepts.
 */
export function repairJson(text: string): UnreadText {
  const placeAt = placesIn(text);
  const whole = mergeConflict(text) ?? withoutBraces(text);
  if (whole !== undefined) return { problems: [asProblem(whole.fault, placeAt)], ...whole.mended };
  const reading = beginReading(text, placeAt);
  readLoosely(reading);
  const faults = reading.faults.length > 0 ? reading.faults : [unexplained];
  const tally = createTally();
  for (const fault of faults.toSorted((one, other) => one.offset - other.offset))
    tally.add(() => asProblem(fault, placeAt));
  const problems = tally.problems();
  const repaired = reading.stopped
    ? text
    : applyEdits(
        text,
        faults.flatMap(({ edits }) => edits),
      );
  return isJson(repaired) ? { problems, repaired } : { problems };
}

/** A fault of the text as a whole, beside which no other is worth telling. */
interface WholeFault {
  readonly fault: Fault;
  readonly mended: Pick<UnreadText, 'repaired'>;
}

/** The lines that git leaves where two changes meet; no string of JSON can hold them, since none goes over a line. */
function mergeConflict(text: string): WholeFault | undefined {
  const first = text.search(/^<{7}(?: |\r?$)/m);
  if (first === -1 || !/^={7}\r?$/m.test(text) || !/^>{7}(?: |\r?$)/m.test(text)) return undefined;
  return {
    fault: {
      offset: first,
      message: 'A merge conflict begins here that was not resolved.',
      hint: 'Keep one of the two sides, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
      edits: [],
    },
    mended: {},
  };
}

/** Members without the braces around them, as they are copied out of an object. */
function withoutBraces(text: string): WholeFault | undefined {
  const found = /^\s*"(?:[^"\\\r\n]|\\.){0,200}"\s*:/.exec(text);
  if (found === null) return undefined;
  const repaired = `{${text.trim().replace(/,$/, '')}}`;
  return {
    fault: {
      offset: text.search(/\S/),
      message: 'The braces are missing around the members that begin here.',
      hint: 'Write "{" before the first key and "}" after the last member.',
      edits: [],
    },
    mended: isJson(repaired) ? { repaired } : {},
  };
}

const unexplained: Fault = {
  offset: 0,
  message: 'The text is not JSON.',
  hint: 'Compare it with an example, or write it anew with an editor that knows JSON.',
  edits: [],
};

function asProblem({ offset, message, hint }: Fault, placeAt: ReturnType<typeof placesIn>): Problem {
  return problem('json-is-well-formed', { message, hint, place: placeAt(offset) });
}

/**
 * Makes changes to a text.
 *
 * @param text The text.
 * @param edits The changes; those at the same offset are made in the given order.
 * @returns The changed text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { offset, remove, insert } of edits.toSorted((one, other) => one.offset - other.offset)) {
    pieces.push(text.slice(copied, offset), insert);
    copied = Math.max(copied, offset + remove);
  }
  return [...pieces, text.slice(copied)].join('');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
