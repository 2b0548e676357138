import { splitPointer } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { contradictions, imageOf, type Contradiction } from './contradictions.ts';
import type { DeclaredTask } from './declared-tasks.ts';
import type { Evidence, SuggestedTask, Suggestions } from './suggestion.ts';
import { containerTypes, speaksFor } from './task-families.ts';

/** A task of a codemeta.json, with the way from its fields to the file. */
export interface ComparedTask extends Pick<DeclaredTask, 'uri' | 'taskinfo' | 'pointer'> {
  /** Turns a JSON Pointer into the taskinfo into one into the file; every field is at the task unless given. */
  readonly locate?: (pointer: string) => string;
  /** Name of the tasktype, where the registry knows it. */
  readonly tasktype?: string;
}

type Found = Omit<Suggestions, 'disagreements'>;

/** A declared task, and the suggestion that it is nearest to. */
interface Match {
  readonly declared: ComparedTask;
  readonly task?: SuggestedTask;
  readonly contradictions: readonly Contradiction[];
}

const maxShown = 100;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

function placeOf({ file, line }: Evidence): string {
  return line === undefined ? file : `${file}, line ${line}`;
}

/** How much a declaration and a suggestion have in common, against how much they contradict each other. */
function distance(declared: ComparedTask, task: SuggestedTask): number {
  const common = task.values.filter(({ pointer }) => has(declared.taskinfo, pointer)).length;
  return contradictions(declared.taskinfo, task).length * 1_000 - common;
}

function has(taskinfo: unknown, pointer: string): boolean {
  const [key = ''] = splitPointer(pointer);
  return typeof taskinfo === 'object' && taskinfo !== null && Object.hasOwn(taskinfo, key);
}

function matchesOf(declared: readonly ComparedTask[], { tasks, also }: Found): readonly Match[] {
  return declared.map((one) => {
    const candidates = [...tasks, ...also].filter(({ uri }) => uri === one.uri);
    const [task] = candidates.toSorted((a, b) => distance(one, a) - distance(one, b));
    return task === undefined
      ? { declared: one, contradictions: [] }
      : { declared: one, task, contradictions: contradictions(one.taskinfo, task) };
  });
}

function contradicted({ declared }: Match, { pointer, declared: written, found }: Contradiction): Problem {
  const [evidence = { file: '', says: '' }] = found.evidence;
  return problem('value-fits-repository', {
    severity: 'warning',
    message: `The task says \`${splitPointer(pointer).join('.')}\` is ${shown(written)}, but ${placeOf(evidence)} says otherwise: ${evidence.says}.`,
    hint: `Write ${shown(found.value)}, or change ${evidence.file}.`,
    pointer: declared.locate?.(pointer) ?? declared.pointer,
  });
}

function unfounded({ uri, tasktype, pointer }: ComparedTask): Problem {
  return problem('task-fits-repository', {
    severity: 'warning',
    message: `The file declares a task of the type ${tasktype ?? uri}, and nothing in the repository speaks for it.`,
    hint: 'Remove the task if what it runs is no longer there; leave it if that is kept elsewhere.',
    pointer,
  });
}

/** A task of another thing than the repository's only one of that type, which is declared as well. */
function isOfOther(match: Match, matches: readonly Match[]): boolean {
  const isIdentity = match.contradictions.some(({ pointer }) => /^\/(?:pipname|image|image_name)$/.test(pointer));
  return (
    isIdentity &&
    matches.some((other) => other !== match && other.task === match.task && other.contradictions.length === 0)
  );
}

function judge(match: Match, matches: readonly Match[], found: Found): readonly Problem[] {
  const { declared, task } = match;
  const name = declared.tasktype ?? task?.tasktype;
  if (task === undefined) {
    const isKnown = name === undefined || speaksFor(name, found, imageOf(declared.taskinfo));
    return isKnown ? [] : [unfounded(declared)];
  }
  if (isOfOther(match, matches)) return [unfounded(declared)];
  return match.contradictions.map((one) => contradicted(match, one));
}

/**
 * Compares declared tasks with what the repository says.
 *
 * @param declared The tasks of its codemeta.json, their types by canonical URI.
 * @param found What the repository suggests.
 * @returns Warnings: values that a file contradicts, and tasks that nothing speaks for.
 */
export function declaredOtherwise(declared: readonly ComparedTask[], found: Found): readonly Problem[] {
  const matches = matchesOf(declared, found);
  return matches.flatMap((match) => judge(match, matches, found));
}

const howToAdd = 'Add it with `tasktypes suggest --write`.';

function undeclared({ tasktype, name, evidence: [first] }: SuggestedTask, { isThere, hint }: Carrier): Problem {
  const who = isThere ? 'The file does not declare' : 'No codemeta.json declares';
  const where = first === undefined ? '' : ` (${placeOf(first)})`;
  return problem('task-of-repository-is-declared', {
    severity: 'warning',
    message: `${who} a task that the repository has, of the type ${tasktype}: ${name}${where}.`,
    hint,
  });
}

/** An image that is declared in the words of a narrower type, such as one with an interface, is declared. */
function isCovered(task: SuggestedTask, declared: readonly ComparedTask[]): boolean {
  const image = task.tasktype === 'oci-container' ? imageOf(task.taskinfo) : undefined;
  return (
    image !== undefined &&
    declared.some(
      ({ tasktype, taskinfo }) =>
        tasktype !== undefined && containerTypes.includes(tasktype) && imageOf(taskinfo) === image,
    )
  );
}

/** The file that is to declare the tasks. */
export interface Carrier {
  readonly isThere: boolean;
  /** How to declare what it does not. */
  readonly hint: string;
}

/**
 * Finds out whether declared tasks and the repository have drifted apart.
 *
 * @param declared The tasks of its codemeta.json, their types by canonical URI.
 * @param found What the repository suggests.
 * @param carrier The file; one that is there and can be added to unless given.
 * @returns Warnings with pointers into the file and without places: values that a file contradicts, tasks that nothing
 * speaks for, and tasks that were found for certain, with nothing missing, and are not declared.
 */
export function drift(
  declared: readonly ComparedTask[],
  found: Found,
  carrier: Carrier = { isThere: true, hint: howToAdd },
): readonly Problem[] {
  const matches = matchesOf(declared, found);
  const taken = new Set(matches.map(({ task }) => task));
  const open = found.tasks.filter(
    (task) => task.sure === 'certain' && task.missing.length === 0 && !taken.has(task) && !isCovered(task, declared),
  );
  return [
    ...matches.flatMap((match) => judge(match, matches, found)),
    ...open.map((task) => undeclared(task, carrier)),
  ];
}
