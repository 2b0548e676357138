import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import type { CommandText, OptionText } from './command-text.ts';
import { commands } from './commands.ts';

const intro =
  'tasktypes checks and explains the tasks that astronomers write for the IVOA ExecutionPlanner: ' +
  'which types there are, whether a file declares them rightly, and what a type URI in a log means.';

/** Two columns; on a terminal the right one is broken within its own bounds. */
function table(rows: readonly (readonly [string, string])[], look: Look): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  const indent = ' '.repeat(width + 4);
  return rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrap(right, look, indent);
    return [`  ${left.padEnd(width)}  ${first.slice(indent.length)}`, ...more];
  });
}

function section(title: string, lines: readonly string[], { style }: Look): readonly string[] {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines];
}

/**
 * Writes an option as the help shows it.
 *
 * @param option The option.
 * @returns Its forms, and what its value is called.
 */
export function written({ name, short, value, choices }: OptionText): string {
  const forms = `${short === undefined ? '' : `-${short}, `}--${name}`;
  // Many choices would leave no room for the summary, which names them.
  const wanted = choices === undefined || choices.length > 3 ? value : choices.join('|');
  return wanted === undefined ? forms : `${forms} <${wanted}>`;
}

/**
 * Writes how a command is called.
 *
 * @param command The command.
 * @returns One line.
 */
export function usage({ name, operands, options }: CommandText): string {
  const parts = ['tasktypes', name, options.length > 1 ? '[options]' : '', operands];
  return parts.filter((part) => part !== '').join(' ');
}

/**
 * Renders the help of one command.
 *
 * @param command The command.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderCommandHelp(command: CommandText, look: Look): string {
  const { summary, description, options, examples, exits } = command;
  const exampleLines = examples.flatMap((example) => [
    `  ${look.style.dim(`# ${example.summary}`)}`,
    `  ${example.command}`,
  ]);
  const lines = [
    ...wrap(summary, look),
    ...section('Usage', [`  ${usage(command)}`], look),
    ...(description.length === 0 ? [] : ['', ...description.flatMap((sentence) => wrap(sentence, look))]),
    ...section('Options', table(options.map((option) => [written(option), option.summary]), look), look), // prettier-ignore
    ...section('Examples', exampleLines, look),
    ...section('Exit codes', table(exits.map(([code, meaning]) => [String(code), meaning]), look), look), // prettier-ignore
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Renders the help of commands that share their first word.
 *
 * @param group The commands.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderGroupHelp(group: readonly CommandText[], look: Look): string {
  const rows = group.map((command) => [usage(command), command.summary] as const);
  const more = `Each has a help of its own: tasktypes ${group[0]?.name ?? ''} --help`;
  const lines = [...section('Commands', table(rows, look), look).slice(1), '', ...wrap(more, look)];
  return `${lines.join('\n')}\n`;
}

/**
 * Renders the help of the whole program.
 *
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderHelp(look: Look): string {
  const examples = commands.flatMap(({ examples: [first] }) => (first === undefined ? [] : [first]));
  const options = [
    ['-h, --help', 'Show this help; after a command, the help of that command.'],
    ['-V, --version', 'Show the version.'],
  ] as const;
  const lines = [
    ...wrap(intro, look),
    ...section('Usage', ['  tasktypes <command> [options]'], look),
    ...section('Commands', table(commands.map(({ name, summary }) => [name, summary]), look), look), // prettier-ignore
    ...section('Options', table(options, look), look),
    ...section('Examples', table(examples.map(({ command, summary }) => [command, summary]), look), look), // prettier-ignore
    '',
    ...wrap('Colours appear on a terminal only; NO_COLOR turns them off, FORCE_COLOR on.', look),
  ];
  return `${lines.join('\n')}\n`;
}
