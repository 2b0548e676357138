import { readonlyMark } from './type-schema.ts';

const unquoted = (line: string): string => line.replace(/"(?:[^"\\]|\\.)*"/g, (text) => 'x'.repeat(text.length));

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Begins a declaration or a member whose whole type stands in brackets; nothing follows the closing one. */
const bracketed = /^(export type [A-Za-z0-9_$]+ = |(?:[A-Za-z0-9_$]+|"(?:[^"\\]|\\.)*"|\[k: string\])\??: )\(/;

/** Where a line stands while the code is laid out. */
interface Position {
  readonly depth: number;
  /** Depths of the types in brackets that are still open; their brackets are left out. */
  readonly open: readonly number[];
  /** An interface ends without a semicolon. */
  readonly inInterface: boolean;
}

function layOut(line: string, { depth, open, inInterface }: Position): readonly [string, Position] {
  const plain = unquoted(line);
  const indent = plain.startsWith('}') ? Math.max(0, depth - 1) : depth;
  const after = depth + count(plain, '{') - count(plain, '}');
  const interfaceHere = depth === 0 ? line.startsWith('export interface') : inInterface;
  const opened = bracketed.test(line) ? [...open, depth] : open;
  const closes = opened.at(-1) === after && plain.endsWith(')');
  const start = opened === open ? line : line.replace(bracketed, '$1');
  const text = (closes ? start.slice(0, -1) : start).replaceAll(`${readonlyMark} & `, 'readonly ');
  const ends = !plain.endsWith('{') && !(after === 0 && interfaceHere);
  const position = { depth: after, open: closes ? opened.slice(0, -1) : opened, inInterface: interfaceHere };
  return [`${'  '.repeat(indent)}${text}${ends ? ';' : ''}`, position];
}

/** One empty line between declarations, none at the end of a comment or after another one. */
function withGaps(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]?.trim();
    if (line.trim() === '*') return next === '*/' || next === '*' ? [] : [line];
    if (line === '') return [];
    const begins = line.startsWith('/**') || (line.startsWith('export ') && lines[index - 1]?.endsWith('*/') !== true);
    return begins && index > 0 ? ['', line] : [line];
  });
}

/**
 * Lays out what json-schema-to-typescript writes without Prettier, which would take more time than all the rest.
 *
 * @param code Declarations with a comment before each, without indentation and semicolons, a member or a brace a line.
 * @returns The same declarations, lists readonly, indented by two blanks, members closed by semicolons.
 */
export function tidy(code: string): string {
  const lines: string[] = [];
  let position: Position = { depth: 0, open: [], inInterface: false };
  let inComment = false;
  for (const line of code.split('\n').map((raw) => raw.trimEnd())) {
    if (inComment || line.startsWith('/**')) {
      // These tags are none of TSDoc's, and the description already says how many items there are.
      if (!/^ \* @(?:min|max)Items [0-9]+$/.test(line)) lines.push('  '.repeat(position.depth) + line);
      inComment = !line.endsWith('*/');
    } else if (line !== '') {
      const [text, next] = layOut(line, position);
      lines.push(text);
      position = next;
    }
  }
  return `${withGaps(lines).join('\n')}\n`;
}
