import { sourceOf, type LaunchAlternative, type VariableSource } from '../spec/launch.ts';
import { splitPointer, valueAt } from '../spec/place.ts';
import { applyStep } from './steps.ts';

/** What a launch takes its values from. */
export interface LaunchSubject {
  /** The serviceinfo. */
  readonly service: unknown;
  /** The taskinfo. */
  readonly task: unknown;
}

/** Something that only the user knows. */
export interface Question {
  /** Name of the variable that the answer fills. */
  readonly name: string;
  readonly ask: string;
  /** Whether it must be neither shown nor put into an address. */
  readonly secret: boolean;
}

/** The values of a launch, and what stands in the way of it. */
export interface LaunchValues {
  /** By name of the variable; one without a value is absent. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names of the variables that may stand in header fields only. */
  readonly secrets: readonly string[];
  /** What has not been answered yet. */
  readonly questions: readonly Question[];
  /** Why the launch cannot be made, a sentence each. */
  readonly refusals: readonly string[];
}

const fieldName = (pointer: string): string => `\`${splitPointer(pointer).slice(1).join('.')}\``;

type Found = { readonly value: unknown } | { readonly question: Question } | { readonly refusal: string };

/** No address and no request can carry half a character. */
const isTorn = (value: unknown): boolean => /\\ud[89a-f][0-9a-f]{2}/i.test(JSON.stringify([value]));

function find(name: string, source: VariableSource, subject: LaunchSubject, answer: string | undefined): Found {
  const { from, default: preset, as, value, ask, secret = false } = source;
  const given = from === undefined ? value : valueAt(subject, from);
  if (isTorn(given)) return { refusal: `${fieldName(from ?? '')}: it holds half of a character.` };
  if (given !== undefined && as !== undefined) {
    const stepped = applyStep(as, given);
    return 'value' in stepped ? stepped : { refusal: `${fieldName(from ?? '')}: ${stepped.refusal}.` };
  }
  if (given !== undefined || ask === undefined) return { value: given ?? preset };
  return answer === undefined ? { question: { name, ask, secret } } : { value: answer };
}

/**
 * Finds the value of each variable of a launch.
 *
 * @param alternative The way that is taken.
 * @param subject The serviceinfo and the taskinfo.
 * @param answers What the user has answered, by name of the variable.
 * @returns The values, which of them are secret, the questions that are left, and why a value cannot be made.
 */
export function launchValues(
  { variables = {} }: LaunchAlternative,
  subject: LaunchSubject,
  answers: Readonly<Record<string, string>>,
): LaunchValues {
  const sources = Object.entries(variables).map(([name, variable]) => [name, sourceOf(variable)] as const);
  const found = sources.map(([name, source]) => {
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    return [name, find(name, source, subject, answer)] as const;
  });
  return {
    secrets: sources.flatMap(([name, { secret = false }]) => (secret ? [name] : [])),
    values: Object.fromEntries(
      found.flatMap(([name, one]) => ('value' in one && one.value !== undefined ? [[name, one.value]] : [])),
    ),
    questions: found.flatMap(([, one]) => ('question' in one ? [one.question] : [])),
    refusals: found.flatMap(([, one]) => ('refusal' in one ? [one.refusal] : [])),
  };
}
