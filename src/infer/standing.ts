import type { Registry } from '../registry/registry.ts';
import { isEqual } from '../spec/equal.ts';
import { valueAt } from '../spec/place.ts';
import type { DeclaredTask } from './declared-tasks.ts';
import type { FaultsOf } from './suggest.ts';
import type { SuggestedTask } from './suggestion.ts';

/**
 * How a suggested task stands to what codemeta.json declares. `ready`: nothing is missing, it can be written. `incomplete`:
 * only the author knows what is missing. `declared`: the file declares it, perhaps with more fields. `differs`: the file
 * declares a task of the type with other values.
 */
export type Standing = 'ready' | 'incomplete' | 'declared' | 'differs';

/** A suggested task, and how it stands to what is declared. */
export interface StandingTask extends SuggestedTask {
  /** Title of its tasktype. */
  readonly title: string;
  /** What an answer names the task by: the name of its tasktype, with a number where there are several of the type. */
  readonly label: string;
  readonly standing: Standing;
  /** JSON Pointer of the task in codemeta.json that declares it, or that differs. */
  readonly declaredAt?: string;
}

/** Spellings that mean the same image or the same repository. */
function normal(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/^docker:\/\//, '').replace(/(?:\.git)?\/?$/, '') : value;
}

function isSame(found: unknown, declared: unknown, listsCollapse: boolean): boolean {
  if (isEqual(normal(found), normal(declared))) return true;
  return listsCollapse && Array.isArray(found) && found.length === 1 && isEqual(found[0], declared);
}

/** A declaration may say more or less than the repository does, never something else, and it must speak of the same. */
function declares({ taskinfo, listsCollapse }: DeclaredTask, { values, missing }: SuggestedTask): boolean {
  const common = values.flatMap(({ pointer, value }) => {
    const declared = valueAt(taskinfo, pointer);
    return declared === undefined ? [] : [isSame(value, declared, listsCollapse)];
  });
  const speaksOfIt = common.length > 0 || missing.some(({ pointer }) => valueAt(taskinfo, pointer) !== undefined);
  return common.every(Boolean) && speaksOfIt;
}

/** Gives each suggestion the declaration that says the same; one that says most of what was found comes before others. */
function matched(
  tasks: readonly SuggestedTask[],
  declared: readonly DeclaredTask[],
): ReadonlyMap<SuggestedTask, DeclaredTask> {
  const found = new Map<SuggestedTask, DeclaredTask>();
  const free = new Set(declared);
  const fullFirst = tasks.toSorted((one, other) => other.values.length - one.values.length);
  for (const task of fullFirst)
    for (const one of free)
      if (one.uri === task.uri && declares(one, task)) {
        found.set(task, one);
        free.delete(one);
        break;
      }
  return found;
}

/**
 * Names tasks, so that an answer can say which one it is for.
 *
 * @param tasks The tasks.
 * @returns For each task the name of its tasktype; `oci-container:2` for the second of several.
 */
export function labelsOf(tasks: readonly SuggestedTask[]): readonly string[] {
  const seen = new Map<string, number>();
  return tasks.map(({ tasktype }) => {
    const number = (seen.get(tasktype) ?? 0) + 1;
    seen.set(tasktype, number);
    const isAlone = tasks.filter((other) => other.tasktype === tasktype).length === 1;
    return isAlone ? tasktype : `${tasktype}:${number}`;
  });
}

/**
 * Compares suggested tasks with those that codemeta.json declares.
 *
 * @param tasks The suggested tasks.
 * @param declared What the file declares; none where there is no file.
 * @param registry Where the titles are found.
 * @param faultsOf Checks a taskinfo.
 * @returns The tasks in their order, each with its standing.
 */
export async function standingsOf(
  tasks: readonly SuggestedTask[],
  declared: readonly DeclaredTask[],
  registry: Registry,
  faultsOf: FaultsOf,
): Promise<readonly StandingTask[]> {
  const same = matched(tasks, declared);
  const taken = new Set(same.values());
  const standingOf = async (task: SuggestedTask): Promise<Pick<StandingTask, 'standing' | 'declaredAt'>> => {
    const declaration = same.get(task);
    if (declaration !== undefined) return { standing: 'declared', declaredAt: declaration.pointer };
    const other = declared.find((one) => one.uri === task.uri && !taken.has(one));
    if (other !== undefined) return { standing: 'differs', declaredAt: other.pointer };
    const isWhole = task.missing.length === 0 && (await faultsOf(task.uri, task.taskinfo)).length === 0;
    return { standing: isWhole ? 'ready' : 'incomplete' };
  };
  const labels = labelsOf(tasks);
  return Promise.all(
    tasks.map(async (task, index) => ({
      ...task,
      title: registry.find(task.uri)?.current.title ?? task.tasktype,
      label: labels[index] ?? task.tasktype,
      ...(await standingOf(task)),
    })),
  );
}
