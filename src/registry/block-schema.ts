import { isObject } from '../spec/object.ts';
import type { Schema, Spec } from '../spec/spec.ts';
import { listed } from '../spec/words.ts';
import type { TypeDefinitions } from './bundle.ts';
import { offeredTypes } from './envelopes.ts';
import type { OpenRegistry } from './open.ts';
import type { Type } from './registry.ts';
import { fieldsOf, isPlain, type TaskField, type TaskFields } from './task-fields.ts';
import { namedVersions } from './version-meant.ts';

const id = 'schema:propertyID';
const value = 'schema:value';
const list = 'schema:additionalProperty';

/** The name of the one property value that carries a whole taskinfo. */
const whole = 'taskinfo';

/** Values that JSON-LD keeps as they are; of others the forms are too many to be told in a schema. */
const plain = ['string', 'number', 'boolean'];

const hasName = (name: string): Schema => ({ required: [id], properties: { [id]: { const: name } } });

/** The name first: of a proposal an editor shows only how it begins. */
const propertyValue = (name: string, example: unknown): Schema => ({
  [id]: name,
  [value]: example,
  '@type': 'schema:PropertyValue',
});

/** A plain value is checked as it is; where the field is a list, JSON-LD may have made its only item of it. */
function valueSchema({ description, examples, value: check, item }: TaskField): Schema {
  const hint = { description, ...(examples.length === 0 ? {} : { examples }) };
  const alone = { if: { type: plain }, then: item ?? check };
  if (item === undefined) return { ...hint, ...alone };
  return { ...hint, if: { type: 'array', items: { type: plain } }, then: check, else: alone };
}

function fieldCheck(field: TaskField): Schema {
  const properties = { [id]: { description: field.description }, [value]: valueSchema(field) };
  return { if: hasName(field.name), then: { properties } };
}

function wholeCheck(reference: string): Schema {
  const content = {
    description: 'The whole taskinfo as a JSON literal, for values that are nested.',
    if: { required: ['@type', '@value'], properties: { '@type': { const: '@json' } } },
    then: { properties: { '@value': { $ref: reference } } },
  };
  return { if: hasName(whole), then: { properties: { [value]: content } } };
}

/** JSON-LD drops a property value that has no value, so its name does not matter. */
function nameCheck({ fields, isClosed }: TaskFields): readonly Schema[] {
  const names = [...fields.map(({ name }) => name), whole];
  const named = { required: [value], properties: { [id]: { type: 'string' } } };
  return isClosed ? [{ if: named, then: { properties: { [id]: { enum: names } } } }] : [];
}

function propertySchema(taskFields: TaskFields, reference: string): Schema {
  const { fields } = taskFields;
  return {
    properties: {
      '@type': { examples: ['schema:PropertyValue'] },
      [id]: { description: 'Name of a field of the taskinfo.' },
    },
    allOf: [...fields.map(fieldCheck), wholeCheck(reference), ...nameCheck(taskFields)],
    examples: fields.flatMap(({ name, examples: [example] }) =>
      example === undefined ? [] : [propertyValue(name, example)],
    ),
  };
}

/** How a field that is missing is to be given. */
function remedy(name: string, field: TaskField | undefined): string {
  if (field?.isNested === true)
    return `Its value is nested, so give the whole taskinfo in one entry: {"${id}": "${whole}", "${value}": {"@type": "@json", "@value": {"${name}": …}}}.`;
  const [example] = field?.examples ?? [];
  return `Add {"${id}": "${name}", "${value}": ${example === undefined ? '…' : JSON.stringify(example)}}.`;
}

/** What an editor says where a field is missing; where there is a choice among fields, it looks at one of them. */
function missing({ fields, required }: TaskFields, name: string): string {
  const field = fields.find((each) => each.name === name);
  const isCommon = (other: string): boolean => required.every((names) => names.includes(other));
  const others = required
    .filter((names) => !names.includes(name))
    .map((names) => listed(names.filter((other) => !isCommon(other))));
  const choice = others.length === 0 ? '' : ` Or give ${listed([...new Set(others)], 'or')}.`;
  return `The field ${name} is missing. ${remedy(name, field)}${choice}`;
}

/**
 * Says what is missing, where every property value is written so that its name can be seen. `errorMessage` is no keyword of
 * JSON Schema, but editors know it, and without it they do not name the field.
 */
function completeness(taskFields: TaskFields): Schema {
  const { required } = taskFields;
  if (required.length === 0 || required.some((names) => names.length === 0)) return {};
  const seen = { required: [id, value], properties: { [id]: { type: 'string', not: { const: whole } } } };
  const has = (name: string): Schema => ({ contains: hasName(name), errorMessage: missing(taskFields, name) });
  const [first, ...others] = required.map((names) => ({ allOf: names.map(has) }));
  return {
    if: { items: { type: 'object', ...seen } },
    then: others.length === 0 ? first : { anyOf: [first, ...others] },
  };
}

function taskSchema(property: string, fields: TaskFields): Schema {
  const one = { $ref: `#/$defs/${property}` };
  return {
    // Without one of these keys the entry is a task that carries nothing.
    if: { propertyNames: { not: { pattern: '(?:additionalProperty|[Ii][Nn][Ff][Oo])$' } } },
    then: { required: [list] },
    properties: { [list]: { if: { type: 'array' }, then: { items: one, ...completeness(fields) }, else: one } },
  };
}

/** One type, as a text or as a reference; of a list nothing is said. */
const isNamed = (uris: readonly string[]): Schema => ({
  required: ['schema:additionalType'],
  properties: {
    'schema:additionalType': {
      anyOf: [{ enum: uris }, { type: 'object', required: ['@id'], properties: { '@id': { enum: uris } } }],
    },
  },
});

/** An entry to paste, from the first accepted example of the document. */
function pasted({ title, examples }: Spec, uri: string): readonly Schema[] {
  const taskinfo = examples.find(({ verdict }) => verdict === 'accepted')?.value;
  if (!isObject(taskinfo)) return [];
  const properties = Object.values(taskinfo).every(isPlain)
    ? Object.entries(taskinfo).map(([name, example]) => propertyValue(name, example))
    : [propertyValue(whole, { '@type': '@json', '@value': taskinfo })];
  const type = { 'schema:additionalType': { '@id': uri } };
  return [{ '@type': 'SoftwareApplication', name: title, ...type, [list]: properties }];
}

function entryFor(offered: readonly Type<Spec>[]): Schema {
  const uris = offered.map(({ uri }) => uri);
  return {
    properties: {
      '@type': { description: 'SoftwareApplication: what is made from the source.', examples: ['SoftwareApplication'] },
      name: { description: 'What the runnable thing is called, for people.' },
      'schema:additionalType': {
        description: 'The kind of task: a reference to the URI of a tasktype.',
        properties: { '@id': { description: 'The canonical URI of the tasktype.', examples: uris } },
        examples: uris.map((uri) => ({ '@id': uri })),
      },
      [list]: { description: 'The taskinfo: a list of schema:PropertyValue, one for each field of the tasktype.' },
    },
    examples: offered.flatMap(({ current, uri }) => pasted(current, uri)),
  };
}

/** Schemas to stand in the `$defs` of a file beside those of the tasktypes. */
export interface BlockDefinitions {
  /** An entry of `targetProduct`. */
  readonly entry: Schema;
  readonly [name: string]: Schema;
}

/**
 * Makes the schema of an entry of `targetProduct` that may be a task in the form of the block. Other entries, and tasks
 * in the other forms that the validator reads, are left alone.
 *
 * @param registry The registry; its documents must have passed the lint.
 * @param types The schemas of all versions of tasktypes, which stand in the same `$defs`.
 * @returns The schema of an entry, and of a property value of each version; none has a name that a type could have.
 */
export function blockDefinitions(registry: OpenRegistry, types: TypeDefinitions): BlockDefinitions {
  const properties: Record<string, Schema> = {};
  const tasks = namedVersions(registry, 'tasktype').map(({ version, uris }) => {
    const reference = types.referenceTo(version);
    const fields = fieldsOf(types, reference);
    const property = `property-of-${reference.slice(types.place.length)}`;
    properties[property] = propertySchema(fields, reference);
    // Turned round, because editors offer the values of a condition, and only canonical URIs are to be offered.
    return { if: { not: isNamed(uris) }, else: taskSchema(property, fields) };
  });
  return { ...properties, entry: { ...entryFor(offeredTypes(registry, 'tasktype')), allOf: tasks } };
}
