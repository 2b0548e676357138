import type { Element, ElementContent } from 'hast';
import type { ExampleNote, Reason } from './example-notes.ts';
import { inlineParts } from './inline.ts';

/**
 * Makes an element.
 *
 * @param tagName Its name.
 * @param properties Its properties.
 * @param children What it holds.
 * @returns The element.
 */
export function element(
  tagName: string,
  properties: Element['properties'],
  ...children: readonly ElementContent[]
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

const blank: ElementContent = { type: 'text', value: ' ' };

function sentence(text: string): readonly ElementContent[] {
  return inlineParts(text).map(({ code, text: value }) =>
    code ? element('code', {}, { type: 'text', value }) : { type: 'text', value },
  );
}

/** What stands in the summary of the example already is not told again. */
function reasonParts({ message, hint, pointer, keyword, anchor }: Reason, isNew: boolean): readonly ElementContent[] {
  const place = element('code', {}, { type: 'text', value: `#${pointer} ${keyword}` });
  const link = anchor === undefined ? place : element('a', { href: `#${encodeURI(anchor)}` }, place);
  const told = [isNew ? message : '', hint ?? ''].filter((text) => text !== '').join(' ');
  return told === '' ? [link] : [...sentence(told), blank, link];
}

const list = (items: readonly (readonly ElementContent[])[]): Element =>
  element('ul', {}, ...items.map((parts) => element('li', {}, ...parts)));

function actions({ links }: ExampleNote): readonly Element[] {
  const parts = links.map(({ text, link }) => element('a', { href: link }, { type: 'text', value: text }));
  return parts.length === 0
    ? []
    : [element('span', { className: ['actions'] }, ...parts.flatMap((part) => [part, blank]))];
}

const strong = (text: string): Element => element('strong', {}, { type: 'text', value: text });

function acceptedFigure(note: ExampleNote, code: Element): Element {
  const name = element('span', {}, strong('Accepted'), { type: 'text', value: ` ${note.name ?? ''}` });
  const caption = element('figcaption', {}, name, ...actions(note));
  return element('figure', { id: note.id, className: ['example', 'accepted'] }, caption, code);
}

/** Why an example is rejected can be read without opening it. */
function rejectedDetails(note: ExampleNote, code: Element): Element {
  const [first, ...others] = note.reasons;
  const told = sentence(first?.message ?? '');
  const more =
    others.length === 0 ? '' : ` And ${String(others.length)} more ${others.length === 1 ? 'reason' : 'reasons'}.`;
  const summary = element('summary', {}, strong('Rejected'), blank, ...told, { type: 'text', value: more });
  const reasons =
    first !== undefined && others.length === 0
      ? element('p', { className: ['reasons'] }, ...reasonParts(first, false))
      : list(note.reasons.map((reason) => reasonParts(reason, true)));
  return element(
    'details',
    { id: note.id, className: ['example', 'rejected'] },
    summary,
    code,
    reasons,
    ...actions(note),
  );
}

/**
 * Shows an example with what is said about it: an accepted one as it is, a rejected one behind the sentence that refuses it.
 *
 * @param note What is said about it.
 * @param code The example.
 * @returns A figure, or details that are closed.
 */
export function exampleFigure(note: ExampleNote, code: Element): Element {
  return note.verdict === 'accepted' ? acceptedFigure(note, code) : rejectedDetails(note, code);
}
