import type { OpenRegistry } from '../registry/open.ts';
import type { CommandText } from './command-text.ts';
import { commands } from './commands.ts';
import { usage, written } from './help.ts';

/** One command as the reference on the site tells it. */
export interface CommandReference {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly description: readonly string[];
  readonly options: readonly { readonly forms: string; readonly summary: string }[];
  /** Whether an example names a type of this registry, which another one does not have. */
  readonly examples: readonly { readonly command: string; readonly summary: string; readonly namesType: boolean }[];
  readonly exits: readonly { readonly code: number; readonly meaning: string }[];
}

function referenceOf(command: CommandText, typeNames: ReadonlySet<string>): CommandReference {
  const { name, summary, description, options, examples, exits } = command;
  return {
    name,
    usage: usage(command),
    summary,
    description,
    options: options.map((option) => ({ forms: written(option), summary: option.summary })),
    examples: examples.map((example) => ({
      ...example,
      namesType: (example.command.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []).some((word) => typeNames.has(word)),
    })),
    exits: exits.map(([code, meaning]) => ({ code, meaning })),
  };
}

/**
 * Makes the file from which the site tells every command, because the site itself imports nothing of the command line.
 *
 * @param registry The registry whose types the examples may name.
 * @returns The file, its path relative to the folder of generated files.
 */
export function commandsFile({ types }: OpenRegistry): { readonly path: string; readonly content: string } {
  const $comment = 'Made by tasktypes from src/cli/: edit that, not this file. Licence: MIT.';
  const names = new Set(types.map(({ name }) => name));
  const content = { $comment, commands: commands.map((command) => referenceOf(command, names)) };
  return { path: 'commands.json', content: `${JSON.stringify(content, null, 2)}\n` };
}
