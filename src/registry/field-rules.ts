import type { Schema } from '../spec/spec.ts';
import { listed } from '../spec/words.ts';
import { contentOf, isSchema } from './field-content.ts';

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const entries = (value: unknown): readonly [string, unknown][] => (isSchema(value) ? Object.entries(value) : []);

/** Longest regular expression that a sentence repeats. */
const maxPattern = 60;

/** The texts of which one stands at the beginning of all that a pattern fits, where the pattern says nothing else. */
function beginnings(pattern: string): readonly string[] | undefined {
  const [, inner, rest] = /^\^(?:\(\?:([^()]*)\))?([^()|]*)$/.exec(pattern) ?? [];
  if (rest === undefined) return undefined;
  const starts = (inner ?? '').split('|').map((start) => start + rest);
  const both = starts.flatMap((start) =>
    start.includes('?') ? [start.replace(/.\?/, ''), start.replace('?', '')] : [start],
  );
  return both.every((start) => start !== '' && !/[\\^$.*+?()[\]{}|]/.test(start)) ? both : undefined;
}

function patternWords(pattern: string, isRefused: boolean): string {
  const starts = beginnings(pattern);
  if (starts !== undefined) return `${isRefused ? 'does not begin' : 'begins'} with ${listed(starts, 'or')}`;
  if (pattern.length > maxPattern) return 'has the form that its description gives';
  return `${isRefused ? 'does not have' : 'has'} the form \`${pattern}\``;
}

const isEmpty = (schema: Schema): boolean =>
  schema['const'] === '' || (Array.isArray(schema['const']) && schema['const'].length === 0);

function valueWords(schema: unknown): string {
  if (!isSchema(schema)) return 'is something else';
  if (isEmpty(schema)) return 'is empty';
  const { values, limits, patterns } = contentOf(schema);
  if (values.length > 0) return `is ${listed(values, 'or')}`;
  if (limits.length > 0) return `is ${listed(limits, 'and')}`;
  const [first] = patterns;
  return first === undefined ? 'is as described' : patternWords(first.pattern, first.label === 'not');
}

/** An object whose fields rules speak of. */
interface Owner {
  /** The fields that it has in any case. */
  readonly required: readonly string[];
  readonly name: (field: string) => string;
}

/** The facts that a condition, or its consequence, states of the fields of its object. */
function facts(schema: unknown, { required: always, name }: Owner): readonly string[] {
  if (!isSchema(schema)) return [];
  const required = texts(schema['required']);
  const given = new Set([...required, ...always]);
  const told = entries(schema['properties']).map(([field, part]) => {
    if (given.has(field)) return `${name(field)} ${valueWords(part)}`;
    return isSchema(part) && isEmpty(part)
      ? `${name(field)} is left out or empty`
      : `${name(field)}, where it is given, ${valueWords(part)}`;
  });
  const bare = required.filter(
    (field) => !isSchema(schema['properties']) || !Object.hasOwn(schema['properties'], field),
  );
  const absent = isSchema(schema['not']) ? texts(schema['not']['required']) : [];
  return [
    ...bare.map((field) => `${name(field)} is given`),
    ...told,
    ...(absent.length === 0
      ? []
      : [`${listed(absent.map(name), 'and')} ${absent.length > 1 ? 'are not both' : 'is not'} given`]),
  ];
}

/** A condition and what follows; one that only says what a field is not, with nothing for that case, is turned round. */
function conditionOf(schema: Schema): Schema {
  const { if: condition, then, else: otherwise } = schema;
  if (!isSchema(condition)) return {};
  const [only, ...others] = entries(condition['properties']);
  const [field = '', part] = only ?? [];
  const isNegation = isSchema(part) && isSchema(part['not']) && Object.keys(part).length === 1;
  // Where the field may be absent, its absence leads to the other case too.
  const mayBeAbsent = texts(condition['required']).includes(field) && !texts(schema['required']).includes(field);
  if (then !== undefined || !isNegation || others.length > 0 || mayBeAbsent) return schema;
  return { if: { properties: { [field]: part['not'] }, required: [field] }, then: otherwise };
}

function choice(branches: readonly Schema[], name: (field: string) => string): readonly string[] {
  if (branches.length === 0 || branches.some((branch) => !('required' in branch) || 'properties' in branch)) return [];
  const groups = branches.map((branch) => listed(texts(branch['required']).map(name), 'with'));
  return [`Exactly one of these is given: ${listed(groups, 'or')}.`];
}

/** What is needed beside a field; fields that need the same are told together. */
function needs(schema: Schema, name: (field: string) => string): readonly string[] {
  const givenBy = new Map<string, readonly string[]>();
  for (const [field, needed] of entries(schema['dependentRequired'])) {
    const key = `${listed(texts(needed).map(name))} ${texts(needed).length > 1 ? 'are' : 'is'}`;
    givenBy.set(key, [...(givenBy.get(key) ?? []), name(field)]);
  }
  return [...givenBy].map(([needed, given]) => `Where ${listed(given, 'or')} is given, ${needed} needed too.`);
}

function conditional(schema: Schema, owner: Owner): readonly string[] {
  const rule = conditionOf(schema);
  const then = listed(facts(rule['then'], owner));
  const otherwise = listed(facts(rule['else'], owner));
  const condition = listed(facts(rule['if'], owner));
  if (then === '') return otherwise === '' ? [] : [`Unless ${condition}, ${otherwise}.`];
  return [`If ${condition}, then ${then}.${otherwise === '' ? '' : ` Otherwise ${otherwise}.`}`];
}

/**
 * Tells the rules that hold across the fields of an object.
 *
 * @param schema The schema of the object.
 * @param prefix What stands before the name of a field: `repository.`, or nothing.
 * @returns One or two sentences a rule; names of fields stand between backticks.
 */
export function fieldRules(schema: Schema, prefix: string): readonly string[] {
  const name = (field: string): string => `\`${prefix}${field}\``;
  const branches = (schema['oneOf'] as readonly Schema[] | undefined) ?? [];
  const excluded = isSchema(schema['not']) ? texts(schema['not']['required']) : [];
  return [
    ...choice(branches, name),
    ...needs(schema, name),
    ...conditional(schema, { required: texts(schema['required']), name }),
    ...(excluded.length === 0
      ? []
      : [`${listed(excluded.map(name), 'and')} ${excluded.length > 1 ? 'are not given together' : 'is not given'}.`]),
  ];
}
