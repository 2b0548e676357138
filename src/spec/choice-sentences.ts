import { wantedValue } from './evident-branch.ts';
import type { Choice } from './evident-errors.ts';
import type { Sentence } from './failure.ts';
import { listedFields, listedValues } from './hints.ts';
import { near } from './near.ts';
import { propertyOf } from './schema-path.ts';
import { listed, shown } from './words.ts';

/** More would be no help in choosing. */
const maxFitting = 3;

const valuesOf = ({ forms, field }: Choice): readonly unknown[] => forms.map((form) => wantedValue(form, field));

/** The values with which everything else is right, each with what it stands for. */
function fittingValues({ forms, field, fitting }: Choice): string | undefined {
  if (fitting.length === 0 || fitting.length > maxFitting || fitting.length === forms.length) return undefined;
  const named = fitting.map((value) => {
    const form = forms.find((each) => wantedValue(each, field) === value);
    const description = propertyOf(form, field)?.['description'];
    return typeof description === 'string' ? `${shown(value)} (${description})` : shown(value);
  });
  return `The other fields fit ${listed(named, 'or')}.`;
}

/**
 * Says that the field that decides between forms is missing.
 *
 * @param label The field.
 * @param choice The forms.
 * @returns The sentence, with all values that the field may have.
 */
export function missingChoice(label: string, choice: Choice): Sentence {
  const add = `Add it: ${listedValues(valuesOf(choice))}.`;
  const fitting = fittingValues(choice);
  return { message: `${label} is missing.`, hint: fitting === undefined ? add : `${add} ${fitting}` };
}

/**
 * Says that the field that decides between forms has a value that decides for none.
 *
 * @param label The field.
 * @param value Its value.
 * @param choice The forms.
 * @returns The sentence, with all values that the field may have.
 */
export function unknownChoice(label: string, value: unknown, choice: Choice): Sentence {
  const values = valuesOf(choice);
  const texts = values.filter((each) => typeof each === 'string');
  const [nearest] = typeof value === 'string' ? near(value, texts) : [];
  return {
    message: `${label} is ${shown(value)}; allowed is ${listedValues(values)}.`,
    ...(nearest === undefined
      ? { hint: fittingValues(choice) ?? 'Write one of these values.' }
      : { hint: `Did you mean "${nearest}"?`, change: { write: nearest } }),
  };
}

/**
 * Says that a field belongs to other forms than the one that was chosen.
 *
 * @param name The name of the field.
 * @param choice The forms and what was chosen.
 * @param property Names a field in a sentence.
 * @returns The sentence; `undefined` where no other form has the field, or nothing was chosen.
 */
export function ofOtherChoice(name: string, choice: Choice, property: (name: string) => string): Sentence | undefined {
  const { field, form, forms, isMade } = choice;
  if (!isMade || !forms.some((each) => propertyOf(each, name) !== undefined)) return undefined;
  const value = shown(wantedValue(form, field));
  const fields = Object.keys(form['properties'] as object);
  return {
    message: `${property(name)} does not go with ${property(field)} ${value}.`,
    hint: `Remove it; with ${value} the fields are ${listedFields(fields)}.`,
  };
}
