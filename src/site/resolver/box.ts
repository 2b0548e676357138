import { createRegistry } from '../../registry/registry.ts';
import { byId, element } from '../browser/element.ts';
import { answersView, type AnswerSetting } from './answer-view.ts';
import { fragmentFor, textAsked } from './fragment.ts';
import { knownTypes } from './known-types.ts';
import { checkLink, foundSentence, leftOutSentences, longestText } from './reading-notes.ts';
import { readText, type TextReading } from './read-text.ts';
import { createSentenceCutter } from './sentence-parts.ts';

/** Milliseconds of rest before what is typed is answered, and before it stands in the address. */
const rest = { answer: 120, address: 500 };

/** Makes a function that calls another one once nothing has asked for it for a while. */
function afterRest(milliseconds: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds);
  };
}

function checkView(page: string, text: string): HTMLElement {
  const link = element('a', { class: 'check', href: checkLink(page, text) }, 'Check this text');
  return element('p', { class: 'as-a-whole' }, 'It looks like a message or a metadata file. ', link, ' as a whole.');
}

function grow(box: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  box.style.height = 'auto';
  box.style.height = `${String(box.scrollHeight + 2)}px`;
}

/**
 * Makes the box work that says what any text is.
 *
 * @throws {TypeError} When the page is not the one that belongs to this script.
 * @throws {Error} When the registry cannot be loaded.
 */
export async function openBox(): Promise<void> {
  const box = byId('what') as HTMLTextAreaElement;
  const [result, told] = [byId('answer'), byId('found')];
  const data = await knownTypes();
  const registry = createRegistry(data.entries, data);
  const { list = '', validate = '', suggest = '' } = result.dataset;
  const setting: AnswerSetting = {
    cut: createSentenceCutter(registry, { pages: data.pages, list, validate, suggest }),
    pages: data.pages,
  };
  let answered: string | undefined;

  const show = (reading: TextReading, text: string): void => {
    const notes = leftOutSentences(reading, text.length >= longestText).map((note) =>
      element('p', { class: 'hint' }, note),
    );
    const answers = reading.findings.length === 0 ? [] : [answersView(reading.findings, setting)];
    told.textContent = foundSentence(reading, text);
    result.replaceChildren(...notes, ...(reading.isMessage ? [checkView(validate, text)] : []), ...answers);
  };
  const answer = (): void => {
    const text = box.value.slice(0, longestText);
    if (text === answered) return;
    answered = text;
    show(readText(registry, text), text);
  };
  const keepInAddress = (): void => {
    const fragment = fragmentFor(box.value);
    if (fragment !== location.hash && (fragment !== '' || textAsked(location.hash) !== undefined))
      history.replaceState(null, '', fragment === '' ? location.pathname + location.search : fragment);
  };
  const answerSoon = afterRest(rest.answer, answer);
  const keepSoon = afterRest(rest.address, keepInAddress);
  const explain = (): void => {
    answer();
    keepInAddress();
    result.focus();
  };
  const takeFromAddress = (): void => {
    const asked = textAsked(location.hash);
    if (asked === undefined) return;
    box.value = asked.slice(0, longestText);
    grow(box);
    answer();
  };

  box.addEventListener('input', () => {
    grow(box);
    answerSoon();
    keepSoon();
  });
  // A line more is asked for with Shift; composing a character in another script is not yet asking.
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    explain();
  });
  byId('explain').addEventListener('click', explain);
  addEventListener('hashchange', takeFromAddress);
  takeFromAddress();
  // What was typed before the script was there.
  answer();
}
