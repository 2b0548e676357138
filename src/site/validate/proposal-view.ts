import type { Proposal } from '../../metadata/propose.ts';
import { button, element, type Content } from '../browser/element.ts';
import type { AroundResult } from './around-result.ts';
import type { Checked, Fix } from './engine-messages.ts';
import { sentenceView } from './sentence-view.ts';

function blockView({ title, edits }: Fix, { change }: AroundResult): HTMLElement {
  const insert = button(title, () => change(edits));
  insert.className = 'fix';
  const preview = edits.map((edit) => edit.insert).join('\n…\n');
  return element(
    'div',
    { class: 'block' },
    element('div', { class: 'actions' }, insert),
    element('details', {}, element('summary', {}, 'What it adds'), element('pre', { tabindex: '0' }, preview.trim())),
  );
}

function reasonsView(proposal: Proposal): Content {
  const question = proposal.question === undefined ? undefined : element('p', {}, sentenceView(proposal.question));
  if (!('reason' in proposal)) return question;
  const missing = proposal.missing.map((field) => element('li', {}, sentenceView(field.question)));
  return [
    element(
      'p',
      {},
      sentenceView(proposal.reason),
      ' That speaks for the tasktype ',
      element('code', {}, proposal.tasktype),
      '.',
    ),
    missing.length === 0 ? undefined : [element('p', {}, 'Only you know:'), element('ul', {}, missing)],
    question,
    proposal.note === undefined ? undefined : element('p', { class: 'hint' }, sentenceView(proposal.note)),
  ];
}

/**
 * Shows what a file could declare that declares nothing.
 *
 * @param checked What was found.
 * @param around What the view needs from around it.
 * @returns A part of the page; nothing where something is declared.
 */
export function proposalView({ report, blocks }: Checked, around: AroundResult): HTMLElement | undefined {
  const { proposal, verdict } = report;
  if (verdict !== 'nothing-declared') return undefined;
  const suggest = element('a', { href: `${around.data.root}suggest/` }, 'Suggest');
  return element(
    'section',
    { 'aria-labelledby': 'proposal-title' },
    element('h2', { id: 'proposal-title' }, 'What it could declare'),
    proposal === undefined ? undefined : reasonsView(proposal),
    blocks.map((block) => blockView(block, around)),
    element(
      'p',
      {},
      'Most of it stands in the repository already: the page “',
      suggest,
      '” reads it and fills everything in.',
    ),
  );
}
