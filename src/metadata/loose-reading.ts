import type { Place } from '../spec/problem.ts';
import type { Edit } from '../spec/text.ts';

/** A fault of a text that was meant to be JSON. */
export interface Fault {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
  /** What would mend it; edits at the same offset apply in the order of the faults. */
  readonly edits: readonly Edit[];
}

/** An object or a list that is open, or the text as a whole. */
export interface Frame {
  readonly opener: '' | '{' | '[';
  readonly offset: number;
  /** What may come next; `first` is right after the opener, `next` is after a value. */
  expects: 'first' | 'key' | 'colon' | 'value' | 'next';
  /** Offset of its last comma, or -1. */
  comma: number;
  /** Its last member or item, as a sentence calls it. */
  last: string;
  items: number;
}

/** How far the reading of a faulty text has come. */
export interface Reading {
  readonly text: string;
  readonly placeAt: (offset: number) => Place;
  /** The frames that are open, the whole text first. */
  readonly frames: [Frame, ...Frame[]];
  readonly faults: Fault[];
  at: number;
  /** Where the last token begins and ends. */
  start: number;
  end: number;
  /** True after a fault that has no plain repair: what follows could only be guessed. */
  stopped: boolean;
  /** How many more closing than opening brackets the text has; counted when it is first asked for. */
  surplus?: { readonly braces: number; readonly brackets: number };
  /** How many closing brackets were of the wrong kind. */
  exchanged: number;
}

/** More faults than this mean that the text is something else; reading on would only cost time. */
const maxFaults = 1000;

/**
 * Begins to read a text.
 *
 * @param text The text.
 * @param placeAt Gives the place of an offset.
 * @returns The reading, at the beginning of the text.
 */
export function beginReading(text: string, placeAt: (offset: number) => Place): Reading {
  const whole: Frame = { opener: '', offset: 0, expects: 'value', comma: -1, last: 'the value', items: 0 };
  return { text, placeAt, frames: [whole], faults: [], at: 0, start: 0, end: 0, stopped: false, exchanged: 0 };
}

/**
 * Notes a fault that has a plain repair.
 *
 * @param reading The reading.
 * @param edit The repair; the fault is where it is.
 * @param message What is wrong.
 * @param hint What to do.
 */
export function note(reading: Reading, edit: Edit, message: string, hint: string): void {
  noteFault(reading, { offset: edit.offset, message, hint, edits: [edit] });
}

/**
 * Notes a fault whose repair is elsewhere, or of several parts.
 *
 * @param reading The reading.
 * @param fault The fault.
 */
export function noteFault(reading: Reading, fault: Fault): void {
  if (reading.faults.length < maxFaults) reading.faults.push(fault);
  else
    stop(
      reading,
      fault.offset,
      'The text has too many faults to be read further.',
      'Mend those above, and check again.',
    );
}

/**
 * Notes a fault without a plain repair and ends the reading.
 *
 * @param reading The reading.
 * @param offset Where the fault is.
 * @param message What is wrong.
 * @param hint What to do.
 */
export function stop(reading: Reading, offset: number, message: string, hint: string): void {
  reading.faults.push({ offset, message, hint, edits: [] });
  reading.stopped = true;
}

/**
 * Names the object or list that is being read.
 *
 * @param reading The reading.
 * @param below How many levels further out to look.
 * @returns The frame; the one of the whole text where nothing is open.
 */
export function frameOf(reading: Reading, below = 0): Frame {
  const [whole] = reading.frames;
  return reading.frames.at(-1 - below) ?? whole;
}

/**
 * Names a line and column in a sentence.
 *
 * @param reading The reading.
 * @param offset An offset into its text.
 * @returns Such as `line 3, column 5`.
 */
export function spot(reading: Reading, offset: number): string {
  const { line, column } = reading.placeAt(offset);
  return `line ${line}, column ${column}`;
}

/**
 * Takes a value that ends where the reading stands.
 *
 * @param reading The reading.
 * @param start Where the value, or its closing bracket, begins.
 */
export function takeValue(reading: Reading, start: number): void {
  const frame = frameOf(reading);
  frame.items++;
  if (frame.opener === '[') frame.last = `item ${frame.items}`;
  frame.expects = 'next';
  reading.start = start;
  reading.end = reading.at;
}
