import type { Pattern } from './field-content.ts';
import type { Field, Form } from './fields.ts';

/** One thing that two versions of a field say differently. */
export interface Difference {
  /** What it is about: `type`, `limits`, `values`. */
  readonly what: string;
  /** What only the earlier version says; empty where it says nothing. */
  readonly before: string;
  /** What only the later version says; empty where it says nothing. */
  readonly after: string;
}

/** A field that two versions do not have alike. */
export interface FieldChange {
  readonly how: 'added' | 'removed' | 'changed';
  /** What stands before the name: `ports[].`. */
  readonly parent: string;
  readonly name: string;
  /** What a field that was added or removed takes; what differs in one that was changed. */
  readonly differences: readonly Difference[];
}

/** What differs in one form of a message. */
export interface FormChange {
  /** Name of the form; absent where the message has one form, or where every form changed alike. */
  readonly form?: string;
  readonly fields: readonly FieldChange[];
  readonly addedRules: readonly string[];
  readonly removedRules: readonly string[];
}

/** What differs between two versions of a message. */
export interface MessageChange {
  readonly addedForms: readonly string[];
  readonly removedForms: readonly string[];
  /** The forms that both have; none that are alike. */
  readonly forms: readonly FormChange[];
}

/** A form of the one version, and that of the other that stands for it. */
interface FormPair {
  readonly form?: string;
  readonly before: Form;
  readonly after: Form;
}

const keyOf = ({ title, name }: Form): string => title ?? name;
const pathOf = ({ parent, name }: Field): string => parent + name;
const missingIn = (others: readonly string[], texts: readonly string[]): readonly string[] =>
  texts.filter((text) => !others.includes(text));
const patternTexts = (patterns: readonly Pattern[]): readonly string[] =>
  patterns.map(({ label, pattern }) => (label === 'pattern' ? pattern : `${label} ${pattern}`));

/** What a field says, one kind of fact after the other; of a list only what the other version lacks is told. */
function factsOf(field: Field): Readonly<Record<string, readonly string[]>> {
  const { type, limits, values, patterns, preset, description, examples } = field;
  return {
    required: [field.required ? 'yes' : 'no'],
    type: [type],
    limits,
    values,
    pattern: patternTexts(patterns),
    default: preset === undefined ? [] : [preset],
    description: description === '' ? [] : [description],
    examples,
  };
}

function differencesOf(before: Field, after: Field): readonly Difference[] {
  const [earlier, later] = [factsOf(before), factsOf(after)];
  return Object.keys(earlier).flatMap((what) => {
    const [old = [], young = []] = [earlier[what], later[what]];
    const [gone, come] = [missingIn(young, old), missingIn(old, young)];
    return gone.length + come.length === 0 ? [] : [{ what, before: gone.join(', '), after: come.join(', ') }];
  });
}

function whole(field: Field, how: 'added' | 'removed'): FieldChange {
  const text = [field.required ? 'required' : 'optional', field.type, ...field.limits].join(', ');
  const [before, after] = how === 'added' ? ['', text] : [text, ''];
  return { how, parent: field.parent, name: field.name, differences: [{ what: '', before, after }] };
}

/** Fields of one path in several shapes of an object are taken in order. */
function byPath(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const found = new Map<string, Field>();
  for (const field of fields) {
    const path = pathOf(field);
    let count = 1;
    while (found.has(`${path} ${String(count)}`)) count += 1;
    found.set(`${path} ${String(count)}`, field);
  }
  return found;
}

function fieldChanges(before: readonly Field[], after: readonly Field[]): readonly FieldChange[] {
  const [earlier, later] = [byPath(before), byPath(after)];
  const kept = [...later].flatMap(([path, field]): readonly FieldChange[] => {
    const old = earlier.get(path);
    if (old === undefined) return [whole(field, 'added')];
    const differences = differencesOf(old, field);
    const { parent, name } = field;
    return differences.length === 0 ? [] : [{ how: 'changed', parent, name, differences }];
  });
  const removed = [...earlier].flatMap(([path, field]) => (later.has(path) ? [] : [whole(field, 'removed')]));
  return [...kept, ...removed];
}

/** A message of one form is held against every form of the other. */
function pairsOf(before: readonly Form[], after: readonly Form[]): readonly FormPair[] {
  const [first] = before;
  const [second] = after;
  if (first === undefined || second === undefined) return [];
  if (before.length === 1 && after.length === 1) return [{ before: first, after: second }];
  if (before.length === 1) return after.map((form) => ({ form: keyOf(form), before: first, after: form }));
  if (after.length === 1) return before.map((form) => ({ form: keyOf(form), before: form, after: second }));
  return after.flatMap((form) => {
    const old = before.find((one) => keyOf(one) === keyOf(form));
    return old === undefined ? [] : [{ form: keyOf(form), before: old, after: form }];
  });
}

function formChange({ form, before, after }: FormPair): FormChange {
  return {
    ...(form === undefined ? {} : { form }),
    fields: fieldChanges(before.fields, after.fields),
    addedRules: missingIn(before.rules, after.rules),
    removedRules: missingIn(after.rules, before.rules),
  };
}

/** What changed alike in all forms is told once. */
function toldOnce(changes: readonly FormChange[]): readonly FormChange[] {
  const [first] = changes;
  if (first === undefined) return [];
  const { form: _, ...content } = first;
  const isAlike = changes.every(({ form: __, ...other }) => JSON.stringify(other) === JSON.stringify(content));
  return isAlike ? [content] : changes;
}

/**
 * Tells field by field what differs between two versions of a taskinfo or serviceinfo.
 *
 * @param before The forms of the earlier version.
 * @param after The forms of the later version.
 * @returns What was added, removed and changed; everything is empty where the versions ask for the same.
 */
export function messageChange(before: readonly Form[], after: readonly Form[]): MessageChange {
  const forms = toldOnce(pairsOf(before, after).map(formChange));
  const isOneForm = before.length === 1 || after.length === 1;
  const missing = (those: readonly Form[], others: readonly Form[]): readonly string[] =>
    isOneForm ? [] : missingIn(others.map(keyOf), those.map(keyOf));
  return {
    addedForms: missing(after, before),
    removedForms: missing(before, after),
    forms: forms.filter(
      ({ fields, addedRules, removedRules }) => fields.length + addedRules.length + removedRules.length > 0,
    ),
  };
}
