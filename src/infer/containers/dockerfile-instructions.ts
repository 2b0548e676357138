/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals: `FROM`, `EXPOSE`. */
  readonly name: string;
  /** What stands behind the name, continued lines joined. */
  readonly rest: string;
  /** Line on which it begins, counted from 1. */
  readonly line: number;
}

const maxText = 256 * 1024;
const maxLength = 8_000;

function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const directive = /^#[ \t]*([A-Za-z]+)[ \t]*=[ \t]*(\S+)/.exec(line);
    if (directive === null) return '\\';
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\';
  }
  return '\\';
}

/** The words that end the here-documents of a line, in order. */
function hereDocuments(rest: string): readonly string[] {
  return Array.from(rest.matchAll(/<<-?["']?([A-Za-z_][A-Za-z0-9_]*)/g), ([, word = '']) => word);
}

/**
 * Reads the instructions of a Dockerfile: continued lines, comments between them, here-documents and the escape directive.
 *
 * @param text The text of the file; anything that is no instruction is passed over.
 * @returns The instructions in their order.
 */
export function instructionsOf(text: string): readonly Instruction[] {
  const lines = text
    .slice(0, maxText)
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/);
  const escape = escapeOf(lines);
  const lastAt = new Map(lines.map((line, index) => [line.trim(), index]));
  const instructions: Instruction[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = at;
    const parts: string[] = [];
    for (let open = true; open && at < lines.length; at++) {
      const line = (lines[at] ?? '').slice(0, maxLength).trim();
      const skipped = line.startsWith('#') || (line === '' && parts.length > 0);
      open = skipped ? parts.length > 0 : line.endsWith(escape);
      if (!skipped) parts.push(open ? line.slice(0, -1) : line);
    }
    at--;
    const found = /^([A-Za-z]+)[ \t]+(\S.*)$/.exec(parts.join(' ').slice(0, maxLength));
    if (found === null) continue;
    const [, name = '', rest = ''] = found;
    instructions.push({ name: name.toUpperCase(), rest, line: first + 1 });
    for (const word of /^(?:RUN|COPY|ADD)$/i.test(name) ? hereDocuments(rest) : []) {
      if ((lastAt.get(word) ?? -1) <= at) continue;
      do at++;
      while (lines[at]?.trim() !== word);
    }
  }
  return instructions;
}
