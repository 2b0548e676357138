import type { Evidence, FoundValue, LeftOut, Sureness } from '../../infer/suggestion.ts';
import { splitPointer } from '../../spec/place.ts';
import { cut, visible } from '../../spec/words.ts';
import { element, type Content } from '../browser/element.ts';

/** Longest value or quotation that is shown whole, in UTF-16 code units. */
const longest = 400;

/**
 * Writes a JSON Pointer as people say it: `repository.url`.
 *
 * @param pointer The pointer.
 * @returns The names on the way, with points between them.
 */
export function fieldName(pointer: string): string {
  return splitPointer(pointer).map(visible).join('.');
}

/**
 * Shows where something stands.
 *
 * @param place File and line.
 * @returns `docker/Dockerfile:12`.
 */
export function placeView({ file, line }: Pick<LeftOut, 'file' | 'line'>): HTMLElement {
  if (file === '.') return element('span', {}, 'the repository');
  return element('code', {}, visible(line === undefined ? file : `${file}:${line}`));
}

/**
 * Shows what the files say.
 *
 * @param evidence What was found.
 * @returns A list; nothing where there is none.
 */
export function evidenceView(evidence: readonly Evidence[]): HTMLElement | undefined {
  if (evidence.length === 0) return undefined;
  const items = evidence.map((one) =>
    element('li', {}, placeView(one), ' ', element('q', {}, visible(cut(one.says, longest)))),
  );
  return element('ul', { class: 'evidence' }, items);
}

/**
 * Shows how sure something is.
 *
 * @param sure How sure it is.
 * @returns One word, which the page explains.
 */
export function surenessView(sure: Sureness): HTMLElement {
  return element('span', { class: `sure ${sure}` }, sure);
}

function shownValue(value: unknown): string {
  return visible(cut(typeof value === 'string' ? value : JSON.stringify(value), longest));
}

function row({ pointer, value, sure, evidence }: FoundValue): HTMLElement {
  const cell = (...content: readonly Content[]): HTMLElement => element('td', { role: 'cell' }, ...content);
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, element('code', {}, fieldName(pointer))),
    cell(element('code', {}, shownValue(value)), ' ', surenessView(sure)),
    cell(evidenceView(evidence)),
  );
}

/**
 * Shows the values that were found, each with its evidence.
 *
 * @param values The values.
 * @returns A table that can be folded; nothing where there are none.
 */
export function valuesView(values: readonly FoundValue[]): HTMLDetailsElement | undefined {
  if (values.length === 0) return undefined;
  const heads = ['Field', 'Value', 'Where it stands'].map((text) =>
    element('th', { scope: 'col', role: 'columnheader' }, text),
  );
  const table = element(
    'table',
    { class: 'fields found', role: 'table' },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, heads)),
    element('tbody', { role: 'rowgroup' }, values.map(row)),
  );
  const number = values.length === 1 ? 'One value' : `${values.length} values`;
  return element(
    'details',
    {},
    element('summary', {}, `${number}, and where ${values.length === 1 ? 'it stands' : 'they stand'}`),
    table,
  );
}
