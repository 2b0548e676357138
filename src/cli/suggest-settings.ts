import type { Choice } from '../infer/chosen-tasks.ts';
import { registry } from '../official.ts';
import { near } from '../spec/near.ts';
import { quotedForShell } from '../spec/words.ts';
import type { Arguments } from './arguments.ts';
import type { WrongUse } from './io.ts';
import { readAnswer, type GivenAnswer } from './suggest-answers.ts';

/** What a user wants of `suggest`. */
export interface Settings {
  readonly operand: string;
  readonly write: boolean;
  readonly check: boolean;
  readonly format: string;
  readonly choice: Choice;
  readonly answers: readonly GivenAnswer[];
  /** The options that chose and answered, as they are written again. */
  readonly written: readonly string[];
}

const valuesOf = ({ repeated }: Arguments, name: string): readonly string[] => repeated.get(name) ?? [];

function typeNamed(name: string): string | WrongUse {
  const type = registry.find(name) ?? registry.named('tasktype', name);
  if (type?.kind === 'tasktype') return type.uri;
  const names = registry.types.filter(({ kind }) => kind === 'tasktype').map((one) => one.name);
  const [like] = near(name, names);
  return {
    message: `There is no tasktype "${name}".`,
    hint: like === undefined ? '`tasktypes list --kind tasktype` names them.' : `Did you mean ${like}?`,
  };
}

function allOf<T extends object | string>(parts: readonly (T | WrongUse)[]): readonly T[] | WrongUse {
  const fault = parts.find((part): part is WrongUse => typeof part === 'object' && 'hint' in part);
  return fault ?? (parts as readonly T[]);
}

function misuse({ operands, options }: Arguments): WrongUse | undefined {
  const [operand, ...more] = operands;
  const has = (name: string): boolean => options.has(name);
  if (operand === undefined)
    return { message: 'No repository is named.', hint: 'Name its folder or a zip: tasktypes suggest .' };
  if (more.length > 0)
    return { message: 'More than one repository is named.', hint: `Write: tasktypes suggest ${operand}` };
  if (has('check') && ['write', 'answer', 'also'].some(has))
    return { message: 'With --check, nothing is asked or written.', hint: 'Leave out --write, --answer and --also.' };
  if (options.get('format') === 'github' && !has('check'))
    return {
      message: 'Annotations for GitHub come from --check only.',
      hint: 'Write --format markdown, or add --check.',
    };
  return undefined;
}

const optionNames = ['only', 'skip', 'also', 'answer'] as const;

/**
 * Reads what a user wrote behind `suggest`.
 *
 * @param args The arguments.
 * @returns What is wanted, or what is wrong with it.
 */
export function settingsOf(args: Arguments): Settings | WrongUse {
  const fault = misuse(args);
  if (fault !== undefined) return fault;
  const only = allOf(valuesOf(args, 'only').map(typeNamed));
  const skip = allOf(valuesOf(args, 'skip').map(typeNamed));
  const also = allOf(valuesOf(args, 'also').map(typeNamed));
  const answers = allOf(valuesOf(args, 'answer').map((text) => readAnswer(text, registry)));
  for (const part of [only, skip, also, answers]) if ('hint' in part) return part;
  return {
    operand: args.operands[0] ?? '',
    write: args.options.has('write'),
    check: args.options.has('check'),
    format: String(args.options.get('format') ?? 'text'),
    choice: { only, skip, also } as Choice,
    answers: answers as readonly GivenAnswer[],
    written: optionNames.flatMap((name) =>
      valuesOf(args, name).map((value) => `--${name} ${name === 'answer' ? quotedForShell(value) : value}`),
    ),
  };
}
