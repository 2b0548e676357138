import { isNode } from '../metadata/json-ld.ts';
import { readFaithful } from '../metadata/faithful.ts';
import { lintTasks } from '../metadata/task-lints.ts';
import { versionMeant } from '../registry/version-meant.ts';
import type { Checker } from '../spec/checker.ts';
import { declarationOf } from './check-task.ts';
import type { Report } from './report.ts';
import { typeOfIn, type ValidationContext } from './validate.ts';

/** The report of every task of one type in which there is nothing to find fault with. */
interface Faultless {
  readonly check: Checker;
  readonly report: Report;
}

/** Recognises at half the cost the tasks that have nothing wrong; it says nothing of all others. */
export interface TaskShortcut {
  /** The report that `validate` gives; `undefined` where that has to be asked. */
  readonly reportOf: (text: string, maxDepth: number) => Report | undefined;
  /** Takes a report of `validate` for those to come. */
  readonly learn: (report: Report) => Promise<void>;
}

/** How a task begins; what begins otherwise is not parsed here. */
const beginsTask = /^\{\s*"task(?:type|info)"/;

/** Documents that are longer may have more values than one check takes, in UTF-16 code units. */
const longestText = 65_536;

/**
 * Makes a shortcut for those who validate many documents: what is told of a valid task without a warning depends on its
 * type alone.
 *
 * @param context The registry and its validators.
 * @returns The shortcut; it keeps one report for each type.
 */
export function createTaskShortcut({ registry, validators }: ValidationContext): TaskShortcut {
  const faultless = new Map<string, Faultless>();
  const typeOf = typeOfIn(registry);
  const reportOf: TaskShortcut['reportOf'] = (text, maxDepth) => {
    if (text.length > longestText || !beginsTask.test(text)) return undefined;
    const value = readFaithful(text, maxDepth)?.value;
    if (!isNode(value)) return undefined;
    const { tasktype, taskinfo } = value;
    if (typeof tasktype !== 'string' || Object.keys(value).length !== 2) return undefined;
    const known = faultless.get(tasktype);
    if (known?.check(taskinfo) !== true) return undefined;
    return lintTasks([declarationOf('tasktype', tasktype, taskinfo)], typeOf).length === 0 ? known.report : undefined;
  };
  const learn: TaskShortcut['learn'] = async (report) => {
    const [task, ...others] = report.tasks;
    if (task === undefined || others.length > 0 || report.problems.length > 0 || report.verdict !== 'valid') return;
    const { kind, type: text, pointer, line, column } = task;
    if (kind !== 'tasktype' || pointer !== '' || line !== 1 || column !== 1 || faultless.has(text)) return;
    const type = registry.find(text);
    const entry = type && versionMeant(registry, type, text);
    if (entry !== undefined) faultless.set(text, { check: await validators.checkerOf(entry), report });
  };
  return { reportOf, learn };
}
