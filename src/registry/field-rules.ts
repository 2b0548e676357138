import type { Schema } from '../spec/spec.ts';
import { listed } from '../spec/words.ts';
import { contentOf, isSchema } from './field-content.ts';

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const entries = (value: unknown): readonly [string, unknown][] => (isSchema(value) ? Object.entries(value) : []);

function valueWords(schema: unknown): string {
  if (!isSchema(schema)) return 'is something else';
  const { values, limits, patterns } = contentOf(schema);
  if (values.length > 0) return `is ${listed(values, 'or')}`;
  if (limits.length > 0) return `is ${listed(limits, 'and')}`;
  return patterns.length > 0 ? 'has a certain form' : 'is as described';
}

/** The facts that a condition, or its consequence, states of the fields of its object. */
function facts(schema: unknown, name: (field: string) => string): readonly string[] {
  if (!isSchema(schema)) return [];
  const required = texts(schema['required']);
  const told = entries(schema['properties']).map(([field, part]) =>
    required.includes(field)
      ? `${name(field)} ${valueWords(part)}`
      : `${name(field)}, where it is given, ${valueWords(part)}`,
  );
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

function choice(branches: readonly Schema[], name: (field: string) => string): readonly string[] {
  if (branches.length === 0 || branches.some((branch) => !('required' in branch) || 'properties' in branch)) return [];
  const groups = branches.map((branch) => listed(texts(branch['required']).map(name), 'with'));
  return [`Exactly one of these is given: ${listed(groups, 'or')}.`];
}

/**
 * Tells the rules that hold across the fields of an object.
 *
 * @param schema The schema of the object.
 * @param prefix What stands before the name of a field: `repository.`, or nothing.
 * @returns One sentence a rule; names of fields stand between backticks.
 */
export function fieldRules(schema: Schema, prefix: string): readonly string[] {
  const name = (field: string): string => `\`${prefix}${field}\``;
  const then = facts(schema['then'], name);
  const otherwise = facts(schema['else'], name);
  const condition = listed(facts(schema['if'], name), 'and');
  const branches = (schema['oneOf'] as readonly Schema[] | undefined) ?? [];
  const excluded = isSchema(schema['not']) ? texts(schema['not']['required']) : [];
  return [
    ...choice(branches, name),
    ...entries(schema['dependentRequired']).map(
      ([field, needed]) => `Where ${name(field)} is given, ${listed(texts(needed).map(name), 'and')} is needed too.`,
    ),
    ...(then.length === 0 ? [] : [`If ${condition}, then ${listed(then, 'and')}.`]),
    ...(otherwise.length === 0 ? [] : [`Unless ${condition}, ${listed(otherwise, 'and')}.`]),
    ...(excluded.length === 0
      ? []
      : [`${listed(excluded.map(name), 'and')} ${excluded.length > 1 ? 'are not given together' : 'is not given'}.`]),
  ];
}
