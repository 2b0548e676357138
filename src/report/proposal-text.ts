import type { Report } from '../validate/report.ts';
import type { Look } from './style.ts';
import { padded, widthOf } from './cells.ts';
import { visible } from '../spec/words.ts';
import { wrap } from './wrap.ts';

type Proposal = NonNullable<Report['proposal']>;
type Block = Extract<Proposal, { readonly block: unknown }>['block'];

/** The members of the block as they are pasted: without the braces around them. */
function membersOf({ targetProduct, keywords }: Block): readonly string[] {
  return JSON.stringify({ targetProduct, keywords }, undefined, 2)
    .split('\n')
    .slice(1, -1)
    .map((line) => `  ${visible(line)}`);
}

/**
 * Tells what could be declared in a file that declares nothing.
 *
 * @param proposal The proposal.
 * @param look How it is laid out.
 * @returns The lines, indented by two: the reason, what would decide otherwise, the block to paste and what only the author knows; or the question that decides.
 */
export function proposalLines(proposal: Proposal, look: Look): readonly string[] {
  if (!('block' in proposal))
    return [
      ...wrap(proposal.question, look, '  '),
      ...wrap('`tasktypes list` names what can be declared, `tasktypes show <type>` tells how.', look, '  '),
    ];
  const { reason, tasktype, block, missing, question, note } = proposal;
  const width = Math.max(...missing.map(({ pointer }) => widthOf(visible(pointer))), 0);
  return [
    ...wrap(`${reason} It could declare a task of the type ${tasktype}.`, look, '  '),
    ...(question === undefined ? [] : wrap(question, look, '  ')),
    ...wrap('Add these members to the file; where it has one of them already, add the entry to its list:', look, '  '),
    '',
    ...membersOf(block),
    ...(missing.length === 0
      ? []
      : ['', ...wrap('What only you know, write in place of the angle brackets:', look, '  ')]),
    ...missing.map(({ pointer, question: asked }) => `    ${padded(visible(pointer), width)}  ${visible(asked)}`),
    ...(note === undefined ? [] : ['', ...wrap(note, look, '  ')]),
  ];
}

/**
 * Tells the same in one line, for lists of many files.
 *
 * @param proposal The proposal.
 * @param look How it is laid out.
 * @returns The lines, indented by two.
 */
export function proposalSummary(proposal: Proposal, look: Look): readonly string[] {
  if (!('block' in proposal)) return wrap(proposal.question, look, '  ');
  return wrap(`${proposal.reason} It could declare a task of the type ${proposal.tasktype}.`, look, '  ');
}
