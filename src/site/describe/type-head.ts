import { successorOf } from '../../registry/links.ts';
import type { Registry, Type } from '../../registry/registry.ts';
import { element } from '../browser/element.ts';
import { typePath, type PageExample } from './page-data.ts';

/** Says first that a type is not to be used any more. */
function pastNotice(type: Type, registry: Registry): HTMLElement | undefined {
  const { status, deprecated } = type.current;
  if (status !== 'deprecated' && status !== 'withdrawn') return undefined;
  const successor = successorOf(registry, type);
  return element(
    'p',
    { class: 'notice warning' },
    `This tasktype is ${status}. ${deprecated?.why ?? ''}`,
    successor === undefined
      ? undefined
      : [
          ' Describe a task of ',
          element('a', { href: `#type=${typePath(successor)}` }, successor.current.title),
          ' instead.',
        ],
  );
}

function exampleChoice(
  type: Type,
  examples: readonly PageExample[],
  chosen: number | undefined,
): HTMLElement | undefined {
  if (examples.length === 0) return undefined;
  const options = examples.map(({ index, name }) =>
    element('option', { value: String(index), selected: index === chosen }, name),
  );
  const select = element('select', { id: 'begin-with' }, element('option', { value: '' }, 'an empty form'), options);
  select.addEventListener('change', () => {
    location.hash = `#type=${typePath(type)}${select.value === '' ? '' : `&example=${select.value}`}`;
  });
  return element('p', { class: 'begin' }, element('label', { for: select.id }, 'Begin with'), ' ', select);
}

/** What the head of a form tells. */
export interface HeadFacts {
  readonly type: Type;
  readonly examples: readonly PageExample[];
  /** Index of the example with which the form begins. */
  readonly example: number | undefined;
}

/**
 * Heads the form of a tasktype: what it is, where it is explained, and with which example one can begin.
 *
 * @param facts What is told.
 * @param registry Where a successor is found.
 * @param pages Links to the pages of all types, by URI.
 * @returns The heading first.
 */
export function typeHead(
  { type, examples, example }: HeadFacts,
  registry: Registry,
  pages: Readonly<Record<string, string>>,
): readonly HTMLElement[] {
  const { title, summary } = type.current;
  const page = pages[type.uri];
  const links = element(
    'p',
    { class: 'ways' },
    page === undefined ? undefined : element('a', { href: page }, 'About this type'),
    element('a', { href: '#' }, 'Choose another tasktype'),
  );
  return [
    element('h2', { id: 'form-title', tabindex: '-1' }, title),
    element('p', { class: 'summary' }, summary),
    ...[pastNotice(type, registry), links, exampleChoice(type, examples, example)].flatMap((part) => part ?? []),
  ];
}
