import type { Report } from '../validate/report.ts';
import type { Look } from './style.ts';
import { padded, widthOf } from './cells.ts';
import { visible } from '../spec/words.ts';
import { wrap } from './wrap.ts';

type Proposal = NonNullable<Report['proposal']>;
type Block = Extract<Proposal, { readonly block: unknown }>['block'];

/** How a block gets into a file. */
export const howToPaste = 'Add these members to the file; where it has one of them already, add the entry to its list:';

/** What stands before the fields of a block that only the author can fill. */
export const whatOnlyYouKnow = 'What only you know, write in place of the angle brackets:';

/** What to do where nothing speaks for a type. */
export const howToChoose = '`tasktypes list` names what can be declared, `tasktypes show <type>` tells how.';

/**
 * Writes the members of a proposed block as they are pasted: without the braces around them.
 *
 * @param block The block.
 * @returns The lines, indented by two.
 */
export function membersOf({ targetProduct, keywords }: Block): readonly string[] {
  return JSON.stringify({ targetProduct, keywords }, undefined, 2).split('\n').slice(1, -1).map(visible);
}

/**
 * Tells what could be declared in a file that declares nothing.
 *
 * @param proposal The proposal.
 * @param look How it is laid out.
 * @returns The lines, indented by two: the reason, what would decide otherwise, the block to paste and what only the author knows; or the question that decides.
 */
export function proposalLines(proposal: Proposal, look: Look): readonly string[] {
  if (!('block' in proposal)) return [...wrap(proposal.question, look, '  '), ...wrap(howToChoose, look, '  ')];
  const { block, missing, question, note } = proposal;
  const width = Math.max(...missing.map(({ pointer }) => widthOf(visible(pointer))), 0);
  return [
    ...proposalSummary(proposal, look),
    ...(question === undefined ? [] : wrap(question, look, '  ')),
    ...wrap(howToPaste, look, '  '),
    '',
    ...membersOf(block).map((line) => `  ${line}`),
    ...(missing.length === 0 ? [] : ['', ...wrap(whatOnlyYouKnow, look, '  ')]),
    ...missing.map(({ pointer, question: asked }) => `    ${padded(visible(pointer), width)}  ${visible(asked)}`),
    ...(note === undefined ? [] : ['', ...wrap(note, look, '  ')]),
  ];
}

/**
 * Says in a sentence or two what could be declared, or asks what decides it.
 *
 * @param proposal The proposal.
 * @returns The sentences, not yet made safe for a terminal.
 */
export function proposalSentence(proposal: Proposal): string {
  if (!('block' in proposal)) return proposal.question;
  return `${proposal.reason} It could declare a task of the type ${proposal.tasktype}.`;
}

/**
 * Tells the same in one line, for lists of many files.
 *
 * @param proposal The proposal.
 * @param look How it is laid out.
 * @returns The lines, indented by two.
 */
export function proposalSummary(proposal: Proposal, look: Look): readonly string[] {
  return wrap(proposalSentence(proposal), look, '  ');
}
