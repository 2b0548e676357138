import type { Change } from './change.ts';
import type { Circumstance } from './circumstance.ts';
import type { Choice } from './evident-errors.ts';
import { listedValues, type Wanted } from './hints.ts';
import type { Schema } from './spec.ts';
import { shown } from './words.ts';

/** One failure of a schema: what was reported, with the schema and the value it speaks of. */
export interface Failure extends Wanted {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The subschema that has the keyword, with the descriptions of what it is a part of. */
  readonly schema: Schema;
  /** The other branches of a `oneOf`, where the subschema is one of its branches. */
  readonly otherForms: readonly Schema[];
  /** The choice between forms that the failure is part of, where a field decides. */
  readonly choice: Choice | undefined;
  /** The other fields because of which this is asked. */
  readonly because: Circumstance | undefined;
  /** How the value is called in a sentence: `` `interface_port` `` or `The taskinfo`. */
  readonly label: string;
  /** Names the property concerned, for failures that speak of a property of the value. */
  readonly property: (name: string) => string;
  /** Says where a field belongs that is not known here. */
  readonly whereItBelongs: (name: string) => Advice | undefined;
}

/** What to do, and the same as data where that is plain. */
export interface Advice {
  readonly hint: string;
  readonly change?: Change | undefined;
}

/** What is said of a failure. */
export interface Sentence {
  readonly message: string;
  readonly hint?: string;
  /** What the hint asks for, where that is plain. */
  readonly change?: Change | undefined;
}

/** Tells the failures of one keyword. */
export type Telling = (failure: Failure) => Sentence;

/**
 * Says because of which other fields something is asked.
 *
 * @param failure The failure.
 * @returns The phrase with a blank before it, or nothing.
 */
export function becauseOf({ because }: Failure): string {
  return because === undefined ? '' : ` ${because.phrase}`;
}

/**
 * Says that a field is only for certain values of another one.
 *
 * @param label The field.
 * @param failure The failure, which a condition led to.
 * @returns The sentence; `undefined` where it is not one value of one field that decides.
 */
export function onlyFor(label: string, { because }: Failure): Sentence | undefined {
  const unless = because?.unless;
  if (unless === undefined) return undefined;
  const { field, value, values } = unless;
  const wanted = listedValues(values);
  return {
    message: `${label} is only for ${field} ${wanted}, not for ${shown(value)}.`,
    hint: `Remove ${label}, or write ${wanted} as ${field}.`,
  };
}
