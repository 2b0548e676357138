import { answered } from '../infer/answer.ts';
import { softwareOf } from '../infer/software-name.ts';
import { standingsOf, type StandingTask } from '../infer/standing.ts';
import type { FaultsOf } from '../infer/suggest.ts';
import type { SuggestedTask } from '../infer/suggestion.ts';
import { registry, validators } from '../official.ts';
import { quotedForShell } from '../spec/words.ts';
import { checkTask } from '../validate/check-task.ts';
import type { CodemetaOnDisk } from './codemeta-on-disk.ts';
import { applyAnswers, newFile, type Answerer } from './suggest-answers.ts';
import type { Settings } from './suggest-settings.ts';
import { ask, askMissing, type Dialogue } from './suggest-questions.ts';
import type { WrongUse } from './io.ts';

/** What is known at a moment: the tasks as they stand to codemeta.json, and what was answered on the way. */
export interface State {
  readonly tasks: readonly StandingTask[];
  /** What the software is called and where it is cloned from, as far as anything says so. */
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  /** Options that choose and answer the same again. */
  readonly options: readonly string[];
}

/** Checks a taskinfo with the types that this package ships. */
export const faultsOf: FaultsOf = (uri, taskinfo) => checkTask(uri, taskinfo, { registry, validators });

const answerer: Answerer = (task, answer) => answered(task, answer, registry, faultsOf);

function standing(tasks: readonly SuggestedTask[], file: CodemetaOnDisk): Promise<readonly StandingTask[]> {
  const declared = file.state === 'readable' ? file.codemeta.tasks : [];
  return standingsOf(tasks, declared, registry, faultsOf);
}

/**
 * Takes the answers that were given with the command.
 *
 * @param tasks The suggested tasks.
 * @param around What codemeta.json says, where the repository is cloned from, and what the user wants.
 * @returns The state, or what is wrong with an answer.
 */
export async function beginState(
  tasks: readonly SuggestedTask[],
  {
    file,
    origin,
    settings,
  }: { readonly file: CodemetaOnDisk; readonly origin?: string | undefined; readonly settings: Settings },
): Promise<State | WrongUse> {
  const filled = await applyAnswers(tasks, settings.answers, answerer);
  if ('message' in filled) return filled;
  const { name: told, address } = softwareOf(filled, origin);
  const given = settings.answers.find(({ uri }) => uri === undefined)?.text;
  const name = given ?? told;
  return { tasks: await standing(filled, file), name, address, options: settings.written };
}

/** What is asked where a new codemeta.json is to be made and nothing says what the software is called. */
export const nameQuestion = 'There is no codemeta.json yet. What is the software called?';

/**
 * Asks for what is missing.
 *
 * @param state What is known.
 * @param file What codemeta.json says.
 * @param write Whether a codemeta.json is to be made where there is none.
 * @param dialogue Where is asked.
 * @returns What is known now.
 */
export async function askAll(state: State, file: CodemetaOnDisk, write: boolean, dialogue: Dialogue): Promise<State> {
  const { tasks, answers } = await askMissing(state.tasks, dialogue, answerer);
  const stands = await standing(tasks, file);
  const { name: told, address } = softwareOf(tasks, state.address);
  const known = state.name ?? told;
  const isReady = stands.some((task) => task.standing === 'ready');
  const isAsked = write && file.state === 'absent' && known === undefined && isReady;
  const typed = isAsked ? await ask(nameQuestion, dialogue) : '';
  const given = typed === '' ? answers : [...answers, `${newFile}#/name=${typed}`];
  if (isAsked || state.tasks.some((task) => task.standing === 'incomplete')) dialogue.say('\n');
  return {
    tasks: stands,
    name: typed === '' ? known : typed,
    address,
    options: [...state.options, ...given.map((text) => `--answer ${quotedForShell(text)}`)],
  };
}
