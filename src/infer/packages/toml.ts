import { parse, TomlError } from 'smol-toml';
import type { TextFile } from '../repository.ts';

/** A file that could not be read. */
export interface Unreadable {
  /** The rest of a sentence that begins with "because". */
  readonly unreadable: string;
}

/** Longest TOML that is read, in UTF-16 code units; real files have a few thousand. */
const maxLength = 256 * 1024;

/**
 * Reads a TOML file.
 *
 * @param file The file.
 * @returns Its value, or why it could not be read; never throws.
 */
export function readToml({ text }: TextFile): { readonly value: unknown } | Unreadable {
  if (text.length > maxLength) return { unreadable: 'it is too long to be a file of this kind' };
  try {
    return { value: parse(text.startsWith('\ufeff') ? text.slice(1) : text, { maxDepth: 64 }) };
  } catch (error) {
    const where = error instanceof TomlError ? `, see its line ${error.line}` : '';
    return { unreadable: `it is no well-formed TOML${where}` };
  }
}

/**
 * Finds the line of a key by the heading before it, for showing only.
 *
 * @param text Well-formed TOML.
 * @param table The table, its names joined by dots.
 * @param key The key in the table.
 * @returns The line, counted from 1; `undefined` for a key that is written in another way.
 */
export function tomlLine(text: string, table: string, key: string): number | undefined {
  let here = '';
  for (const [index, written] of text.split(/\r\n?|\n/).entries()) {
    const line = written.trim();
    if (line.startsWith('[')) here = line.slice(1, line.indexOf(']')).replaceAll(/[\s"']/g, '');
    const equals = line.indexOf('=');
    if (equals === -1 || line.startsWith('#')) continue;
    const name = line.slice(0, equals).replaceAll(/[\s"']/g, '');
    if ((here === '' ? name : `${here}.${name}`) === `${table}.${key}`) return index + 1;
  }
  return undefined;
}
