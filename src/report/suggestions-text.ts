import type { StandingTask } from '../infer/standing.ts';
import type { Evidence, FoundValue, LeftOut, MissingValue, SuggestedTask, Sureness } from '../infer/suggestion.ts';
import type { Problem } from '../spec/problem.ts';
import { isEqual } from '../spec/equal.ts';
import { cut, listed, shown, visible } from '../spec/words.ts';
import { padded, widthOf } from './cells.ts';
import { problemLines, type SourceLines } from './problem-text.ts';
import type { Look } from './style.ts';
import {
  fieldPath,
  grouped,
  headline,
  most,
  placeOf,
  standingWords,
  whatWasLookedFor,
  type LeftOutGroup,
  type NextStep,
  type ToldSuggestions,
} from './told-suggestions.ts';
import { wrap } from './wrap.ts';

type Lines = readonly string[];

const paints = { ready: 'green', declared: 'green', incomplete: 'yellow', differs: 'yellow' } as const;

function sureWord(sure: Sureness, { style }: Look): string {
  return sure === 'certain' ? style.green(sure) : style.yellow(padded(sure, 'certain'.length));
}

/** Room for what stands before the first line of evidence; the lines below it begin there too. */
const evidenceIndent = '       certain  '.length;

function evidenceLines(evidence: Evidence, indent: number, look: Look): Lines {
  const text = `${placeOf(evidence)}  ${cut(evidence.says, most.says)}`;
  return wrap(text, look, ' '.repeat(indent));
}

/** Where a group of values comes from, with the sureness before the first line. */
function sourceOf({ sure, evidence }: FoundValue, look: Look): Lines {
  const lines = evidence.flatMap((one) => evidenceLines(one, evidenceIndent, look));
  return lines.map((line, index) =>
    index === 0
      ? `       ${sureWord(sure, look)}  ${look.style.dim(line.slice(evidenceIndent))}`
      : look.style.dim(line),
  );
}

function sameSource(one: FoundValue, other: FoundValue | undefined): boolean {
  return one.sure === other?.sure && isEqual(one.evidence, other.evidence);
}

/** Values that follow each other and come from the same line tell it once. */
function valueLines(values: readonly FoundValue[], look: Look): Lines {
  const width = Math.max(0, ...values.map(({ pointer }) => widthOf(visible(fieldPath(pointer)))));
  return values.flatMap((value, index) => [
    `     ${look.style.bold(padded(visible(fieldPath(value.pointer)), width))}  ${shown(value.value, most.value)}`,
    ...(sameSource(value, values[index + 1]) ? [] : sourceOf(value, look)),
  ]);
}

function missingLines({ pointer, question, choices = [] }: MissingValue, label: string, look: Look): Lines {
  const more = choices.length - most.choices;
  return [
    `   ${look.style.yellow('?')} ${look.style.bold(visible(fieldPath(pointer)))}`,
    ...wrap(question, look, '     '),
    ...choices.slice(0, most.choices).map((choice) => `       ${visible(choice)}`),
    ...(more > 0 ? [`       and ${more} more`] : []),
    look.style.dim(`       --answer '${visible(label)}#${visible(pointer)}=…'`),
  ];
}

/** What a new codemeta.json needs besides its tasks. */
function missingOfFile({ missing }: ToldSuggestions, look: Look): Lines {
  return missing.length === 0 ? [] : ['', ...missing.flatMap((one) => missingLines(one, 'codemeta.json', look))];
}

/** What speaks for the task as a whole, where no value says so already. */
function ownEvidence({ evidence, values }: SuggestedTask): readonly Evidence[] {
  const told = values.flatMap((value) => value.evidence);
  return evidence.filter((one) => !told.some((other) => isEqual(one, other)));
}

/** What stood in the file before it was written is told in a line. */
function taskLines(task: StandingTask, index: number, isWritten: boolean, look: Look): Lines {
  const { style } = look;
  const { title, name, label, standing, reason, sure, values, missing } = task;
  const likely = sure === 'likely' ? `, ${style.yellow('likely')}` : '';
  const stands = `${style[paints[standing]](standingWords(task, isWritten))}${likely}`;
  const head = `${index + 1}. ${style.bold(visible(title))}: ${visible(name)}  ${stands}`;
  if (isWritten && standing === 'declared') return ['', head];
  return [
    '',
    head,
    `   ${style.dim(visible(label))}`,
    ...wrap(reason, look, '   '),
    ...ownEvidence(task)
      .flatMap((one) => evidenceLines(one, 5, look))
      .map(style.dim),
    ...valueLines(values, look),
    ...(standing === 'incomplete' ? missing.flatMap((one) => missingLines(one, label, look)) : []),
  ];
}

function section(title: string, lines: Lines, { style }: Look): Lines {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines];
}

function alsoLines({ tasktype, name, reason }: SuggestedTask, look: Look): Lines {
  const [first = '', ...more] = wrap(`${tasktype}  ${name}: ${reason}`, look, '  ');
  return [`  ${look.style.bold(first.slice(2, 2 + tasktype.length))}${first.slice(2 + tasktype.length)}`, ...more];
}

function placesIn({ places }: LeftOutGroup): string {
  const more = places.length - most.places;
  return more > 0 ? `${places.slice(0, most.places).join(', ')} and ${more} more` : listed(places);
}

function leftOutLines(leftOut: readonly LeftOut[], look: Look): Lines {
  const groups = grouped(leftOut);
  const more = groups.length - most.groups;
  return [
    ...groups
      .slice(0, most.groups)
      .flatMap((group) => [
        `  ${visible(placesIn(group))}`,
        ...wrap(`${group.what}, because ${group.because.replace(/\.$/, '')}.`, look, '      ').map(look.style.dim),
      ]),
    ...(more > 0 ? [`  and ${more} more; --format json lists them all.`] : []),
  ];
}

function unreadLines({ isCut, unread, files }: ToldSuggestions, look: Look): Lines {
  const sentences = [
    ...(isCut ? [`There are more than ${files} files; the others, deeper in folders, were not looked at.`] : []),
    ...(unread.length === 0 ? [] : [`Could not be read: ${placesIn({ places: unread, what: '', because: '' })}.`]),
  ];
  return sentences.length === 0 ? [] : ['', ...sentences.flatMap((sentence) => wrap(sentence, look))];
}

function disagreementLines(problems: readonly Problem[], source: SourceLines | undefined, look: Look): Lines {
  return problems.flatMap((one, index) => [...(index > 0 ? [''] : []), ...problemLines(one, source, look)]);
}

function nextLines({ sentence, command }: NextStep, look: Look): Lines {
  return [
    ...wrap(sentence, look, '  '),
    ...(command === undefined ? [] : [`    ${look.style.bold(visible(command))}`]),
  ];
}

function besides({ also, leftOut }: ToldSuggestions, look: Look): Lines {
  const possible = also.flatMap((one) => alsoLines(one, look));
  return [
    ...section('Also possible, with --also <type>', possible, look),
    ...section('Seen and left out', leftOutLines(leftOut, look), look),
  ];
}

/**
 * Tells what a repository could declare: each task with its values, where they come from and how sure they are, what only
 * the author knows, what else is possible, what was left out and why, and what to do next.
 *
 * @param told What there is to tell.
 * @param look How it is laid out.
 * @param source The lines of codemeta.json, where there is one.
 * @returns The text, ending with a line end; everything from the repository is made safe for a terminal.
 */
export function renderSuggestions(told: ToldSuggestions, look: Look, source?: SourceLines): string {
  const { name, tasks, also, disagreements, unreadable, written, next } = told;
  const { style } = look;
  const isWritten = written !== undefined;
  const isEmpty = tasks.length + also.length === 0;
  const unreadableLines = unreadable === undefined ? [] : problemLines(unreadable, source, look);
  const lines = [
    `${style.bold(visible(name))}: ${headline(told)}`,
    ...(isEmpty ? wrap(whatWasLookedFor, look, '  ') : []),
    ...tasks.flatMap((task, index) => taskLines(task, index, isWritten, look)),
    ...missingOfFile(told, look),
    ...(isWritten ? [] : besides(told, look)),
    ...section('codemeta.json cannot be read', unreadableLines, look),
    ...section('codemeta.json says otherwise', disagreementLines(disagreements, source, look), look),
    ...unreadLines(told, look),
    ...(told.remarks.length === 0 ? [] : ['', ...told.remarks.flatMap((sentence) => wrap(sentence, look))]),
    ...(written === undefined ? [] : ['', ...written.flatMap((sentence) => wrap(sentence, look))]),
    ...section('Next', next.flatMap((step) => nextLines(step, look)), look), // prettier-ignore
  ];
  return `${lines.join('\n')}\n`;
}
