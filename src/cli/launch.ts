import { launch, type Launch } from '../launch/launch.ts';
import { wayFor } from '../launch/way.ts';
import { launchValues } from '../launch/values.ts';
import { driving, registry, validators } from '../official.ts';
import { findWays, type LaunchContext, type Ways } from '../planner/launch-task.ts';
import { wrap } from '../report/wrap.ts';
import { listed, visible } from '../spec/words.ts';
import { problemsWith } from '../validate/check-task.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { answersFrom, answersIn, askFor } from './launch-answers.ts';
import { chosen, readInterfaces, readTasks, type Message, type NoLaunch } from './launch-input.ts';
import { sendAll } from './launch-run.ts';
import { curlCommands } from './launch-script.ts';
import { toldLines } from './launch-told.ts';
import { lookOf, refuse } from './terminal.ts';
import { createTyping, type Typing } from './typing.ts';

const context: LaunchContext = {
  registry,
  drivingOf: driving,
  problemsOf: (version, info) => problemsWith(version, info, validators),
};

/** An interface and what it makes of the task. */
interface Candidate {
  readonly offered: Message;
  readonly ways: Ways;
  readonly made: Launch;
}

async function candidateOf(offered: Message, task: Message): Promise<Candidate> {
  const ways = await findWays(offered.value, task.value, context);
  const made: Launch =
    'reasons' in ways
      ? { how: 'impossible', reasons: ways.reasons, questions: [] }
      : launch(ways.alternatives, ways.subject);
  return { offered, ways, made };
}

function operandsOf({ operands }: Arguments): readonly [string, string] | WrongUse {
  const [offered, task, ...more] = operands;
  const hint = 'Name the reply of a planner and the task: tasktypes launch reply.json task.json';
  if (offered === undefined || task === undefined)
    return { message: `${offered === undefined ? 'No reply' : 'No task'} is named.`, hint };
  if (more.length > 0) return { message: 'There are more than two files.', hint };
  return offered === '-' && task === '-'
    ? { message: 'Only one of the two can come on standard input.', hint }
    : [offered, task];
}

function oneTask(tasks: readonly Message[], wanted: string | undefined): Message | NoLaunch {
  const [only, ...others] = tasks;
  if (wanted !== undefined) return chosen(tasks, 'task', wanted);
  if (only !== undefined && others.length === 0) return only;
  const hint = `Say which: ${listed(
    tasks.map(({ number, name }) => `--task ${number} (${name})`),
    'or',
  )}.`;
  return { message: `There are ${tasks.length} tasks.`, hint, code: exitCode.wrongUse };
}

function stop(io: Io, refused: NoLaunch): number {
  refuse(io, refused);
  return refused.code;
}

/** Says of each interface why it cannot be used. */
function refuseAll(candidates: readonly Candidate[], task: Message, io: Io): number {
  const look = lookOf(io.stderr, io);
  const lines = candidates.flatMap(({ offered, made }) => [
    look.style.bold(`${offered.number}. ${visible(offered.name)}`),
    ...(made.how === 'impossible' ? made.reasons : []).flatMap((reason) => wrap(reason, look, '   ')),
  ]);
  const what = candidates.length === 1 ? 'The interface' : 'None of the interfaces';
  const can = candidates.length === 1 ? 'cannot' : 'can';
  io.stderr.write(`${[...wrap(`${what} ${can} be used for ${task.name}.`, look), ...lines].join('\n')}\n`);
  return exitCode.invalid;
}

async function send(
  candidate: Candidate,
  given: Readonly<Record<string, string>>,
  typing: Typing | undefined,
  yes: boolean,
  io: Io,
): Promise<number> {
  const { made, ways } = candidate;
  if (made.how !== 'steps' || 'reasons' in ways) return exitCode.fine;
  const open = made.questions.filter(({ name }) => !Object.hasOwn(given, name));
  if (!yes && typing === undefined)
    return refuse(io, {
      message: 'Nobody is there to be asked whether to send.',
      hint: 'Add --yes to send without asking.',
    });
  const asked = await askFor(open, typing, io);
  if ('message' in asked) return stop(io, asked);
  if (!yes) {
    const { length } = made.requests;
    io.stderr.write(`Send ${length === 1 ? 'the request' : `${length} requests`}? [y/N] `);
    if (!/^y(es)?$/i.test(((await typing?.line()) ?? '').trim())) {
      io.stderr.write('Nothing was sent.\n');
      return exitCode.fine;
    }
  }
  return sendAll(ways.alternatives, ways.subject, { ...given, ...asked.answers }, io);
}

/** Secrets are never printed, so what tells of them goes on without. */
function tell(
  { offered, ways, made }: Candidate,
  given: Readonly<Record<string, string>>,
  isRun: boolean,
  io: Io,
): void {
  const look = lookOf(io.stdout, io);
  const way = 'reasons' in ways ? undefined : wayFor(ways.alternatives, ways.subject);
  if ('reasons' in ways || way === undefined) return;
  const secrets = new Set(made.questions.flatMap(({ name, secret }) => (secret ? [name] : [])));
  const plain = Object.fromEntries(Object.entries(given).filter(([name]) => !secrets.has(name)));
  const filled = launch(ways.alternatives, ways.subject, plain);
  const commands = filled.how === 'steps' ? curlCommands(way, launchValues(way, ways.subject, plain)) : [];
  const head = look.style.bold(`Interface ${offered.number}: ${visible(offered.name)}`);
  const lines = isRun && filled.how === 'steps' ? [] : toldLines(filled, commands, look);
  io.stdout.write(`${[head, ...lines].join('\n')}\n`);
}

/**
 * Says what to open, send or do to have a service run a task, and sends it with `--run`.
 *
 * @param args The reply and the task, and the options of `launch`.
 * @param io What is read and where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const files = operandsOf(args);
  if ('message' in files) return refuse(io, files);
  const { options, repeated } = args;
  const textOf = (name: string): string | undefined => options.get(name) as string | undefined;
  const interfaces = await readInterfaces(files[0], io);
  if ('message' in interfaces) return stop(io, interfaces);
  const tasks = await readTasks(files[1], io);
  if ('message' in tasks) return stop(io, tasks);
  const task = oneTask(tasks, textOf('task'));
  if ('message' in task) return stop(io, task);
  const wanted = textOf('interface');
  const only = wanted === undefined ? undefined : chosen(interfaces, 'interface', wanted);
  if (only !== undefined && 'message' in only) return stop(io, only);
  const candidates: Candidate[] = [];
  for (const offered of only === undefined ? interfaces : [only]) candidates.push(await candidateOf(offered, task));
  const candidate = candidates.find(({ made }) => made.how !== 'impossible');
  if (candidate === undefined) return refuseAll(candidates, task, io);
  const { questions } = candidate.made;
  const written = answersIn(repeated.get('answer') ?? [], questions);
  if ('message' in written) return refuse(io, written);
  const given = { ...answersFrom(questions, io.environment), ...written.answers };
  const isRun = options.has('run');
  tell(candidate, given, isRun, io);
  const canAsk = io.stdinIsTerminal && !files.includes('-');
  const typing = canAsk ? createTyping(io.stdin(), io.echo ?? (() => undefined)) : undefined;
  return isRun ? send(candidate, given, typing, options.has('yes'), io) : exitCode.fine;
}
