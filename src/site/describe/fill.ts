import { evidentBranch } from '../../spec/evident-branch.ts';
import { isEqual } from '../../spec/equal.ts';
import { isObject } from '../../spec/object.ts';
import { joinPointer } from '../../spec/place.ts';
import type { Control, Group } from './form-fields.ts';
import { valueOf, type Typed, type TypedGroup } from './typed.ts';

function fillMixed(value: unknown): Typed {
  if (typeof value === 'string') return { as: 'string', text: value };
  return ['number', 'boolean'].includes(typeof value) ? { as: typeof value, text: String(value) } : undefined;
}

/** The form that the author of a value evidently meant, with its fields. */
function fillGroup({ forms }: Group, value: unknown): TypedGroup | undefined {
  if (!isObject(value)) return undefined;
  const form =
    forms.length < 2
      ? 0
      : evidentBranch(
          forms.map(({ schema }) => schema),
          value,
          [],
        );
  const fields = forms[form]?.fields.filter(({ name }) => Object.hasOwn(value, name)) ?? [];
  return {
    form,
    fields: Object.fromEntries(fields.map(({ name, control }) => [name, fill(control, value[name])])),
    isGiven: true,
  };
}

/**
 * Fills a field with a value, as if it had been typed.
 *
 * @param control How the field is asked for.
 * @param value The value; what the field has no place for is left out.
 * @returns What would have been typed.
 */
export function fill(control: Control, value: unknown): Typed {
  switch (control.kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'number':
      return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
    case 'choice':
      return control.values.some((one) => isEqual(one, value)) ? JSON.stringify(value) : undefined;
    case 'mixed':
      return fillMixed(value);
    case 'free':
      return isObject(value) ? JSON.stringify(value, undefined, 2) : undefined;
    case 'list':
      return Array.isArray(value) ? { items: value.map((item) => fill(control.item.control, item)) } : undefined;
    case 'map':
      return isObject(value)
        ? { rows: Object.entries(value).map(([name, one]) => ({ name, value: fill(control.value.control, one) })) }
        : undefined;
    case 'group':
      return fillGroup(control, value);
    case 'fixed':
      return undefined;
  }
}

function differences(wanted: unknown, got: unknown, pointer: string): readonly string[] {
  if (isEqual(wanted, got)) return [];
  if (!isObject(wanted) || !isObject(got)) return [pointer];
  return Object.keys(wanted).flatMap((key) =>
    differences(wanted[key], Object.hasOwn(got, key) ? got[key] : undefined, joinPointer(pointer, key)),
  );
}

/**
 * Finds what a form has no place for.
 *
 * @param group The form.
 * @param value A taskinfo with which it was filled.
 * @param typed What the form holds.
 * @returns JSON Pointers into the taskinfo; of nested parts the smallest.
 */
export function misfits(group: Group, value: unknown, typed: Typed): readonly string[] {
  return differences(value, valueOf(group, typed), '');
}
