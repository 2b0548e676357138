import { problem, type Place, type Problem } from './problem.ts';

/** Greatest length of the front matter of a document, and of what follows it, in UTF-16 code units. */
export const maxDocumentPart = 64 * 1024;

/** What a parser of Markdown needs far more than linear time for, with the most that one line, block or document may have. */
export const markdownLimits = {
  /** Quotations and lists that begin on one line; the parser calls itself for each. */
  levels: 8,
  /** Bars on one line: each row of a table is filled up to the length of its first. */
  bars: 32,
  /** Lines and marks between two blank lines, where marks are compared with each other. */
  marks: 1_000,
  /** Lines that underline a heading, for each of which all before it is looked at. */
  underlines: 200,
  /** Quotations and lists that begin inside others on their line. */
  nested: 500,
} as const;

const frontMatterForm = /^---[ \t]*(?:\r\n|\n|\r)(?:[^]*?(?:\r\n|\n|\r))?---[ \t]*(?=[\r\n]|$)/;
const levelsForm = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])))+/;

const countOf = (text: string, form: RegExp): number => text.match(form)?.length ?? 0;
const levelsOf = (line: string): number => countOf(levelsForm.exec(line)?.[0] ?? '', /[>+*.)-]/g);
const isUnderline = (line: string): boolean => /[=-]/.test(line) && /^[ \t>*+=-]+$/.test(line);

type Counts = Readonly<Record<keyof typeof markdownLimits, number>>;

/** Goes on counting with the next line. */
function counted(before: Counts, line: string): Counts {
  const levels = levelsOf(line);
  return {
    levels,
    bars: countOf(line, /\|/g),
    marks: line.trim() === '' ? 0 : before.marks + 1 + countOf(line, /[*_~[\]|`<!&]/g),
    underlines: before.underlines + (isUnderline(line) ? 1 : 0),
    nested: before.nested + Math.max(0, levels - 1),
  };
}

const words: Readonly<Record<keyof Counts, readonly [what: string, hint: string]>> = {
  levels: ['quotations and lists begin on this line', 'Write them on lines of their own, with fewer levels.'],
  bars: ['bars stand on this line', 'Divide the table into several ones.'],
  marks: ['lines and marks of Markdown stand here without a blank line', 'Divide them by blank lines.'],
  underlines: ['lines hold nothing but = or -', 'Begin headings with # in the place of underlining them.'],
  nested: ['quotations and lists begin inside others', 'Write them with fewer levels.'],
};

function refused(message: string, hint: string, place: Place): Problem {
  return problem('file-is-within-limits', { message, hint, place });
}

function tooLong(part: string, length: number): Problem {
  const message = `The ${part} is ${length} characters long, more than the limit of ${maxDocumentPart}.`;
  return refused(message, 'Shorten it, or link to what is long.', { line: 1, column: 1 });
}

/** Finds the first line at which there is too much of something. */
function tangled(lines: readonly string[], firstLine: number): Problem | undefined {
  let counts: Counts = { levels: 0, bars: 0, marks: 0, underlines: 0, nested: 0 };
  for (const [index, line] of lines.entries()) {
    counts = counted(counts, line);
    for (const name of Object.keys(words) as (keyof Counts)[])
      if (counts[name] > markdownLimits[name]) {
        const [what, hint] = words[name];
        return refused(`More than ${markdownLimits[name]} ${what}.`, hint, { line: firstLine + index, column: 1 });
      }
  }
  return undefined;
}

/**
 * Says why a document should not be parsed. There are short texts for which a parser of Markdown takes minutes, or runs out
 * of its stack; no document that somebody means to be read comes near these limits.
 *
 * @param document The document, with its front matter.
 * @returns The problem; `undefined` where the document may be parsed.
 */
export function markdownBeyondLimits(document: string): Problem | undefined {
  const [frontMatter = ''] = frontMatterForm.exec(document) ?? [];
  const prose = document.slice(frontMatter.length);
  if (frontMatter.length > maxDocumentPart) return tooLong('front matter', frontMatter.length);
  if (prose.length > maxDocumentPart) return tooLong('prose', prose.length);
  return tangled(prose.split(/\r\n|\n|\r/), countOf(frontMatter, /\r\n|\n|\r/g) + 1);
}
