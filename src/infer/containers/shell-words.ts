/** A line of a text as a shell reads it: lines that end in a backslash are joined with the next one. */
export interface LogicalLine {
  readonly text: string;
  /** Line in the file where it begins, counted from 1. */
  readonly line: number;
}

/** Characters of a text that are looked at: more than scripts and READMEs have. */
const maxText = 256 * 1024;
const maxLength = 4_000;
const maxWords = 400;

/**
 * Cuts a text into lines as a shell reads them; comment lines are left out, and what is longer than 4,000 characters is cut off.
 *
 * @param text The text of a script, a CI file or a README.
 * @param options `options`: whether a line that begins with `--` goes on with the one before, as in folded YAML.
 * @returns The lines.
 */
export function logicalLines(text: string, { options = false } = {}): readonly LogicalLine[] {
  const lines: { parts: string[]; line: number }[] = [];
  let open = false;
  for (const [index, raw] of text
    .slice(0, maxText)
    .split(/\r\n?|\n/)
    .entries()) {
    const line = raw.slice(0, maxLength).trim();
    const goesOn = line.endsWith('\\');
    const part = goesOn ? line.slice(0, -1) : line;
    const last = lines.at(-1);
    if (line.startsWith('#')) {
      if (!open) lines.push({ parts: [], line: index + 1 });
      continue;
    }
    if (last !== undefined && (open || (options && line.startsWith('--')))) last.parts.push(part);
    else lines.push({ parts: [part], line: index + 1 });
    open = goesOn;
  }
  return lines.map(({ parts, line }) => ({ text: parts.join(' ').slice(0, maxLength), line }));
}

/** What ends a command. */
const operators = new Set(['&', '|', ';', '(', ')', '<', '>']);

/**
 * Splits a line into commands, and these into words, by the plain rules of shells: quotes hold words together, and `&&`,
 * `||`, `|` and `;` stand between commands. A quote that nobody closes ends its command.
 *
 * @param text The line.
 * @returns The commands, each with at least one word.
 */
export function shellCommands(text: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let word: string | undefined;
  const endWord = (): void => {
    if (word !== undefined && (commands.at(-1)?.length ?? 0) < maxWords) commands.at(-1)?.push(word);
    word = undefined;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const close = char === '"' || char === "'" ? text.indexOf(char, at + 1) : -1;
    if (close !== -1) {
      word = (word ?? '') + text.slice(at + 1, close);
      at = close;
    } else if (operators.has(char) || char === '"' || char === "'") {
      endWord();
      commands.push([]);
    } else if (char === ' ' || char === '\t') endWord();
    else word = (word ?? '') + char;
  }
  endWord();
  return commands.filter((command) => command.length > 0);
}
