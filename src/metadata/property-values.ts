import { joinPointer, splitPointer } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { elements, isJsonLiteral, isNode, single, unwrap, type Located } from './json-ld.ts';
import { schemaKey, schemaMember, schemaMembers } from './schema-terms.ts';
import { readWhole, type Taskinfo } from './taskinfo.ts';

/** Follows a reference to a node of the file's `@graph`; what is no such reference comes back unchanged. */
export type Follow = (located: Located) => Located;

function nameOf({ value: entry }: Located): string | undefined {
  const key = schemaKey(entry, 'propertyID') ?? schemaKey(entry, 'name');
  if (key === undefined || !isNode(entry)) return undefined;
  const name = unwrap({ value: entry[key], pointer: '' }).value;
  return typeof name === 'string' ? name : undefined;
}

/** The name of the one PropertyValue that carries all fields. */
const wholeName = 'taskinfo';

/** The one PropertyValue that carries all of a taskinfo, as a JSON literal or as JSON in a string. */
function wholeOf(entry: Located): Located | undefined {
  const value = schemaMember(entry, 'value');
  if (value === undefined) return undefined;
  const name = nameOf(entry);
  if (name === wholeName) return value;
  const plain = single(value).value;
  const isObjectText = typeof plain === 'string' && plain.trimStart().startsWith('{');
  return name === undefined && (isJsonLiteral(plain) || isObjectText) ? value : undefined;
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
  if (typeof written.value !== 'object' || isJsonLiteral(single(written).value) || isFlat(unwrap(written).value))
    return [];
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
  const [written, again] = schemaMembers(entry, 'value');
  if (again !== undefined) {
    return problem('property-is-given-once', {
      message: `The field \`${name}\` is given two values, the other at ${written?.pointer ?? entry.pointer}.`,
      hint: 'Keep one of them, under "schema:value".',
      pointer: again.pointer,
    });
  }
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
  const [only] = entries;
  const whole = entries.length === 1 && only !== undefined ? wholeOf(only) : undefined;
  return whole === undefined ? readFields(list, entries) : readCarrier(whole);
}

function readCarrier(whole: Located): Taskinfo {
  const read = readWhole(whole);
  return { ...read, problems: [...read.problems, ...judgeField({ name: wholeName, written: whole })] };
}

function withoutOthers(entry: Located, whole: Located): Taskinfo {
  const read = readCarrier(whole);
  const beside = problem('property-is-given-once', {
    message:
      'The property value `taskinfo` carries all fields of the task, and others stand beside it; those were not checked.',
    hint: 'Write the others into the taskinfo, so that it stands alone.',
    pointer: entry.pointer,
  });
  return { ...read, problems: [beside, ...read.problems] };
}

function readFields(list: Located, entries: readonly Located[]): Taskinfo {
  const fields: Field[] = [];
  const problems: Problem[] = [];
  const taken = new Set<string>();
  for (const entry of entries) {
    const read = readEntry(entry, taken);
    if ('rule' in read) problems.push(read);
    else if (read.name === wholeName && entries.length > 1) return withoutOthers(entry, read.written);
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
