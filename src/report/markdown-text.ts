import { visible } from '../spec/words.ts';

/** Longest run of backticks in a text, for a fence that it cannot close. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/**
 * Writes a text as a code span, in which nothing is markup, a mention or a reference.
 *
 * @param text The text.
 * @returns The span, on one line.
 */
export function codeSpan(text: string): string {
  const safe = visible(text);
  const fence = '`'.repeat(longestRun(safe) + 1);
  const pad = /^`|`$|^ .* $/.test(safe) ? ' ' : '';
  return safe === '' ? '' : `${fence}${pad}${safe}${pad}${fence}`;
}

/**
 * Writes lines as a fenced block.
 *
 * @param lines The lines.
 * @param language What they are written in.
 * @returns The lines with the fence around them, which none of them can close.
 */
export function codeBlock(lines: readonly string[], language: string): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines.map(visible), fence];
}

/** What Markdown, GitHub and GitLab leave as it is: words of letters, also with a hyphen or an apostrophe inside, numbers, dashes. */
const plain = /^(?:[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\d{1,6}(?:[.,]\d{1,6})*|[–—])$/u;

/** What stands between blanks, with the blanks inside of quotes. */
const unit = /(?:`[^`]+`|"(?:[^"\\]|\\.)*"|\S)+/gu;

function markdownUnit(text: string): string {
  const [, opening = '', core = '', closing = ''] = /^(\(?)(.*?)([.,;:!?)]*)$/u.exec(text) ?? [];
  const quoted = /^`([^`]+)`$/.exec(core)?.[1];
  return `${opening}${quoted === undefined && plain.test(core) ? core : codeSpan(quoted ?? core)}${closing}`;
}

/**
 * Writes a sentence as Markdown: what it quotes, and every word that might be markup, a mention or an address, becomes code.
 *
 * @param sentence A sentence of ours, with whatever it quotes from a file.
 * @returns The Markdown, on one line; outside of code stand only plain words and punctuation.
 */
export function markdownText(sentence: string): string {
  return visible(sentence).replace(unit, markdownUnit);
}
