/** What is looked for: a comment, a code fence, or the beginning of what is struck out. */
const marks = /<!--|^ {0,3}(`{3,}(?![^\n]*`)|~{3,})|~+/gm;
/** Characters in which the end of what is struck out is looked for. */
const maxStruckOut = 500;

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Where the code block ends that a fence opens: behind a line with a fence at least as long, else with the text. */
function endOfCode(text: string, start: number, fence: string): number {
  const sign = fence.charAt(0);
  let line = text.indexOf('\n', start);
  while (line !== -1) {
    const next = text.indexOf('\n', line + 1);
    const content = text.slice(line + 1, next === -1 ? text.length : next).trim();
    if (content.length >= fence.length && content === sign.repeat(content.length))
      return next === -1 ? text.length : next;
    line = next;
  }
  return text.length;
}

/** Where the words end that two tildes strike out; nothing where they are not closed in their paragraph. */
function endOfStruckOut(text: string, start: number): number | undefined {
  const rest = text.slice(start + 2, start + 2 + maxStruckOut);
  if (/^(?:\s|$)/.test(rest)) return undefined;
  const paragraph = rest.slice(0, Math.max(0, rest.search(/\n[ \t\r]*\n|$/)));
  for (const { 0: tildes, index } of Array.from(paragraph.matchAll(/~+/g)).slice(0, 20))
    if (tildes.length === 2 && !/\s/.test(paragraph.charAt(index - 1))) return start + 2 + index + 2;
  return undefined;
}

/** Where a comment ends; one that nobody closes hides all below it if it begins a line. */
function endOfComment(text: string, start: number): number | undefined {
  const end = text.indexOf('-->', start + 2);
  if (end !== -1) return end + 3;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return start === 0 || text.slice(line, start).trim() === '' ? text.length : undefined;
}

/**
 * Blanks what readers of a Markdown text do not see or are told not to heed: HTML comments, and words struck out by `~~`.
 * Code blocks stay as they are.
 *
 * @param text The text.
 * @returns A text of the same length with the same line ends, with spaces in their places.
 */
export function visibleMarkdown(text: string): string {
  const pattern = new RegExp(marks);
  const parts: string[] = [];
  let done = 0;
  let hasComments = true;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const { 0: mark, 1: fence, index } = found;
    let end: number | undefined;
    if (mark === '<!--') {
      end = hasComments ? endOfComment(text, index) : undefined;
      hasComments = end !== undefined;
    } else if (fence !== undefined) pattern.lastIndex = endOfCode(text, index, fence);
    else if (mark === '~~') end = endOfStruckOut(text, index);
    if (end === undefined) continue;
    parts.push(text.slice(done, index), blank(text.slice(index, end)));
    done = end;
    pattern.lastIndex = end;
  }
  return parts.join('') + text.slice(done);
}
