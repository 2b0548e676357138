import type { TextReading } from './read-text.ts';

/** Longest text that the box takes, in UTF-16 code units. */
export const longestText = 512 * 1024;

/** Longest message that an address carries to the page that checks it. */
const longestCarried = 100_000;

/**
 * Says in one sentence what was found, for those who do not see it.
 *
 * @param reading What was read.
 * @param text The text.
 * @returns The sentence; empty for a blank text.
 */
export function foundSentence({ findings, isMessage }: TextReading, text: string): string {
  if (text.trim() === '') return '';
  const [first] = findings;
  if (first === undefined)
    return isMessage
      ? 'This looks like a message or a metadata file, but it names no type.'
      : 'Nothing in this text is called a tasktype or a servicetype, and no URI in it is one. Paste the line that names the URI, or the URI alone.';
  if (findings.length === 1) return '';
  return `This text names ${String(findings.length)} types, or what stands in their place; the most telling is first.`;
}

/**
 * Says what of a text was left out.
 *
 * @param reading What was read.
 * @param isCut Whether the text was longer than the box takes.
 * @returns Sentences.
 */
export function leftOutSentences({ leftOut }: TextReading, isCut: boolean): readonly string[] {
  return [
    ...(isCut
      ? [
          `Only the first ${longestText.toLocaleString('en')} characters were read. For a longer log, paste the lines around the error, or run \`tasktypes resolve --log\` on it.`,
        ]
      : []),
    ...(leftOut === 0 ? [] : [`${leftOut.toLocaleString('en')} more web addresses were not looked up.`]),
  ];
}

/**
 * Links to the page that checks a message.
 *
 * @param page Link to that page.
 * @param text The message.
 * @returns The link, which carries the text unless that is too long for an address.
 */
export function checkLink(page: string, text: string): string {
  return text.length > longestCarried ? page : `${page}#text=${encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))}`;
}
