import type { Problem } from '../spec/problem.ts';
import { visible } from '../spec/words.ts';
import type { Report } from '../validate/report.ts';

/** What a form says besides the reports. */
export interface ToolOptions {
  /** The version of this package. */
  readonly version: string;
  /** True where the addresses of the rules open their pages; otherwise rules are only named. */
  readonly rulePagesOpen: boolean;
}

/** A problem as the formats of CI tell it. */
export interface Finding {
  readonly problem: Problem;
  /** What is wrong and what to do, on one line. */
  readonly text: string;
  /** Stays the same when lines move, and is told of no other problem; 16 hexadecimal digits. */
  readonly fingerprint: string;
}

/** FNV-1a with 64 bits: it tells findings apart, and guards nothing. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  return value.toString(16).padStart(16, '0');
}

/**
 * Writes a path as the services of CI compare it with those of a repository: without `./` and doubled slashes; an address of the
 * web stays as it is.
 *
 * @param file The name of a file as a report has it; `-` is standard input.
 * @returns The path.
 */
export function repositoryPath(file = '-'): string {
  return /^https?:\/\//.test(file) ? file : file.replace(/\/{2,}/g, '/').replace(/(?<=^|\/)(?:\.\/)+/g, '');
}

/**
 * Names the file of a report, where it has one.
 *
 * @param report The report.
 * @returns The path as {@link repositoryPath} writes it; `undefined` for standard input, where no finding could be shown.
 */
export function namedFile({ file }: Report): string | undefined {
  const path = repositoryPath(file);
  return path === '-' ? undefined : path;
}

/** What a text is called that came down a pipe. */
export const unnamed = 'Standard input';

/**
 * Says what is wrong and what to do.
 *
 * @param problem The problem.
 * @returns The sentences on one line, every character of which is seen.
 */
export function told({ message, hint }: Problem): string {
  return visible(hint === undefined ? message : `${message} ${hint}`);
}

/**
 * Lists what was found in a file, for tools that follow a finding from run to run.
 *
 * @param report The report of the file.
 * @returns A finding for each problem, in their order.
 */
export function findingsOf({ file, problems }: Report): readonly Finding[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const { rule, keyword = '', pointer } = problem;
    const key = [repositoryPath(file), rule, keyword, pointer].join('\n');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { problem, text: told(problem), fingerprint: hash(`${key}\n${count}`) };
  });
}
