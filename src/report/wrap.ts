import type { Look } from './style.ts';
import { widthOf } from './cells.ts';
import { visible } from '../spec/words.ts';

/** Longer lines of prose are hard to read, however wide the terminal is. */
const widest = 100;

/**
 * Lays out a sentence or two: breaks it between words where there is a terminal, and indents every line. A word that is
 * longer than a line, such as an address, stays whole.
 *
 * @param text The text; it is made safe for a terminal.
 * @param look The width, where there is one.
 * @param indent What stands before each line.
 * @returns The lines, one at least.
 */
export function wrap(text: string, look: Pick<Look, 'width'>, indent = ''): readonly string[] {
  const safe = visible(text);
  if (look.width === undefined) return [indent + safe];
  const room = Math.min(look.width, widest) - widthOf(indent);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of safe.split(' ')) {
    const width = widthOf(word);
    if (used > 0 && used + 1 + width > room) {
      lines.push(indent + line);
      line = word;
      used = width;
    } else {
      line = used === 0 ? word : `${line} ${word}`;
      used += width + (used === 0 ? 0 : 1);
    }
  }
  return [...lines, indent + line];
}
