import type { StandingTask } from '../infer/standing.ts';
import type { Evidence, LeftOut, MissingValue, SuggestedTask } from '../infer/suggestion.ts';
import type { Block } from '../metadata/block.ts';
import { splitPointer } from '../spec/place.ts';
import type { Problem } from '../spec/problem.ts';

/** More than these are not read by anybody, and a comment has its limit; JSON has them all. Texts in UTF-16 code units. */
export const most = { groups: 20, places: 3, choices: 12, says: 160, value: 200 } as const;

/** What to do now: a sentence, and the command that does it, ready to be copied. */
export interface NextStep {
  readonly sentence: string;
  readonly command?: string;
}

/** What there is to tell of the tasks of a repository. */
export interface ToldSuggestions {
  /** What the repository is called: its folder or zip as the user named it. */
  readonly name: string;
  /** How many files are listed. */
  readonly files: number;
  /** True where there are more files than are listed. */
  readonly isCut: boolean;
  /** What could not be read. */
  readonly unread: readonly string[];
  readonly tasks: readonly StandingTask[];
  readonly also: readonly SuggestedTask[];
  readonly leftOut: readonly LeftOut[];
  readonly disagreements: readonly Problem[];
  /** Why codemeta.json cannot be read, where it cannot. */
  readonly unreadable?: Problem | undefined;
  /** What is to be added to codemeta.json, or was. */
  readonly block: Block;
  /** What was written, in sentences; absent where nothing was to be. */
  readonly written?: readonly string[] | undefined;
  /** What is asked of the author for a new codemeta.json besides its tasks. */
  readonly missing: readonly MissingValue[];
  /** What else there is to know of the answers, in sentences. */
  readonly remarks: readonly string[];
  readonly next: readonly NextStep[];
}

/** What the detectors know, for a repository in which they have found nothing. */
export const whatWasLookedFor =
  'Looked for Dockerfiles, and the names of their images in CI files and the README; Apptainer definitions, Compose files, Helm charts and Kubernetes manifests; Jupyter notebooks with an environment, Zeppelin notes; Python packages and conda environments.';

/**
 * Writes a JSON Pointer as people say it.
 *
 * @param pointer The pointer: `/repository/url`.
 * @returns The path: `repository.url`.
 */
export function fieldPath(pointer: string): string {
  return splitPointer(pointer).join('.');
}

/**
 * Writes where a repository says something.
 *
 * @param evidence The evidence.
 * @returns File and line: `Dockerfile:12`; the repository where it stands for all of it.
 */
export function placeOf({ file, line }: Pick<Evidence, 'file' | 'line'>): string {
  if (file === '' || file === '.') return 'the repository';
  return line === undefined ? file : `${file}:${line}`;
}

/** Files that are left out for the same reason. */
export interface LeftOutGroup extends Pick<LeftOut, 'what' | 'because'> {
  /** Places, in the order in which they were seen. */
  readonly places: readonly string[];
}

/**
 * Puts together what is left out for the same reason.
 *
 * @param leftOut What was left out.
 * @returns The groups in the order of their first members.
 */
export function grouped(leftOut: readonly LeftOut[]): readonly LeftOutGroup[] {
  const groups = new Map<string, LeftOutGroup>();
  for (const one of leftOut) {
    const key = `${one.what}\n${one.because}`;
    const places = groups.get(key)?.places ?? [];
    groups.set(key, { what: one.what, because: one.because, places: [...places, placeOf(one)] });
  }
  return [...groups.values()];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * Says how a task stands to codemeta.json.
 *
 * @param task The task.
 * @param isWritten True where what was complete has been written.
 * @returns A few words.
 */
export function standingWords({ standing, missing }: StandingTask, isWritten: boolean): string {
  if (standing === 'ready') return isWritten ? 'written' : 'complete';
  if (standing === 'declared') return 'declared in codemeta.json';
  if (standing === 'differs') return 'declared otherwise in codemeta.json';
  return missing.length === 0 ? 'not valid yet' : `${counted(missing.length, 'value is', 'values are')} missing`;
}

/**
 * Says in one sentence what was found.
 *
 * @param told What there is to tell.
 * @returns The counts of tasks, without the name of the repository.
 */
export function headline({ tasks, also, files }: ToldSuggestions): string {
  const more = also.length === 0 ? '' : `, ${also.length} more possible`;
  return tasks.length + also.length === 0
    ? `no task in ${counted(files, 'file')}`
    : `${counted(tasks.length, 'task')}${more}`;
}
