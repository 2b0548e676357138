import { registry, validators } from '../official.ts';
import { poll } from '../planner/poll.ts';
import { json } from '../report/json.ts';
import type { PlannerList } from '../planner/planner-list.ts';
import { problemLines, sourceLines } from '../report/problem-text.ts';
import { renderReport } from '../report/report-text.ts';
import { wrap } from '../report/wrap.ts';
import { checkInterface } from '../validate/check-interface.ts';
import type { Arguments } from './arguments.ts';
import { launchOf } from './ask-launch.ts';
import { readPlanners } from './ask-planners.ts';
import { readTasks, type AskedTask, type FileTasks } from './ask-tasks.ts';
import { answerLines, conclusion, introLines, launchLines, type TaskAnswer, type Told, type Way } from './ask-text.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { createProgress } from './progress.ts';
import { lookOf, refuse } from './terminal.ts';

interface Settings {
  readonly file: string;
  readonly list: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds. */
  readonly deadline: number;
  readonly anyway: boolean;
  readonly isJson: boolean;
}

const example = 'For example: tasktypes ask codemeta.json --planners planners.yaml';
/** A day. */
const mostSeconds = 86_400;

function secondsIn({ options }: Arguments, name: string, preset: number): number | WrongUse {
  const text = options.get(name);
  if (typeof text !== 'string') return preset * 1000;
  const seconds = /^[0-9]{1,5}(?:\.[0-9]{1,3})?$/.test(text) ? Number(text) : 0;
  return seconds > 0 && seconds <= mostSeconds
    ? seconds * 1000
    : { message: `The ${name} "${text}" is no time.`, hint: `Write seconds, such as --${name} ${preset}.` };
}

function settingsOf(args: Arguments): Settings | WrongUse {
  const [file, ...more] = args.operands;
  const list = args.options.get('planners');
  if (file === undefined) return { message: 'No file is named.', hint: example };
  if (more.length > 0) return { message: 'One file is asked about at a time.', hint: example };
  if (typeof list !== 'string') return { message: 'No list of planners is named.', hint: example };
  if (file === '-' && list === '-')
    return { message: 'Tasks and planners cannot both come on standard input.', hint: 'Name a file for one of them.' };
  const timeout = secondsIn(args, 'timeout', 10);
  const deadline = secondsIn(args, 'deadline', 60);
  if (typeof timeout !== 'number') return timeout;
  if (typeof deadline !== 'number') return deadline;
  const isJson = args.options.get('format') === 'json';
  return { file, list, timeout, deadline, anyway: args.options.has('anyway'), isJson };
}

function tellListProblems({ problems }: PlannerList, list: string, io: Io): void {
  const look = lookOf(io.stderr, io);
  // A line of a list may hold a secret, so that none is shown.
  const lines = problems.flatMap((problem) => problemLines(problem, undefined, look));
  if (lines.length > 0) io.stderr.write([...wrap(`${list}:`, look), ...lines, '', ''].join('\n'));
}

/** Says first what is wrong with the file, and that nobody is asked about what is invalid; warnings are left to `validate`. */
function tellFile({ report, text, tasks }: FileTasks, asked: readonly AskedTask[], io: Io): void {
  const look = lookOf(io.stdout, io);
  const name = report.file === '-' ? 'standard input' : (report.file ?? '');
  if (report.verdict === 'valid' || report.verdict === 'unknown') return;
  const errors = report.problems.filter(({ severity }) => severity === 'error');
  const left = tasks.length - asked.length;
  const why = `${left === 1 ? 'The invalid task is' : 'Invalid tasks are'} not asked about; --anyway asks all the same.`;
  const told = renderReport({ ...report, problems: errors }, look, { name, source: sourceLines(text) });
  io.stdout.write([told, ...(left > 0 ? [...wrap(why, look), ''] : []), ''].join('\n'));
}

/** On a terminal answers are told as they come, elsewhere in the order of tasks and planners. */
async function pollAll(told: Told, { timeout, deadline, isJson }: Settings, io: Io): Promise<readonly TaskAnswer[]> {
  const { tasks, planners } = told;
  const answers: TaskAnswer[] = [];
  const atOnce = io.stdout.isTerminal && !isJson;
  const progress = createProgress(io, tasks.length * planners.length, 'answers');
  const tell = (answer: TaskAnswer): void => io.stdout.write(`${answerLines(answer, told).join('\n')}\n`);
  const check = (offered: Parameters<typeof checkInterface>[0]) => checkInterface(offered, { registry, validators });
  if (!isJson) io.stdout.write(`${introLines(told).join('\n')}\n`);
  for await (const answer of poll(planners, tasks, { check, timeout, deadline, environment: io.environment })) {
    answers.push(answer);
    progress.clear();
    if (atOnce) tell(answer);
    progress.show(answers.length);
  }
  progress.clear();
  const place = ({ task, planner }: TaskAnswer): number =>
    tasks.indexOf(task) * planners.length + planners.indexOf(planner);
  const inOrder = answers.map((answer) => [place(answer), answer] as const).sort(([one], [other]) => one - other);
  const sorted = inOrder.map(([, answer]) => answer);
  if (!atOnce && !isJson) for (const answer of sorted) tell(answer);
  return sorted;
}

function waysIn(answers: readonly TaskAnswer[]): Promise<readonly Way[]> {
  const offers = answers.flatMap((answer) =>
    answer.outcome === 'YES' ? answer.interfaces.map((offered) => ({ answer, offered })) : [],
  );
  return Promise.all(offers.map(async (one) => ({ ...one, launch: await launchOf(one.offered, one.answer.task) })));
}

function asJson(
  { report }: FileTasks,
  list: PlannerList,
  answers: readonly TaskAnswer[],
  ways: readonly Way[],
): string {
  return json({
    report,
    list: { planners: list.planners, problems: list.problems },
    answers: answers.map(({ task, planner, ...said }) => ({ task: task.index, planner: planner.name, ...said })),
    launches: ways.map(({ answer: { task, planner }, offered, launch }) => ({
      task: task.index,
      planner: planner.name,
      offered,
      launch,
    })),
  });
}

function exitCodeOf(answers: readonly TaskAnswer[], file: FileTasks, asked: readonly AskedTask[]): number {
  const said = new Set(answers.map(({ outcome }) => outcome));
  if (said.has('YES')) return exitCode.fine;
  if (said.has('NO') || (asked.length === 0 && file.report.verdict === 'invalid')) return exitCode.invalid;
  return exitCode.undecided;
}

/**
 * Asks planners about the tasks of a file.
 *
 * @param args The file, and the options of `ask`.
 * @param io Where is written, and the environment that holds tokens.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const settings = settingsOf(args);
  if ('message' in settings) return refuse(io, settings);
  const list = await readPlanners(settings.list, io);
  if ('message' in list) {
    refuse(io, list);
    return list.code;
  }
  const file = await readTasks(settings.file, io);
  if ('message' in file) return refuse(io, file);
  const tasks = settings.anyway ? file.tasks : file.tasks.filter(({ report }) => report.verdict !== 'invalid');
  const look = lookOf(io.stdout, io);
  const told: Told = { planners: list.planners, tasks, registry, look };
  tellListProblems(list, settings.list, io);
  if (!settings.isJson) tellFile(file, tasks, io);
  const isAsked = list.planners.length > 0 && tasks.length > 0;
  const answers = isAsked ? await pollAll(told, settings, io) : [];
  const ways = await waysIn(answers);
  if (settings.isJson) io.stdout.write(asJson(file, list, answers, ways));
  else if (isAsked) io.stdout.write(`${[...launchLines(ways, told), '', conclusion(answers, look)].join('\n')}\n`);
  else refuse(io, nothingAsked(list, file));
  return exitCodeOf(answers, file, tasks);
}

function nothingAsked(list: PlannerList, { tasks }: FileTasks): WrongUse {
  if (list.planners.length === 0)
    return { message: 'The list holds no planner that can be asked.', hint: 'Write planners: [{name: …, url: …}].' };
  return tasks.length === 0
    ? { message: 'The file declares no task.', hint: '`tasktypes suggest` proposes what a repository could declare.' }
    : { message: 'There is no valid task to ask about.', hint: 'Mend what is told above, or ask with --anyway.' };
}
