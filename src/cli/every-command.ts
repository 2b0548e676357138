import type { CommandText } from './command-text.ts';
import { commands } from './commands.ts';

/**
 * Gives the texts of all commands; the bundled command loads them only for a command other than the most frequent ones.
 *
 * @returns The texts, in the order of the help.
 */
export function everyCommand(): readonly CommandText[] {
  return commands;
}
