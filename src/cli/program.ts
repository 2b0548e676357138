import { near } from '../spec/near.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { everyCommand } from './every-command.ts';
import { renderCommandHelp, renderGroupHelp, renderHelp } from './help.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { run as runList } from './list.ts';
import { run as runResolve } from './resolve.ts';
import { messageCommands } from './message-commands.ts';
import { lookOf, refuse } from './terminal.ts';
import { run as runValidate } from './validate.ts';

/** What runs a command: reads its arguments, writes to its outputs, and ends with an exit code. */
export type Run = (args: Arguments, io: Io) => number | Promise<number>;

/** The last ones bring parsers and compilers with them, so they are loaded when they are called for. */
const runs: Readonly<Record<string, () => Run | Promise<Run>>> = {
  validate: () => runValidate,
  resolve: () => runResolve,
  list: () => runList,
  ask: async () => (await import('./ask.ts')).run,
  suggest: async () => (await import('./suggest.ts')).run,
  harvest: async () => (await import('./harvest.ts')).run,
  launch: async () => (await import('./launch.ts')).run,
  'check-site': async () => (await import('./check-site.ts')).run,
  'planner init': async () => (await import('./planner-runs.ts')).runPlannerInit,
  'planner check': async () => (await import('./planner-runs.ts')).runPlannerCheck,
  'planner explain': async () => (await import('./planner-runs.ts')).runPlannerExplain,
  'planner serve': async () => (await import('./planner-runs.ts')).runPlannerServe,
  'planner test': async () => (await import('./document-commands.ts')).runPlannerTest,
  show: async () => (await import('./document-commands.ts')).runShow,
  matrix: async () => (await import('./document-commands.ts')).runMatrix,
  needs: async () => (await import('./document-commands.ts')).runNeeds,
  lint: async () => (await import('./document-commands.ts')).runLint,
  types: async () => (await import('./document-commands.ts')).loadRunTypes(),
  new: async () => (await import('./document-commands.ts')).runNew,
  init: async () => (await import('./document-commands.ts')).runInit,
};

const helpWords = ['--help', '-h', 'help'];
const versionWords = ['--version', '-V', 'version'];

/** The second word of each command that begins with a word. */
function following(word: string): readonly string[] {
  return everyCommand()
    .map(({ name }) => name.split(' '))
    .flatMap(([first, second]) => (first === word && second !== undefined ? [second] : []));
}

function unknownCommand(word: string, next = ''): WrongUse {
  const seconds = following(word);
  if (seconds.length > 0) {
    const [like] = near(next, seconds);
    const message = next === '' ? `What shall \`${word}\` do?` : `There is no command "${word} ${next}".`;
    if (like !== undefined) return { message, hint: `Did you mean \`tasktypes ${word} ${like}\`?` };
    return { message, hint: `Write one of: ${seconds.map((second) => `tasktypes ${word} ${second}`).join(', ')}.` };
  }
  const hint = '`tasktypes --help` lists the commands.';
  const known = [...everyCommand().map(({ name }) => name.split(' ', 1)[0] ?? ''), ...helpWords, ...versionWords];
  const [like] = near(word, known.filter((name) => name.startsWith('-') === word.startsWith('-'))); // prettier-ignore
  const message = word.startsWith('-')
    ? `There is no option ${word} before a command.`
    : `There is no command "${word}".`;
  if (like !== undefined) return { message, hint: `Did you mean \`tasktypes ${like}\`?` };
  if (word.startsWith('-')) return { message, hint };
  if (word.includes('://')) return { message, hint: `Did you mean \`tasktypes resolve ${word}\`?` };
  if (/[./]/.test(word)) return { message, hint: `Did you mean \`tasktypes validate ${word}\`?` };
  return { message, hint };
}

async function runCommand(words: readonly string[], io: Io): Promise<number> {
  const [word = '', next] = words;
  const frequent = messageCommands.find(({ name }) => name === word);
  const length = frequent === undefined && following(word).includes(next ?? '') ? 2 : 1;
  const called = words.slice(0, length).join(' ');
  const command = frequent ?? everyCommand().find(({ name }) => name === called);
  const load = runs[called];
  if (
    command === undefined &&
    following(called).length > 0 &&
    words.slice(1).some((each) => each === '--help' || each === '-h')
  ) {
    const group = everyCommand().filter(({ name }) => name.startsWith(`${called} `));
    io.stdout.write(renderGroupHelp(group, lookOf(io.stdout, io)));
    return exitCode.fine;
  }
  if (command === undefined || load === undefined)
    return refuse(io, unknownCommand(word, next?.startsWith('-') === true ? '' : next));
  const args = readArguments(command, words.slice(length));
  if ('message' in args) return refuse(io, args);
  if (args.options.has('help')) {
    io.stdout.write(renderCommandHelp(command, lookOf(io.stdout, io)));
    return exitCode.fine;
  }
  const run = await load();
  return run(args, io);
}

/**
 * Runs the program.
 *
 * @param args The words behind its name.
 * @param io What it reads and where it writes.
 * @returns The exit code.
 */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined) {
    io.stderr.write(renderHelp(lookOf(io.stderr, io)));
    return exitCode.wrongUse;
  }
  if (versionWords.includes(first)) {
    io.stdout.write(`${io.shipped.version()}\n`);
    return exitCode.fine;
  }
  if (!helpWords.includes(first)) return runCommand(args, io);
  if (rest.length > 0) return runCommand([...rest, '--help'], io);
  io.stdout.write(renderHelp(lookOf(io.stdout, io)));
  return exitCode.fine;
}
