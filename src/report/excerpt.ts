import type { Place } from '../spec/problem.ts';
import type { Style } from './style.ts';
import { cellsOf, widthOf } from './cells.ts';
import { visible } from '../spec/words.ts';

/** A line of a source as it is shown, with the part that is pointed at. */
interface Marked {
  readonly text: string;
  /** Cells before the mark. */
  readonly before: number;
  /** Cells under the mark, one at least. */
  readonly length: number;
}

interface Piece {
  readonly text: string;
  readonly cells: number;
  /** Offset in the line, in UTF-16 code units. */
  readonly offset: number;
}

/** A quoted text or a word; whatever else stands at a place is marked by its first character. */
const token = /"(?:[^"\\]|\\.){0,200}"?|[\p{L}\p{N}_@$.+-]{1,200}/uy;
const tab = '  ';

function piecesOf(line: string, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let offset = from;
  for (const char of line.slice(from, to)) {
    const text = char === '\t' ? tab : visible(char);
    pieces.push({ text, cells: text === char ? cellsOf(char) : text.length, offset });
    offset += char.length;
  }
  return pieces;
}

const cellsIn = (pieces: readonly Piece[]): number => pieces.reduce((sum, { cells }) => sum + cells, 0);

function isLowSurrogate(line: string, offset: number): boolean {
  const code = line.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Cuts pieces at both sides until they fit: a third of the room is for what stands before the mark, or more if it is free. */
function cut(pieces: readonly Piece[], mark: number, room: number): readonly Piece[] {
  let start = mark;
  let end = mark;
  let cells = 0;
  const take = (piece: Piece | undefined, limit: number): boolean => {
    if (piece === undefined || cells + piece.cells > limit) return false;
    cells += piece.cells;
    return true;
  };
  while (take(pieces[start - 1], room / 3)) start -= 1;
  while (take(pieces[end], room)) end += 1;
  while (take(pieces[start - 1], room)) start -= 1;
  return pieces.slice(start, end);
}

function mark(line: string, column: number, room: number): Marked {
  const offset = Math.min(column - 1, line.length);
  const near = Math.max(0, offset - room);
  const from = isLowSurrogate(line, near) ? near + 1 : near;
  const around = piecesOf(line, from, offset + room);
  const fits = from === 0 && line.length <= offset + room && cellsIn(around) <= room;
  const found = around.findIndex((piece) => piece.offset >= offset);
  const shown = fits ? around : cut(around, found === -1 ? around.length : found, room - 2);
  token.lastIndex = offset;
  const end = offset + (token.exec(line)?.[0].length ?? 1);
  const cutLeft = (shown[0]?.offset ?? 0) > 0 ? '…' : '';
  const last = shown.at(-1);
  const cutRight = last !== undefined && !fits && line.length > last.offset + 2 ? '…' : '';
  return {
    text: cutLeft + shown.map(({ text }) => text).join('') + cutRight,
    before: cutLeft.length + cellsIn(shown.filter((piece) => piece.offset < offset)),
    length: Math.max(1, cellsIn(shown.filter((piece) => piece.offset >= offset && piece.offset < end))),
  };
}

/**
 * Shows the line of a source in which a place lies, and marks the word at it.
 *
 * @param line The line, without its end.
 * @param place The place in the source.
 * @param options How wide it may be in cells, and its style.
 * @returns Two lines of text: the source with its number, and the mark; a long source is cut around the mark.
 */
export function excerpt(
  line: string,
  place: Place,
  options: { readonly width: number; readonly style: Style },
): readonly [string, string] {
  const { dim, red } = options.style;
  const number = String(place.line);
  const { text, before, length } = mark(line, place.column, Math.max(20, options.width - widthOf(number) - 3));
  const gutter = ' '.repeat(number.length);
  return [`${dim(`${number} |`)} ${text}`, `${dim(`${gutter} |`)} ${' '.repeat(before)}${red('^'.repeat(length))}`];
}
