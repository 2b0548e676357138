import { quotedForShell } from '../spec/words.ts';

/**
 * Writes a path as a person would type it behind a command.
 *
 * @param path The path.
 * @returns The path, in quotes only where a shell would take it for something else.
 */
export function shellPath(path: string): string {
  const operand = path.startsWith('-') ? `./${path}` : path;
  return /^[A-Za-z0-9_.,:@%+/-]+$/.test(operand) ? operand : quotedForShell(operand);
}
