import { visible } from '../../spec/words.ts';
import { element, type Content } from '../browser/element.ts';
import type { AskEngine, GivenTask } from '../planners/engine-messages.ts';
import { latest } from '../planners/latest.ts';
import { launchView } from '../planners/launch-view.ts';
import type { ServiceField, Taker } from '../planners/planner-data.ts';
import { sentenceView } from '../validate/sentence-view.ts';

function fieldView(id: string, { name, description, example }: ServiceField, title: string): HTMLElement {
  const what = name === 'endpoint' ? `Address of your ${title}` : name;
  return element(
    'div',
    { class: 'asked' },
    element('label', { for: id }, what),
    element('input', {
      type: 'text',
      id,
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: example,
      'aria-describedby': `${id}-hint`,
    }),
    element('p', { class: 'hint', id: `${id}-hint` }, sentenceView(description)),
  );
}

/** Fields for what has to be known of a service; the launch follows as soon as all are filled in. */
function formView({ uri, title, fields }: Taker, { question }: GivenTask, ask: AskEngine): Content {
  const ids = fields.map(({ name }) => `own-${title}-${name}`.toLowerCase().replace(/[^a-z0-9]+/g, '-'));
  const rows = fields.map((field, index) => fieldView(ids[index] ?? '', field, title));
  const inputs = rows.map((row) => row.querySelector('input'));
  const place = element('div', {});
  const typed = latest(
    async () => {
      const entries = fields.map(({ name }, index) => [name, inputs[index]?.value.trim() ?? ''] as const);
      if (entries.some(([, text]) => text === '')) return undefined;
      const offered = { servicetype: uri, serviceinfo: Object.fromEntries(entries) };
      const launch = await ask('launch', { offered, task: question, answers: {} });
      return launchView(launch, { offered, task: question, ask });
    },
    (view) => place.replaceChildren(...(view === undefined ? [] : [view])),
    (error) => place.replaceChildren(element('p', {}, error instanceof Error ? error.message : String(error))),
  );
  for (const input of inputs) input?.addEventListener('input', typed.soon);
  return [rows, place];
}

/**
 * Shows a kind of service that takes a task, and starts the task on one of one's own.
 *
 * @param taker The kind of service.
 * @param task The task.
 * @param ask Asks the engine of the page.
 * @returns An item of a list.
 */
export function ownService(taker: Taker, task: GivenTask, ask: AskEngine): HTMLElement {
  const { title, link, means, when, fields } = taker;
  const canStart = task.isWhole && fields.length > 0;
  return element(
    'li',
    { class: 'taker' },
    element('h4', {}, element('a', { href: link }, title)),
    when === undefined ? undefined : element('p', {}, sentenceView(visible(when))),
    element('p', { class: 'hint' }, `Started with ${means}.`),
    canStart
      ? element('details', {}, element('summary', {}, 'Start it on yours'), formView(taker, task, ask))
      : undefined,
  );
}
