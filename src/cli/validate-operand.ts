import { sizeProblem } from '../metadata/decode.ts';
import { beginsZip, bytesSource } from '../metadata/zip-bytes.ts';
import type { ZipSource } from '../metadata/zip-directory.ts';
import { registry, validators } from '../official.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { withAbout, type Report } from '../validate/report.ts';
import { validate, type ValidationOptions } from '../validate/validate.ts';
import { validateDeposit, withoutZip } from '../validate/validate-file.ts';
import { readWithin, type Unread } from './files.ts';
import type { Io } from './io.ts';
import { namesRecord } from './record-operand.ts';
import { openZip, readPiped } from './zip-input.ts';

/** A report with the text it speaks of. */
export interface Checked {
  readonly report: Report;
  readonly text: () => string;
  /** What it is called where that says more than the operand does. */
  readonly name?: string | undefined;
}

/** What comes down a pipe is not counted to its end. */
function endless(maxSize: number): Problem {
  return problem('file-is-within-limits', {
    message: `The text has more than ${maxSize} bytes, the limit.`,
    hint: 'Check that it is the text you meant; --max-size sets a larger limit.',
  });
}

/**
 * Reports that a file could not be read.
 *
 * @param file Its name.
 * @param problems Why.
 * @returns The report.
 */
export function unreadable(file: string, problems: readonly Problem[]): Report {
  return { file, verdict: 'unreadable', tasks: [], problems };
}

const context = { registry, validators };

const textOf = (bytes: Uint8Array) => (): string => new TextDecoder().decode(bytes);

async function checkZip(source: ZipSource, options: ValidationOptions): Promise<Checked> {
  const { report, bytes } = await validateDeposit(source, context, options);
  return { report, text: textOf(bytes) };
}

/** Makes what checks records; one of it keeps to the pace that their server allows. */
function recordChecker(maxSize: number, io: Io): (operand: string) => Promise<Checked | Unread> {
  let find: ReturnType<(typeof import('./zenodo-record.ts'))['recordFinder']> | undefined;
  return async (operand) => {
    find ??= (await import('./zenodo-record.ts')).recordFinder(io);
    const found = await find(operand);
    if ('message' in found) return found;
    if ('verdict' in found) return { report: found, text: () => '', name: found.file };
    const { file, text, about } = found;
    return {
      report: withAbout(await validate(text, context, { file, maxSize }), about),
      text: () => text,
      name: file,
    };
  };
}

/** How a file is read. */
export interface Reading {
  readonly maxSize: number;
  readonly input?: 'json' | 'yaml';
}

async function checkFile(file: string, { maxSize, input }: Reading, io: Io): Promise<Checked | Unread> {
  const options = { file, maxSize, ...(input === undefined ? {} : { format: input }) };
  const zip = file === '-' ? undefined : await openZip(file);
  if (zip !== undefined) return checkZip(zip.source, options).finally(zip.close);
  const bytes = file === '-' ? await readPiped(io.stdin(), maxSize) : await readWithin(file, maxSize);
  if (bytes === undefined || typeof bytes === 'number') {
    const fault = bytes === undefined ? endless(maxSize) : sizeProblem(bytes, { maxSize });
    return { report: unreadable(file, fault === undefined ? [] : [fault]), text: () => '' };
  }
  if ('message' in bytes) return bytes;
  if (beginsZip(bytes)) return checkZip(bytesSource(bytes), options);
  return { report: withoutZip(await validate(bytes, context, options), bytes.length), text: textOf(bytes) };
}

/**
 * Makes what checks the files of one run.
 *
 * @param reading How they are read.
 * @param io What is read, and where a wait is told.
 * @returns A function from a path, a dash or a record to its report, or why there is none.
 */
export function operandChecker(reading: Reading, io: Io): (operand: string) => Promise<Checked | Unread> {
  const checkRecord = recordChecker(reading.maxSize, io);
  return (operand) => (namesRecord(operand, io) ? checkRecord(operand) : checkFile(operand, reading, io));
}
