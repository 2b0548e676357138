import { joinPointer, splitPointer } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import type { Declaration } from './declarations.ts';
import { elements, isJsonLiteral, isNode, schemaMember, unwrap, type Located } from './json-ld.ts';
import { readJson } from './json.ts';

/** A taskinfo, how its parts are found in the file, and what is wrong with the way it is written. */
export interface Taskinfo extends Pick<Declaration, 'info' | 'locate' | 'listsCollapse'> {
  readonly problems: readonly Problem[];
}

/** Follows a reference to a node of the file's `@graph`; what is no such reference comes back unchanged. */
export type Follow = (located: Located) => Located;

function readText(located: Located<string>): Taskinfo {
  const locate = () => located.pointer;
  const read = readJson(located.value);
  if ('value' in read) return { info: read.value, locate, listsCollapse: false, problems: [] };
  const first = read.problems[0]?.message ?? '';
  const unread = problem('json-is-well-formed', {
    message: `The taskinfo is a text that does not read as JSON. ${first}`.trimEnd(),
    hint: 'Write one schema:PropertyValue for each field instead.',
    pointer: located.pointer,
  });
  return { info: undefined, locate, listsCollapse: false, problems: [unread] };
}

/**
 * Reads a taskinfo that is written as a whole: an object, a JSON literal, or JSON in a string.
 *
 * @param written The value as written.
 * @returns The taskinfo; `info` is `undefined` where a string is no JSON, and a problem says so.
 */
export function readWhole(written: Located): Taskinfo {
  const value = isJsonLiteral(written.value) ? unwrap(written) : written;
  if (typeof value.value === 'string') return readText({ value: value.value, pointer: value.pointer });
  return {
    info: value.value,
    locate: (pointer) => value.pointer + pointer,
    listsCollapse: value === written,
    problems: [],
  };
}

function nameOf(entry: Located): string | undefined {
  const id = schemaMember(entry, 'propertyID') ?? schemaMember(entry, 'name');
  const name = id === undefined ? undefined : unwrap(id).value;
  return typeof name === 'string' ? name : undefined;
}

/** The one PropertyValue that carries all of a taskinfo, as a JSON literal or as JSON in a string. */
function wholeOf(entry: Located | undefined): Located | undefined {
  const value = entry === undefined ? undefined : schemaMember(entry, 'value');
  if (entry === undefined || value === undefined) return undefined;
  const name = nameOf(entry);
  if (name === 'taskinfo') return value;
  const isObjectText = typeof value.value === 'string' && value.value.trimStart().startsWith('{');
  return name === undefined && (isJsonLiteral(value.value) || isObjectText) ? value : undefined;
}

interface Field {
  readonly name: string;
  readonly written: Located;
}

function isFlat(value: unknown): boolean {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.every((item) => item !== null && typeof item !== 'object');
}

function judgeField({ name, written }: Field): readonly Problem[] {
  if (isJsonLiteral(written.value) || isFlat(unwrap(written).value)) return [];
  const what = written.value === null ? 'is null, which JSON-LD leaves out' : 'is nested, which JSON-LD does not keep';
  return [
    problem('property-value-is-flat', {
      severity: 'warning',
      message: `The value of \`${name}\` ${what}.`,
      hint:
        written.value === null
          ? 'Leave the property out.'
          : 'Write the whole taskinfo as one schema:PropertyValue with "schema:propertyID": "taskinfo" and "schema:value": {"@type": "@json", "@value": {…}}.',
      pointer: written.pointer,
    }),
  ];
}

function readEntry(entry: Located, taken: ReadonlySet<string>): Field | Problem {
  const name = nameOf(entry);
  if (name === undefined) {
    return problem('property-value-has-a-name', {
      message: 'The property value does not say which field it gives.',
      hint: 'Add "schema:propertyID" with the name of the field.',
      pointer: entry.pointer,
    });
  }
  if (taken.has(name)) {
    return problem('property-is-given-once', {
      message: `The field \`${name}\` is given more than once.`,
      hint: 'Keep one of them; a list is written as one property value whose schema:value is the list.',
      pointer: entry.pointer,
    });
  }
  const written = schemaMember(entry, 'value');
  if (written !== undefined) return { name, written };
  return problem('property-value-is-flat', {
    severity: 'warning',
    message: `The property value of \`${name}\` has no value, so the field is not read.`,
    hint: 'Add "schema:value", or leave the property value out.',
    pointer: entry.pointer,
  });
}

/** Leaves out the index 0 of a list that the file has only as its element. */
function withoutLift(pointer: string, value: unknown): string {
  return isFlat(value) && !Array.isArray(value) ? pointer.replace(/^\/0(?=\/|$)/, '') : pointer;
}

function locateIn(fields: readonly Field[], list: Located): Taskinfo['locate'] {
  let byName: ReadonlyMap<string | undefined, Field> | undefined;
  return (pointer) => {
    const [name] = splitPointer(pointer);
    byName ??= new Map(fields.map((field) => [field.name, field]));
    const field = byName.get(name);
    if (name === undefined || field === undefined) return list.pointer;
    const value = unwrap(field.written);
    return value.pointer + withoutLift(pointer.slice(joinPointer('', name).length), value.value);
  };
}

/**
 * Reads a taskinfo from a list of schema.org PropertyValues, one a field, or one that carries all of it.
 *
 * @param list The value of `schema:additionalProperty`: a list or its only element.
 * @param follow Follows references into the file's `@graph`.
 * @returns The taskinfo, with a problem for each property value that cannot be read or that JSON-LD would change.
 */
export function readPropertyValues(list: Located, follow: Follow): Taskinfo {
  const entries = elements(list).map(follow);
  const whole = entries.length === 1 ? wholeOf(entries[0]) : undefined;
  if (whole !== undefined) {
    const read = readWhole(whole);
    return { ...read, problems: [...read.problems, ...judgeField({ name: 'taskinfo', written: whole })] };
  }
  const fields: Field[] = [];
  const problems: Problem[] = [];
  const taken = new Set<string>();
  for (const entry of entries) {
    const read = readEntry(entry, taken);
    if ('rule' in read) problems.push(read);
    else {
      taken.add(read.name);
      fields.push(read);
      problems.push(...judgeField(read));
    }
  }
  return {
    // Object.fromEntries defines own properties, so that a field called __proto__ is one and is refused by the schema.
    info: Object.fromEntries(fields.map(({ name, written }) => [name, unwrap(written).value])),
    locate: locateIn(fields, list),
    listsCollapse: true,
    problems,
  };
}

/**
 * Lists the keys without prefix under which a list of PropertyValues keeps names and values.
 *
 * @param list The value of `schema:additionalProperty`.
 * @param follow Follows references into the file's `@graph`.
 * @returns Each key once; none where all are written with their prefix.
 */
export function plainKeysOf(list: Located, follow: Follow): readonly string[] {
  const spellings = ['propertyID', 'value'];
  const entries = elements(list).map(follow);
  return spellings.filter((key) => entries.some(({ value }) => isNode(value) && Object.hasOwn(value, key)));
}
