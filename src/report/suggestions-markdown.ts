import type { StandingTask } from '../infer/standing.ts';
import type { FoundValue, MissingValue } from '../infer/suggestion.ts';
import { cut, shown } from '../spec/words.ts';
import { codeBlock, codeSpan, markdownText } from './markdown-text.ts';
import { howToPaste, membersOf } from './proposal-text.ts';
import {
  fieldPath,
  grouped,
  headline,
  most,
  placeOf,
  standingWords,
  whatWasLookedFor,
  type ToldSuggestions,
} from './told-suggestions.ts';

type Lines = readonly string[];

function valueLine({ pointer, value, sure, evidence }: FoundValue): string {
  const from = evidence.map((one) => `${codeSpan(placeOf(one))} ${codeSpan(cut(one.says, most.says))}`.trim());
  return `- ${codeSpan(fieldPath(pointer))}: ${codeSpan(shown(value, most.value))} (${sure}; ${from.join('; ')})`;
}

function missingLine({ pointer, question, choices = [] }: MissingValue): string {
  const offered = choices.slice(0, most.choices).map(codeSpan).join(', ');
  const more = choices.length > most.choices ? ', …' : '';
  return `- ${codeSpan(fieldPath(pointer))}: ${markdownText(question)}${offered === '' ? '' : ` ${offered}${more}`}`;
}

function taskParts(task: StandingTask, index: number, isWritten: boolean): readonly Lines[] {
  const { title, name, tasktype, reason, sure, standing, values, missing } = task;
  const likely = sure === 'likely' ? ', likely' : '';
  return [
    [
      `**${index + 1}. ${markdownText(title)}** (${codeSpan(tasktype)}, ${standingWords(task, isWritten)}${likely}): ${codeSpan(name)}`,
    ],
    [markdownText(reason)],
    values.map(valueLine),
    standing === 'incomplete' ? ['Only the author knows:', '', ...missing.map(missingLine)] : [],
  ];
}

function leftOutLines({ leftOut }: ToldSuggestions): Lines {
  const groups = grouped(leftOut);
  const lines = groups.slice(0, most.groups).map(({ places, what, because }) => {
    const named = places.slice(0, most.places).map(codeSpan).join(', ');
    const more = places.length > most.places ? ` and ${places.length - most.places} more` : '';
    return `- ${named}${more}: ${markdownText(`${what}, because ${because.replace(/\.$/, '')}.`)}`;
  });
  const more = groups.length - most.groups;
  return more > 0 ? [...lines, '', `And ${more} more; \`--format json\` lists them all.`] : lines;
}

function section(title: string, lines: Lines): readonly Lines[] {
  return lines.length === 0 ? [] : [[`**${title}**`], lines];
}

function blockParts({ block }: ToldSuggestions): readonly Lines[] {
  if (block.targetProduct.length === 0) return [];
  return [
    [howToPaste.replace('the file', '`codemeta.json`')],
    codeBlock(membersOf(block), 'json'),
    [markdownText(block.note ?? '')],
  ];
}

/**
 * Writes what a repository could declare as Markdown, to be pasted into a merge request.
 *
 * @param told What there is to tell.
 * @param version The version of this package.
 * @returns The Markdown, ending with a line end; nothing from the repository is markup, a mention or a link in it.
 */
export function renderSuggestionsMarkdown(told: ToldSuggestions, version: string): string {
  const { name, tasks, also, disagreements, unreadable, written, isCut, files } = told;
  const problems = [...(unreadable === undefined ? [] : [unreadable]), ...disagreements];
  const parts = [
    [`### Tasks in ${codeSpan(name)}: ${headline(told)}`],
    tasks.length + also.length === 0 ? [whatWasLookedFor] : [],
    ...tasks.flatMap((task, index) => taskParts(task, index, written !== undefined)),
    ...(written === undefined ? blockParts(told) : [written.map(markdownText)]),
    ...section('Also possible', also.map((one) => `- ${codeSpan(one.tasktype)}: ${markdownText(`${one.name}: ${one.reason}`)}`)), // prettier-ignore
    ...section('Seen and left out', leftOutLines(told)),
    ...section('codemeta.json says otherwise', problems.map(({ message, hint = '' }) => `- ${markdownText(`${message} ${hint}`.trim())}`)), // prettier-ignore
    ...section('Only the author knows what codemeta.json needs', told.missing.map(missingLine)),
    told.remarks.map(markdownText),
    isCut ? [`There are more than ${files} files; the others were not looked at.`] : [],
    [`Suggested with tasktypes ${version}.`],
  ];
  return parts
    .map((lines) => lines.join('\n'))
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n');
}
