import { isNode } from '../metadata/json-ld.ts';
import { isFaithful } from '../metadata/faithful.ts';
import { lintContainer } from '../metadata/task-lints.ts';
import { versionMeant } from '../registry/version-meant.ts';
import type { Checker } from '../spec/checker.ts';
import type { Report } from './report.ts';
import type { ValidationContext } from './validate.ts';

/** The report of every task of one type in which there is nothing to find fault with. */
interface Faultless {
  readonly tasktype: string;
  /** Name of the type. */
  readonly name: string;
  readonly check: Checker;
  readonly report: Report;
}

/** Recognises at half the cost the tasks that have nothing wrong; it says nothing of all others. */
export interface TaskShortcut {
  /** The report that `validate` gives; `undefined` where that has to be asked. */
  readonly reportOf: (text: string) => Report | undefined;
  /** The reports of several texts, in less time than one after the other. */
  readonly reportsOf: (texts: readonly string[]) => readonly (Report | undefined)[];
  /** Takes a report of `validate` for those to come. */
  readonly learn: (report: Report) => Promise<void>;
}

/** A task by itself is where its pointers say. */
const whereItIs = (pointer: string): string => pointer;

const taskStart = /^\{\s*"task(?:type|info)"/;

/** Whether a text begins as a task does, most often without white space; what begins otherwise is not parsed here. */
const beginsTask = (text: string): boolean => text.startsWith('{"tasktype"') || taskStart.test(text);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Limits of a document, which a shortcut keeps as `validate` does. */
interface ShortcutLimits {
  /** Levels of objects and lists. */
  readonly depth: number;
  /** UTF-16 code units of one string or key. */
  readonly string: number;
  /** Bytes of the document. */
  readonly body: number;
}

/** Documents that are longer may have more values than one check takes, in UTF-16 code units. */
const longestText = 65_536;

/** What is so short passes no limit: a code unit has three bytes at most. */
const longestWithin = ({ string, body }: ShortcutLimits): number => Math.min(longestText, string, body / 3);

/**
 * Makes a shortcut for those who validate many documents: what is told of a valid task without a warning depends on its
 * type alone.
 *
 * @param context The registry, its validators, and the limits of a document.
 * @returns The shortcut; it keeps one report for each type.
 */
export function createTaskShortcut(context: ValidationContext & { readonly limits: ShortcutLimits }): TaskShortcut {
  const { registry, validators, limits } = context;
  const longest = longestWithin(limits);
  const faultless = new Map<string, Faultless>();
  // A text that was just read is compared more quickly than looked up.
  let last: Faultless | undefined;
  const reportFor = (text: string, value: unknown): Report | undefined => {
    if (!isNode(value) || Object.keys(value).length !== 2) return undefined;
    const { tasktype, taskinfo } = value;
    if (typeof tasktype !== 'string' || !isFaithful(text, value, limits.depth)) return undefined;
    if (last?.tasktype !== tasktype) last = faultless.get(tasktype);
    if (last?.check(taskinfo) !== true) return undefined;
    return lintContainer({ info: taskinfo, locate: whereItIs }, last).length === 0 ? last.report : undefined;
  };
  const valueOf = (text: string): unknown => (text.length > longest || !beginsTask(text) ? undefined : parsed(text));
  const reportOf: TaskShortcut['reportOf'] = (text) => reportFor(text, valueOf(text));
  const reportsOf: TaskShortcut['reportsOf'] = (texts) => {
    const values = texts.map(valueOf);
    return texts.map((text, at) => reportFor(text, values[at]));
  };
  const learn: TaskShortcut['learn'] = async (report) => {
    const [task, ...others] = report.tasks;
    // A report that names a file says which one of a zip was read.
    if (
      task === undefined ||
      report.file !== undefined ||
      others.length > 0 ||
      report.problems.length > 0 ||
      report.verdict !== 'valid'
    )
      return;
    const { kind, type: text, pointer, line, column } = task;
    if (kind !== 'tasktype' || pointer !== '' || line !== 1 || column !== 1 || faultless.has(text)) return;
    const type = registry.find(text);
    const entry = type && versionMeant(registry, type, text);
    if (entry === undefined) return;
    const check = await validators.checkerOf(entry);
    faultless.set(text, { tasktype: text, name: entry.name, check, report });
  };
  return { reportOf, reportsOf, learn };
}
