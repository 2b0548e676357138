import { button, element } from '../browser/element.ts';
import { copyButton } from '../browser/saving.ts';
import type { LogFinding } from '../../registry/log-findings.ts';
import type { Answer } from '../../registry/lookup.ts';
import type { Type } from '../../registry/registry.ts';
import { leadOf, typesOf, verdictOf } from './answer-words.ts';
import type { CutSentence, SentencePart } from './sentence-parts.ts';

/** What an answer on a page is made with. */
export interface AnswerSetting {
  readonly cut: CutSentence;
  /** Links to the pages of types, by canonical URI. */
  readonly pages: Readonly<Record<string, string>>;
}

const shownTypes = 5;

function partView({ text, link, isCode }: SentencePart): Node | string {
  const shown = isCode === true ? element('code', {}, text) : text;
  return link === undefined ? shown : element('a', { href: link }, shown);
}

function copied(text: string, name: string, content: HTMLElement): readonly Node[] {
  const told = element('span', { role: 'status', class: 'told' });
  const copy = copyButton(() => text, content, told);
  copy.setAttribute('aria-label', `Copy ${name}`);
  return [copy, told];
}

function typeView({ kind, uri, current }: Type, { pages }: AnswerSetting): HTMLElement {
  const link = Object.hasOwn(pages, uri) ? pages[uri] : undefined;
  const title = link === undefined ? current.title : element('a', { href: link }, current.title);
  const code = element('code', {}, uri);
  return element(
    'li',
    {},
    element('h3', {}, title),
    element('span', { class: `status ${current.status}` }, `${kind}, ${current.status}`),
    element('p', {}, current.summary),
    element('p', { class: 'exact' }, code, ...copied(uri, `the URI of ${current.title}`, code)),
  );
}

function typesView(answer: Answer, setting: AnswerSetting): readonly Node[] {
  const types = typesOf(answer).slice(0, shownTypes);
  if (types.length === 0) return [];
  const lead = leadOf(answer);
  return [
    ...(lead === '' ? [] : [element('p', { class: 'lead' }, lead)]),
    element('ul', { class: 'meant' }, ...types.map((type) => typeView(type, setting))),
  ];
}

function messageView(message: string): HTMLElement {
  const content = element('blockquote', {}, message);
  return element(
    'div',
    { class: 'send' },
    element('p', { class: 'lead' }, 'To send to whoever used it'),
    content,
    element('p', { class: 'actions' }, ...copied(message, 'the sentence', content)),
  );
}

function headView({ answer, count }: LogFinding): readonly Node[] {
  const { tone, word } = verdictOf(answer);
  const times = count === 1 ? [] : [element('span', { class: 'count' }, `${String(count)} times`)];
  return [element('span', { class: `verdict ${tone}` }, word), element('code', {}, answer.text), ...times];
}

function bodyView(answer: Answer, setting: AnswerSetting): readonly Node[] {
  const { summary, next, message } = answer.advice;
  const say = (sentence: string): readonly (Node | string)[] => setting.cut(sentence, answer.advice).map(partView);
  return [
    ...typesView(answer, setting),
    element('p', { class: 'what-it-is' }, ...say(summary)),
    element('ul', { class: 'next' }, ...next.map((sentence) => element('li', {}, ...say(sentence)))),
    ...(message === undefined ? [] : [messageView(message)]),
  ];
}

function findingView(finding: LogFinding, setting: AnswerSetting, isOpen: boolean): HTMLElement {
  const details = element('details', { class: 'answer', open: isOpen }, element('summary', {}, ...headView(finding)));
  // The body of what is closed is made when it is opened: a log may name hundreds of types.
  const fill = (): void => {
    if (details.open && details.childElementCount === 1) details.append(...bodyView(finding.answer, setting));
  };
  details.addEventListener('toggle', fill);
  fill();
  return details;
}

function listView(findings: readonly LogFinding[], setting: AnswerSetting, shown: number): HTMLElement {
  const list = element(
    'div',
    { class: 'answers' },
    ...findings.slice(0, shown).map((finding, index) => findingView(finding, setting, index === 0)),
  );
  const rest = findings.slice(shown);
  if (rest.length === 0) return list;
  const more = button(`Show ${String(rest.length)} more`, () =>
    more.replaceWith(...rest.map((finding) => findingView(finding, setting, false))),
  );
  list.append(more);
  return list;
}

/**
 * Shows what a text names: one answer in full, or a list whose first one is open.
 *
 * @param findings What was found, most telling first; one at least.
 * @param setting What an answer is made with.
 * @returns The view.
 */
export function answersView(findings: readonly LogFinding[], setting: AnswerSetting): HTMLElement {
  const [first] = findings;
  if (first === undefined || findings.length > 1) return listView(findings, setting, 20);
  const head = element('p', { class: 'answer-head' }, ...headView(first));
  return element('article', { class: 'answer' }, head, ...bodyView(first.answer, setting));
}
