import { parseArgs } from 'node:util';
import { near } from '../spec/near.ts';
import { listed } from '../spec/words.ts';
import type { CommandText, OptionText } from './command-text.ts';
import type { WrongUse } from './io.ts';

/** What a user wrote behind a command, checked against its description. */
export interface Arguments {
  readonly operands: readonly string[];
  /** The value of each option that was given; true for one without a value. */
  readonly options: ReadonlyMap<string, string | true>;
  /** Every value of each option that may be given more than once. */
  readonly repeated: ReadonlyMap<string, readonly string[]>;
}

interface OptionToken {
  readonly kind: 'option';
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function helpOf({ name }: CommandText): string {
  return `\`tasktypes ${name} --help\` lists the options.`;
}

/** Every way to begin an option, and what to write for it: `--json` is short for nothing, but what is meant is plain. */
function spellings({ options }: CommandText): ReadonlyMap<string, string> {
  const names = options.map(({ name }) => `--${name}`);
  const choices = options.flatMap(({ name, choices: values = [] }) =>
    values.map((value) => [`--${value}`, `--${name} ${value}`] as const),
  );
  return new Map([...choices.reverse(), ...names.map((name) => [name, name] as const)]);
}

function unknownOption(command: CommandText, { rawName }: OptionToken): WrongUse {
  const known = spellings(command);
  const [nearest = ''] = known.has(rawName) ? [rawName] : near(rawName, [...known.keys()]);
  const like = known.get(nearest);
  return {
    message: `The command ${command.name} has no option ${rawName}.`,
    hint: like === undefined ? helpOf(command) : `Did you mean ${like}?`,
  };
}

/** The fault of an option that is known, or `undefined`. */
function misuse(option: OptionText, token: OptionToken): WrongUse | undefined {
  const { name, value, choices } = option;
  const given = token.value;
  if (value === undefined)
    return given === undefined
      ? undefined
      : { message: `The option --${name} takes no value.`, hint: `Write just --${name}.` };
  const wanted = choices === undefined ? `<${value}>` : listed(choices, 'or');
  const swallowed = token.inlineValue !== true && given !== undefined && /^-./.test(given);
  if (given === undefined || given === '' || swallowed)
    return { message: `The option --${name} has no value.`, hint: `Write --${name} ${wanted}.` };
  if (choices === undefined || choices.includes(given)) return undefined;
  const [like] = near(given, choices);
  return {
    message: `The option --${name} cannot be "${given}".`,
    hint: like === undefined ? `Write --${name} ${wanted}.` : `Did you mean --${name} ${like}?`,
  };
}

/**
 * Reads what stands behind a command.
 *
 * @param command The description of the command.
 * @param args The words behind it; those after `--` are operands.
 * @returns The arguments, or what is wrong with them.
 */
export function readArguments(command: CommandText, args: readonly string[]): Arguments | WrongUse {
  const config = Object.fromEntries(
    command.options.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options: config, strict: false, tokens: true });
  const operands: string[] = [];
  const options = new Map<string, string | true>();
  const repeated = new Map<string, readonly string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = command.options.find(({ name }) => name === token.name);
    const fault = option === undefined ? unknownOption(command, token) : misuse(option, token);
    if (fault !== undefined) return fault;
    options.set(token.name, token.value ?? true);
    if (option?.isRepeated === true && token.value !== undefined)
      repeated.set(token.name, [...(repeated.get(token.name) ?? []), token.value]);
  }
  return { operands, options, repeated };
}
