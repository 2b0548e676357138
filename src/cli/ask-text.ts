import type { Launch } from '../launch/launch.ts';
import type { OfferedInterface } from '../planner/message.ts';
import type { ListedPlanner } from '../planner/planner-list.ts';
import type { Answer } from '../planner/poll-round.ts';
import type { Registry } from '../registry/registry.ts';
import { padded, widthOf } from '../report/cells.ts';
import { labelOf } from '../report/report-text.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { cut, listed, visible } from '../spec/words.ts';
import type { AskedTask } from './ask-tasks.ts';

/** What is told of a poll. */
export interface Told {
  readonly planners: readonly ListedPlanner[];
  readonly tasks: readonly AskedTask[];
  readonly registry: Registry;
  readonly look: Look;
}

/** An answer about a task of a file. */
export type TaskAnswer = Answer<AskedTask>;

/** A longer name stands out of its column. */
const widestName = 24;
/** Of what a planner says, no more than this is told; JSON has it all. */
const mostSentences = 5;
const longestSentence = 300;

const paints = { YES: 'green', NO: 'red', failed: 'yellow' } as const;
const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

/** The name of a servicetype as `tasktypes list` has it. */
function serviceName(servicetype: string, registry: Registry): string {
  return registry.find(servicetype)?.name ?? cut(servicetype, longestSentence);
}

const numberOf = (task: AskedTask, { tasks }: Told): string => String(tasks.indexOf(task) + 1);

function told(sentences: readonly string[]): readonly string[] {
  const more = sentences.length - mostSentences;
  return [
    ...sentences.slice(0, mostSentences).map((sentence) => cut(sentence, longestSentence)),
    ...(more > 0 ? [`And ${more} more; --format json has them all.`] : []),
  ];
}

function sentencesOf(answer: TaskAnswer, registry: Registry): readonly string[] {
  if (answer.outcome === 'failed')
    return told([answer.failure.text, ...answer.passedBy.slice(1).map(({ text }) => text)]);
  if (answer.outcome === 'NO')
    return answer.reply.reasons.length === 0
      ? ['No reason is given.']
      : told(answer.reply.reasons.map(({ text }) => text));
  const resources = Object.entries(answer.reply.resources ?? {}).map(([name, value]) => `${name} ${value}`);
  return [
    answer.interfaces.map(({ servicetype }) => serviceName(servicetype, registry)).join(', '),
    ...(resources.length === 0 ? [] : told([`With ${listed(resources)}.`])),
    ...told(answer.reply.conditions.map(({ text }) => text)),
    ...told(answer.passedBy.map(({ text }) => `Passed by: ${text}`)),
  ];
}

function headOf(
  cells: { readonly answer: string; readonly task: string; readonly planner: string },
  all: Told,
): string {
  const names = all.planners.map(({ name }) => widthOf(visible(name)));
  const width = Math.min(widestName, Math.max('planner'.length, ...names));
  const task = all.tasks.length > 1 ? `${padded(cells.task, 4)}  ` : '';
  return `  ${padded(cells.answer, 6)}  ${task}${padded(cells.planner, width)}  `;
}

/**
 * Tells what is asked, before anything is answered.
 *
 * @param all The planners and tasks.
 * @returns The lines: each task with its number where there are several, and the head of the table.
 */
export function introLines(all: Told): readonly string[] {
  const { tasks, planners, look } = all;
  const numbered = tasks.map(
    ({ report }, index) => `  ${index + 1}  ${labelOf(report)}  ${look.style.dim(`${report.line}:${report.column}`)}`,
  );
  const head = headOf({ answer: 'answer', task: 'task', planner: 'planner' }, all);
  return [
    `${count(planners.length, 'planner')} asked about ${count(tasks.length, 'task')}.`,
    ...(tasks.length > 1 ? ['', ...numbered] : []),
    '',
    look.style.dim(`${head}interfaces or reasons`),
  ];
}

/**
 * Tells one answer.
 *
 * @param answer The answer.
 * @param all The planners and tasks.
 * @returns The lines, what is said in a column of its own.
 */
export function answerLines(answer: TaskAnswer, all: Told): readonly string[] {
  const { look, registry } = all;
  const planner = visible(answer.planner.name);
  const plain = headOf({ answer: answer.outcome, task: numberOf(answer.task, all), planner }, all);
  const indent = ' '.repeat(widthOf(headOf({ answer: '', task: '', planner: '' }, all)));
  const [first = '', ...more] = sentencesOf(answer, registry).flatMap((sentence) => wrap(sentence, look, indent));
  const word = look.style[paints[answer.outcome]](answer.outcome);
  const head = plain.replace(answer.outcome, word);
  return widthOf(plain) > indent.length
    ? [head.trimEnd(), indent + first.trimStart(), ...more]
    : [head + first.slice(indent.length), ...more];
}

function wayLines(launch: Launch, { serviceinfo }: OfferedInterface, look: Look): readonly string[] {
  const say = (text: string): readonly string[] => wrap(text, look, '    ');
  const asks = launch.questions.flatMap(({ name, ask }) => say(`{${name}}: ${ask}`));
  if (launch.how === 'impossible') {
    const { endpoint } = serviceinfo;
    return [
      ...launch.reasons.flatMap(say),
      ...(typeof endpoint === 'string' ? say(`The service is at ${endpoint}.`) : []),
    ];
  }
  if (launch.how === 'open') return [...say(`Open ${launch.url} in a browser.`), ...asks];
  if (launch.how === 'byHand')
    return [...launch.sentences.flatMap((sentence, index) => say(`${index + 1}. ${sentence}`)), ...asks];
  const requests = launch.requests.flatMap(({ method, url }, index) => say(`${index + 1}. ${method} ${url}`));
  return [
    ...requests,
    ...(launch.result === undefined ? [] : say(`Then open ${launch.result} in a browser.`)),
    ...asks,
  ];
}

/** One way to have a task run. */
export interface Way {
  readonly answer: TaskAnswer;
  readonly offered: OfferedInterface;
  readonly launch: Launch;
}

/**
 * Tells how the tasks can be run.
 *
 * @param ways The ways.
 * @param all The planners and tasks.
 * @returns The lines; none where there is no way.
 */
export function launchLines(ways: readonly Way[], all: Told): readonly string[] {
  return ways.flatMap(({ answer, offered, launch }, index) => {
    const task = all.tasks.length > 1 ? `Task ${numberOf(answer.task, all)} by` : 'By';
    const title = `${task} ${serviceName(offered.servicetype, all.registry)} of ${answer.planner.name}:`;
    const [first = '', ...more] = wrap(title, all.look, '  ');
    return [
      ...(index === 0 ? ['', all.look.style.bold('How to run it')] : []),
      first,
      ...more,
      ...wayLines(launch, offered, all.look),
    ];
  });
}

/**
 * Tells what came of a poll.
 *
 * @param answers All answers.
 * @param look How it is laid out.
 * @returns The last line.
 */
export function conclusion(answers: readonly TaskAnswer[], { style }: Look): string {
  const number = (outcome: TaskAnswer['outcome']): number =>
    answers.filter((answer) => answer.outcome === outcome).length;
  const parts = (['YES', 'NO', 'failed'] as const).flatMap((word) => {
    const found = number(word);
    return found === 0 ? [] : [style[paints[word]](`${found} ${word}`)];
  });
  return `${count(answers.length, 'answer')}: ${parts.join(', ')}`;
}
