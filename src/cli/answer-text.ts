import type { Answer } from '../registry/lookup.ts';
import type { Look, Style } from '../report/style.ts';
import { visible } from '../spec/words.ts';
import { wrap } from '../report/wrap.ts';

const paints: Readonly<Record<Answer['status'], keyof Style>> = {
  known: 'green',
  moved: 'green',
  withdrawn: 'red',
  related: 'yellow',
  suggestion: 'yellow',
  unknown: 'yellow',
};

/**
 * Tells an answer: what the text is, what to know and do, and what to write to whoever used it.
 *
 * @param answer The answer.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderAnswer({ text, status, advice }: Answer, look: Look): string {
  const { style } = look;
  const { summary, next, message } = advice;
  const toSend = message === undefined ? [] : ['', '  To send to whoever used it:', ...wrap(message, look, '    ')];
  const lines = [
    `${style.bold(text.trim() === '' ? `"${text}"` : visible(text))}: ${style[paints[status]](status)}`,
    ...wrap(summary, look, '  '),
    ...next.flatMap((sentence) => wrap(sentence, look, '  ')),
    ...toSend,
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * Tells an answer between the lines of a log: indented, and only what to know and do.
 *
 * @param answer The answer.
 * @param look How it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderNote(answer: Answer, look: Look): string {
  const { summary, next, message } = answer.advice;
  const toSend = message === undefined || 'exact' in answer ? [] : [`To send to whoever used it: ${message}`];
  const lines = [summary, ...next, ...toSend].flatMap((sentence) => wrap(sentence, look, '    '));
  return lines.map((line) => `${look.style.dim(line)}\n`).join('');
}
