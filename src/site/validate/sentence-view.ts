import { element, type Content } from '../browser/element.ts';
import { inlineParts } from '../inline.ts';

/**
 * Shows a sentence in which names stand between backticks.
 *
 * @param sentence The sentence.
 * @returns Its parts, the names as code.
 */
export function sentenceView(sentence: string): Content {
  return inlineParts(sentence).map(({ code, text }) => (code ? element('code', {}, text) : text));
}
