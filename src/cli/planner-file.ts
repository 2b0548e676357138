import { readConfiguration, type Configuration } from '../planner/configuration/configuration.ts';
import type { ConfigurationContext } from '../planner/configuration/configured-interfaces.ts';
import { problemLines, sourceLines } from '../report/problem-text.ts';
import type { Look } from '../report/style.ts';
import type { Problem } from '../spec/problem.ts';
import { readYaml } from '../spec/yaml.ts';
import { visible } from '../spec/words.ts';
import { readWithin } from './files.ts';
import type { WrongUse } from './io.ts';

/** A configuration file as it was read. */
export interface PlannerFile {
  readonly path: string;
  /** Absent where something in it is wrong. */
  readonly configuration?: Configuration;
  readonly problems: readonly Problem[];
  readonly text: string;
}

/** Most bytes of a configuration. */
const maxSize = 256 * 1024;

/**
 * Reads the configuration of a planner.
 *
 * @param path The file.
 * @param context Where types are found and what checks them.
 * @returns What was read, or why there is nothing to read.
 */
export async function readPlannerFile(path: string, context: ConfigurationContext): Promise<PlannerFile | WrongUse> {
  const bytes = await readWithin(path, maxSize);
  if (typeof bytes === 'number' || bytes === undefined)
    return {
      message: `"${path}" has more than ${maxSize} bytes, the limit.`,
      hint: 'Check that it is the file you meant.',
    };
  if ('message' in bytes) return bytes;
  const text = new TextDecoder().decode(bytes);
  const read = readYaml(text, { duplicateKeys: 'error', singleText: 'refused' });
  if (!('value' in read)) return { path, problems: read.problems, text };
  return { path, text, ...readConfiguration(read, context) };
}

/**
 * Tells what is wrong with a configuration.
 *
 * @param file The file.
 * @param look How it is laid out.
 * @returns The text, ending with an empty line; empty where nothing is wrong.
 */
export function renderPlannerProblems({ path, problems, text }: PlannerFile, look: Look): string {
  if (problems.length === 0) return '';
  const source = sourceLines(() => text);
  const ordered = [...problems].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  return [
    look.style.bold(visible(path)),
    ...ordered.flatMap((each) => ['', ...problemLines(each, source, look)]),
    '',
    '',
  ].join('\n');
}
