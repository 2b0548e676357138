import { noZip } from '../metadata/no-zip.ts';
import type { ZipSource } from '../metadata/zip-directory.ts';
import { bytesSource, beginsZip } from '../metadata/zip-bytes.ts';
import { problem } from '../spec/problem.ts';
import { withAbout, type Report } from './report.ts';
import { validate, type ValidationContext, type ValidationOptions } from './validate.ts';

/** The report of a deposit, with the file that it is about. */
export interface DepositReport {
  readonly report: Report;
  /** The bytes of that file; none where there is none. */
  readonly bytes: Uint8Array;
}

/**
 * Validates the `codemeta.json` of a zip, that on the shortest path.
 *
 * @param source The zip.
 * @param context The registry and its validators.
 * @param options Name of the zip, format and size limit of the file in it.
 * @returns The report, the same as that of the file by itself but for its name, `<zip>/<path in the zip>`, and for what it
 *   says of the choice; `unreadable` where the zip cannot be read or has no such file.
 */
export async function validateDeposit(
  source: ZipSource,
  context: ValidationContext,
  options: ValidationOptions = {},
): Promise<DepositReport> {
  const { openDeposit } = await import('../metadata/deposit.ts');
  const found = await openDeposit(source);
  if ('fault' in found) {
    const name = options.file === undefined ? {} : { file: options.file };
    const { fault: message, isMissing, hint = isMissing === true ? howToWrite : howToUnpack } = found;
    const problems = [problem('file-can-be-read', { message, hint })];
    return { report: { ...name, verdict: 'unreadable', tasks: [], problems }, bytes: new Uint8Array() };
  }
  const { path, says, bytes } = found;
  const file = options.file === undefined ? path : `${options.file}/${path}`;
  return { report: withAbout(await validate(bytes, context, { ...options, file }), says), bytes };
}

/**
 * Says of a file that is called a zip, is none and cannot be read as text, that it is none.
 *
 * @param report The report of the file as text.
 * @param size Bytes of the file.
 * @returns The same report for any other file, and for one that could be read or nearly so.
 */
export function withoutZip(report: Report, size: number): Report {
  const { file = '', verdict, repaired } = report;
  const isMeant = verdict === 'unreadable' && repaired === undefined && /\.zip$/i.test(file);
  return isMeant ? { ...report, problems: [noZip(size)] } : report;
}

const howToWrite = 'Put one beside the README; `tasktypes suggest` reads the zip and shows what it would say.';
const howToUnpack = 'Unpack it, and check the codemeta.json of the software itself.';

/**
 * Validates a file whatever it is: a zip by its `codemeta.json`, anything else as text.
 *
 * @param bytes The whole file.
 * @param context The registry and its validators.
 * @param options Name, format and size limit of the file.
 * @returns The report.
 */
export async function validateFile(
  bytes: Uint8Array,
  context: ValidationContext,
  options: ValidationOptions = {},
): Promise<Report> {
  if (!beginsZip(bytes)) return withoutZip(await validate(bytes, context, options), bytes.length);
  return (await validateDeposit(bytesSource(bytes), context, options)).report;
}
