import type { RefusedAnswer } from '../infer/answer.ts';
import type { StandingTask } from '../infer/standing.ts';
import type { MissingValue, SuggestedTask } from '../infer/suggestion.ts';
import type { Look } from '../report/style.ts';
import { wrap } from '../report/wrap.ts';
import { visible } from '../spec/words.ts';
import { spread, type Answerer } from './suggest-answers.ts';

/** A terminal at which somebody is asked. */
export interface Dialogue {
  readonly say: (text: string) => void;
  /** The next line that is typed, without its end; nothing once the input has ended. */
  readonly hear: () => Promise<string | undefined>;
  readonly look: Look;
}

/** Choices that are listed; any other can be typed. */
const mostChoices = 20;

/**
 * Cuts what is typed into lines.
 *
 * @param stream Standard input.
 * @returns A function that gives the next line, or `undefined` at the end.
 */
export function linesOf(stream: AsyncIterable<Uint8Array>): () => Promise<string | undefined> {
  const decoder = new TextDecoder();
  const pieces = stream[Symbol.asyncIterator]();
  let rest = '';
  let isEnded = false;
  return async () => {
    while (!rest.includes('\n') && !isEnded) {
      const next = await pieces.next();
      if (next.done === true) isEnded = true;
      else rest += decoder.decode(next.value, { stream: true });
    }
    const end = rest.indexOf('\n');
    if (end === -1 && rest === '') return undefined;
    const line = end === -1 ? rest : rest.slice(0, end);
    rest = end === -1 ? '' : rest.slice(end + 1);
    return line.replace(/\r$/, '');
  };
}

function questionText({ question, choices = [] }: MissingValue, look: Look): string {
  const more = choices.length - mostChoices;
  const lines = [
    ...wrap(question, look, '  '),
    ...choices
      .slice(0, mostChoices)
      .map((choice, index) => `    ${look.style.bold(String(index + 1))}  ${visible(choice)}`),
    ...(more > 0 ? [`    and ${more} more, which can be typed`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The value that a line stands for: a number chooses. */
function chosen(line: string, { choices = [] }: MissingValue): string {
  const index = /^[0-9]{1,4}$/.test(line) ? Number(line) - 1 : -1;
  return choices[index] ?? line;
}

/** What a person has answered. */
export interface Answered {
  readonly tasks: readonly SuggestedTask[];
  /** The answers as `--answer` takes them. */
  readonly answers: readonly string[];
}

function refusalText({ message, hint = '' }: RefusedAnswer, look: Look): string {
  const advice = hint === '' ? [] : wrap(hint, look, '  ');
  return `${[...wrap(message, look, '  ').map(look.style.yellow), ...advice].join('\n')}\n`;
}

/** Asks until the type takes the answer; nothing where there is none. */
async function askOne(
  tasks: readonly SuggestedTask[],
  { task, missing }: { readonly task: SuggestedTask; readonly missing: MissingValue },
  { say, hear, look }: Dialogue,
  answerer: Answerer,
): Promise<{ readonly tasks: readonly SuggestedTask[]; readonly text: string } | undefined> {
  say(questionText(missing, look));
  for (;;) {
    say('  > ');
    const line = (await hear())?.trim();
    if (line === undefined) say('\n');
    if (line === undefined || line === '') return undefined;
    const text = chosen(line, missing);
    const next = await spread(tasks, task, { pointer: missing.pointer, text }, answerer);
    if (!('message' in next)) return { tasks: next, text };
    say(refusalText(next, look));
  }
}

/**
 * Asks for what is missing, one value at a time; an empty line leaves the task as it is.
 *
 * @param standing The tasks; only those that are incomplete are asked for.
 * @param dialogue Where is asked.
 * @param answerer Puts a value into a task.
 * @returns The tasks with what was answered.
 */
export async function askMissing(
  standing: readonly StandingTask[],
  dialogue: Dialogue,
  answerer: Answerer,
): Promise<Answered> {
  const { say, look } = dialogue;
  let tasks: readonly SuggestedTask[] = standing;
  const answers: string[] = [];
  const open = standing.flatMap((task, index) => (task.standing === 'incomplete' ? [{ ...task, index }] : []));
  if (open.length > 0) say(look.style.dim('Enter alone leaves a question open.\n'));
  for (const { index, title, name, label } of open) {
    let isFirst = true;
    for (let task = tasks[index]; task !== undefined; task = tasks[index]) {
      const [missing] = task.missing;
      if (missing === undefined) break;
      if (isFirst) say(`\n${look.style.bold(`${visible(title)}: ${visible(name)}`)}\n`);
      isFirst = false;
      const given = await askOne(tasks, { task, missing }, dialogue, answerer);
      if (given === undefined) break;
      tasks = given.tasks;
      answers.push(`${label}#${missing.pointer}=${given.text}`);
    }
  }
  return { tasks, answers };
}

/**
 * Asks one question that any text answers.
 *
 * @param question The question.
 * @param dialogue Where is asked.
 * @returns The answer; empty where there is none.
 */
export async function ask(question: string, { say, hear, look }: Dialogue): Promise<string> {
  say(`\n${wrap(question, look, '  ').join('\n')}\n  > `);
  return ((await hear()) ?? '').trim();
}
