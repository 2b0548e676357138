import type { Failure, Sentence, Telling } from './failure.ts';
import { fieldTellings } from './field-sentences.ts';
import { isObject } from './object.ts';
import { valueTellings } from './value-sentences.ts';

const tellings: Readonly<Record<string, Telling>> = { ...valueTellings, ...fieldTellings };

function tellingOf({ keyword, schema }: Failure): Telling | undefined {
  const { not } = schema;
  if (keyword === 'not' && !(isObject(not) && 'required' in not)) return valueTellings.not;
  return Object.hasOwn(tellings, keyword) ? tellings[keyword] : undefined;
}

/**
 * Tells one failure of a schema in one plain sentence, with what to do about it.
 *
 * @param failure The failure.
 * @returns The sentence and, nearly always, a hint.
 */
export function tell(failure: Failure): Sentence {
  const telling = tellingOf(failure);
  return telling === undefined
    ? { message: `${failure.label} does not match the rule "${failure.keyword}" of its schema.` }
    : telling(failure);
}
