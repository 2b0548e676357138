import { isExact } from '../../spec/number.ts';
import { readJson } from '../../metadata/json.ts';
import type { Control, Field, Form, Group } from './form-fields.ts';

/** What was typed or chosen in a field, also where it is not right; `undefined` where nothing was. */
export type Typed = undefined | string | TypedMixed | TypedList | TypedMap | TypedGroup;

/** A value with the type that was chosen for it. */
export interface TypedMixed {
  readonly as: string;
  readonly text: string | undefined;
}

/** The items of a list; without any it is the empty list. */
export interface TypedList {
  readonly items: readonly Typed[];
}

/** A name with its value. */
export interface TypedRow {
  readonly name: string;
  readonly value: Typed;
}

/** The rows of a map; without any it is the empty map. */
export interface TypedMap {
  readonly rows: readonly TypedRow[];
}

/** The fields of an object, those of the forms that are not chosen included. */
export interface TypedGroup {
  readonly form: number;
  readonly fields: Readonly<Record<string, Typed>>;
  /** True where the object is written even if nothing stands in it. */
  readonly isGiven?: boolean;
}

const numberForm = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/** What is no number stays the text that it is, so that it can be told what is wrong with it. */
function numberOf(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const value = Number(trimmed);
  return numberForm.test(trimmed) && isExact(trimmed, value) ? value : text;
}

function mixedOf({ as, text }: TypedMixed): unknown {
  if (text === undefined) return undefined;
  if (as === 'boolean') return text === '' ? undefined : text === 'true';
  return as === 'string' ? text : numberOf(text);
}

function freeOf(text: string): unknown {
  if (text.trim() === '') return undefined;
  const read = readJson(text);
  return 'value' in read ? read.value : text;
}

function listOf(item: Field, { items }: TypedList): unknown {
  const values = items.map((typed) => valueOf(item.control, typed)).filter((value) => value !== undefined);
  return values.length === 0 && items.length > 0 ? undefined : values;
}

function mapOf(field: Field, { rows }: TypedMap): unknown {
  const entries = rows
    .map(({ name, value }) => [name, valueOf(field.control, value)] as const)
    .filter(([name, value]) => name !== '' || value !== undefined)
    .map(([name, value]) => [name, value ?? ''] as const);
  return entries.length === 0 && rows.length > 0 ? undefined : Object.fromEntries(entries);
}

/**
 * Finds the form that was chosen for an object.
 *
 * @param group The object.
 * @param typed What was typed; the first form where nothing was.
 * @returns The form.
 */
export function chosenForm({ forms }: Group, typed: Typed): Form {
  const chosen = isTypedGroup(typed) ? forms[typed.form] : undefined;
  return chosen ?? forms[0] ?? { title: '', description: '', fields: [], rules: [], schema: {} };
}

function objectOf(group: Group, typed: TypedGroup): unknown {
  const entries = chosenForm(group, typed).fields.map((field) => {
    const value = valueOf(
      field.control,
      Object.hasOwn(typed.fields, field.name) ? typed.fields[field.name] : undefined,
    );
    return { name: field.name, value, isTyped: value !== undefined && field.control.kind !== 'fixed' };
  });
  if (typed.isGiven !== true && !entries.some(({ isTyped }) => isTyped)) return undefined;
  return Object.fromEntries(entries.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]));
}

/**
 * Tells what was typed into the fields of an object.
 *
 * @param typed Anything typed.
 * @returns True for that of an object.
 */
export function isTypedGroup(typed: Typed): typed is TypedGroup {
  return typeof typed === 'object' && 'fields' in typed;
}

/**
 * Writes what was typed as a value; whether it is right is for the tasktype to say.
 *
 * @param control How it was asked for.
 * @param typed What was typed.
 * @returns The value; `undefined` where nothing is to be written.
 */
export function valueOf(control: Control, typed: Typed): unknown {
  if (control.kind === 'fixed') return control.value;
  if (typed === undefined) return undefined;
  if (typeof typed === 'string') {
    if (control.kind === 'text') return typed;
    if (control.kind === 'number') return numberOf(typed);
    if (control.kind === 'free') return freeOf(typed);
    return control.kind === 'choice' ? control.values.find((value) => JSON.stringify(value) === typed) : undefined;
  }
  if (control.kind === 'mixed' && 'as' in typed) return mixedOf(typed);
  if (control.kind === 'list' && 'items' in typed) return listOf(control.item, typed);
  if (control.kind === 'map' && 'rows' in typed) return mapOf(control.value, typed);
  return control.kind === 'group' && isTypedGroup(typed) ? objectOf(control, typed) : undefined;
}
