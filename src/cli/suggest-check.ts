import { join } from 'node:path';
import { drift, type Carrier } from '../infer/drift.ts';
import type { Suggestions } from '../infer/suggestion.ts';
import { registry } from '../official.ts';
import {
  renderDrift,
  renderDriftGithub,
  renderDriftJson,
  renderDriftMarkdown,
  type Drift,
} from '../report/drift-text.ts';
import { sourceLines } from '../report/problem-text.ts';
import type { Problem } from '../spec/problem.ts';
import { readCodemetaIn, whyNotAdded, type CodemetaOnDisk } from './codemeta-on-disk.ts';
import { exitCode, type Io } from './io.ts';
import { lookOf, refuse } from './terminal.ts';

/** What is compared, and how it is told. */
export interface Comparison {
  readonly folder: string;
  readonly suggestions: Suggestions;
  /** Whether a type, by its canonical URI, is to be looked at. */
  readonly isWanted: (uri: string) => boolean;
  readonly format: string;
}

/** Everything here makes the command fail. */
function failing(problem: Problem, file: CodemetaOnDisk): Problem {
  const { docs, ...rest } = problem;
  const isPlaced = rest.line !== undefined || problem.pointer === '' || file.state !== 'readable';
  const place = isPlaced ? {} : file.codemeta.placeOf(problem.pointer);
  return { ...rest, severity: 'error', ...place, docs };
}

function carrierOf(file: CodemetaOnDisk): Carrier {
  if (file.state === 'absent') return { isThere: false, hint: 'Make one with `tasktypes suggest --write`.' };
  if (whyNotAdded(file) === undefined) return { isThere: true, hint: 'Add it with `tasktypes suggest --write`.' };
  return { isThere: true, hint: 'Paste the block that `tasktypes suggest --format json` prints where it belongs.' };
}

function compare(file: CodemetaOnDisk, { suggestions, isWanted }: Comparison): readonly Problem[] {
  const declared = file.state === 'readable' ? file.codemeta.tasks.filter(({ uri }) => isWanted(uri)) : [];
  // What suggesting finds about a declared task, such as a notebook that is gone, belongs here; about other metadata not.
  const aboutTasks = suggestions.disagreements.filter(({ pointer }) =>
    declared.some((task) => pointer === task.pointer || pointer.startsWith(`${task.pointer}/`)),
  );
  const told = new Set<string>();
  return [...drift(declared, suggestions, carrierOf(file)), ...aboutTasks].flatMap((problem) => {
    const key = `${problem.pointer} ${problem.message}`;
    if (told.has(key)) return [];
    told.add(key);
    return [failing(problem, file)];
  });
}

function render(found: Drift, format: string, file: CodemetaOnDisk, io: Io): string {
  if (format === 'json') return renderDriftJson(found);
  if (format === 'markdown') return renderDriftMarkdown(found, io.shipped.version());
  if (format === 'github') return renderDriftGithub(found);
  const source = file.state === 'readable' ? sourceLines(() => file.text.replace(/^\ufeff/, '')) : undefined;
  return renderDrift(found, lookOf(io.stdout, io), source);
}

/**
 * Says where the declared tasks of a folder and its files have drifted apart.
 *
 * @param comparison What is compared.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function checkDrift(comparison: Comparison, io: Io): Promise<number> {
  const path = join(comparison.folder, 'codemeta.json');
  const file = await readCodemetaIn(comparison.folder, registry);
  if (file.state === 'unreadable') {
    const { message, hint = `tasktypes validate ${path} says more.`, line } = file.fault;
    refuse(io, { message: `${path}${line === undefined ? '' : `, line ${line}`}: ${message}`, hint });
    return exitCode.undecided;
  }
  const problems = compare(file, comparison);
  io.stdout.write(render({ file: path, isAbsent: file.state === 'absent', problems }, comparison.format, file, io));
  return problems.length === 0 ? exitCode.fine : exitCode.invalid;
}
