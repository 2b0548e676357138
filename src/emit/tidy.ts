const unquoted = (line: string): string => line.replace(/"(?:[^"\\]|\\.)*"/g, (text) => 'x'.repeat(text.length));

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Takes away the brackets around a whole type: `port: (string | null)`. */
function unwrapped(line: string): string {
  const [, before, inside] =
    /^(export type [A-Za-z0-9_$]+ = |(?:[A-Za-z0-9_$]+|"[^"]*")\??: )\((.*)\)$/.exec(line) ?? [];
  return before === undefined || inside === undefined || /[()]/.test(unquoted(inside)) ? line : before + inside;
}

/** Where a line stands while the code is laid out. */
interface Position {
  readonly depth: number;
  /** The declaration is one type in brackets, which are left out. */
  readonly bracketed: boolean;
  /** An interface ends without a semicolon. */
  readonly inInterface: boolean;
}

function layOut(line: string, { depth, bracketed, inInterface }: Position): readonly [string, Position] {
  const plain = unquoted(line);
  const indent = plain.startsWith('}') ? Math.max(0, depth - 1) : depth;
  const after = depth + count(plain, '{') - count(plain, '}');
  const opens = depth === 0 && plain.startsWith('export type') && count(plain, '(') > count(plain, ')');
  const interfaceHere = depth === 0 ? line.startsWith('export interface') : inInterface;
  const closes = after === 0 && bracketed;
  const text = opens ? line.replace('= (', '= ') : closes ? line.slice(0, -1) : unwrapped(line);
  const ends = !plain.endsWith('{') && !(after === 0 && interfaceHere);
  const position = { depth: after, bracketed: opens || (bracketed && !closes), inInterface: interfaceHere };
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
 * @returns The same declarations, indented by two blanks, members closed by semicolons.
 */
export function tidy(code: string): string {
  const lines: string[] = [];
  let position: Position = { depth: 0, bracketed: false, inInterface: false };
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
