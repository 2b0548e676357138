import type { Question } from '../launch/values.ts';
import { listed } from '../spec/words.ts';
import { wrap } from '../report/wrap.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import type { NoLaunch } from './launch-input.ts';
import { lookOf } from './terminal.ts';
import type { Typing } from './typing.ts';

/** What the user has answered, by name of the variable. */
export type Answers = Readonly<Record<string, string>>;

/**
 * Names the environment variable that answers a question.
 *
 * @param name Name of the variable of the launch: `environmentId`.
 * @returns Its name in the environment: `TASKTYPES_ENVIRONMENTID`.
 */
export function environmentName(name: string): string {
  return `TASKTYPES_${name.toUpperCase()}`;
}

/**
 * Reads the answers behind `--answer`.
 *
 * @param written The texts, `name=value`.
 * @param questions What is asked.
 * @returns The answers, or what is wrong with one.
 */
export function answersIn(
  written: readonly string[],
  questions: readonly Question[],
): { readonly answers: Answers } | WrongUse {
  const answers: Record<string, string> = {};
  for (const text of written) {
    const [, name = '', value = ''] = /^([A-Za-z0-9_]+)=([^]+)$/.exec(text) ?? [];
    if (name === '') return { message: `The answer "${text}" is not understood.`, hint: 'Write --answer name=value.' };
    const question = questions.find((one) => one.name === name);
    if (question === undefined) {
      const names = questions.filter(({ secret }) => !secret).map((one) => one.name);
      const hint = names.length === 0 ? 'Leave the answer out.' : `What can be answered: ${listed(names)}.`;
      return { message: `Nothing asks for "${name}".`, hint };
    }
    if (question.secret) {
      const hint = `Set ${environmentName(name)} in the environment instead.`;
      return { message: `The secret ${name} would be seen by others in a command.`, hint };
    }
    answers[name] = value;
  }
  return { answers };
}

/**
 * Reads answers from the environment.
 *
 * @param questions What is asked.
 * @param environment The environment.
 * @returns Those that are there and not empty.
 */
export function answersFrom(questions: readonly Question[], environment: Io['environment']): Answers {
  const found = questions.flatMap(({ name }) => {
    const value = environment[environmentName(name)]?.trim() ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

function missing(questions: readonly Question[]): NoLaunch {
  const names = listed(questions.map(({ name }) => name));
  const ways = questions.map(({ name, ask, secret }) => {
    const other = secret ? '' : `, or give --answer ${name}=…`;
    return `${ask} Set ${environmentName(name)}${other}.`;
  });
  const message = `Nothing was sent: ${names} ${questions.length === 1 ? 'is' : 'are'} not given.`;
  return { message, hint: ways.join(' '), code: exitCode.wrongUse };
}

/**
 * Asks at the terminal for what is still missing; secrets are not shown while they are typed.
 *
 * @param questions What is missing.
 * @param typing The terminal; absent where nobody can be asked.
 * @param io Where is asked.
 * @returns The answers, or what is missing still.
 */
export async function askFor(
  questions: readonly Question[],
  typing: Typing | undefined,
  io: Io,
): Promise<{ readonly answers: Answers } | NoLaunch> {
  if (questions.length === 0) return { answers: {} };
  if (typing === undefined) return missing(questions);
  const answers: Record<string, string> = {};
  const open: Question[] = [];
  for (const question of questions) {
    const { name, ask, secret } = question;
    io.stderr.write(`${wrap(ask, lookOf(io.stderr, io)).join('\n')}\n  > `);
    const text = (await (secret ? typing.hidden() : typing.line()))?.trim() ?? '';
    if (secret) io.stderr.write('\n');
    if (text === '') open.push(question);
    else answers[name] = text;
  }
  return open.length === 0 ? { answers } : missing(open);
}
