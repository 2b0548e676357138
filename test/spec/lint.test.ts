import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/registry/open.ts';
import { checkExamples } from '../../src/validate/examples.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';

const path = 'tasktypes/port-task/1.0.md';

function faults(text: string): readonly string[] {
  const registry = openRegistry({ [path]: text });
  return [...registry.problems, ...checkExamples(registry)].map(({ rule }) => rule);
}

const withProperty = (property: string): string => documentOf({ schema: `${rightSchema}\n    extra: ${property}` });

const objectWith = (rules: string): string =>
  `{type: object, additionalProperties: false, description: An object., properties: {a: {type: integer, description: A.}}, ${rules}}`;

describe('the lint of documents', () => {
  it('finds nothing wrong with a right document', () => {
    expect(faults(documentOf())).toEqual([]);
  });

  it.each([
    [
      'keyword-is-in-profile',
      '{type: array, prefixItems: [], items: {type: integer}, maxItems: 3, description: A list.}',
    ],
    ['object-is-closed', '{type: object, properties: {a: {type: integer, description: A.}}, description: Open.}'],
    ['object-is-closed', '{type: object, additionalProperties: {type: string}, description: A map without names.}'],
    ['object-is-closed', '{type: object, additionalProperties: true, description: Free without a cap.}'],
    ['reference-stands-alone', '{$ref: "#/$defs/x", description: Beside.}'],
    ['reference-leads-somewhere', '{$ref: "other.json"}'],
    ['reference-leads-somewhere', '{$ref: "#/$defs/nowhere"}'],
    ['pattern-is-portable', '{type: string, maxLength: 9, pattern: "^\\\\d+$", description: Digits.}'],
    ['pattern-is-portable', '{type: string, maxLength: 9, pattern: "^(?!a)[a-z]+$", description: Not a.}'],
    ['pattern-is-anchored', '{type: string, maxLength: 9, pattern: "[a-z]+", description: Loose.}'],
    ['pattern-is-anchored', '{type: string, maxLength: 9, pattern: "^a|b$", description: Loose.}'],
    ['pattern-has-a-length', '{type: string, pattern: "^[a-z]+$", description: Long.}'],
    ['format-is-registered', '{type: string, maxLength: 9, format: url, pattern: "^[a-z]+$", description: A format.}'],
    ['format-is-not-alone', '{type: string, maxLength: 9, format: uri, description: A format.}'],
    ['property-is-described', '{type: integer}'],
    ['condition-is-plain', '{type: integer, not: {minimum: 3}, description: Not three.}'],
    [
      'alternatives-are-plain',
      '{oneOf: [{type: object, additionalProperties: true, maxProperties: 1, description: A map.}, {required: [a]}], description: Either.}',
    ],
    ['condition-is-plain', '{type: string, maxLength: 9, not: {}, description: Not nothing.}'],
    ['condition-is-plain', '{type: string, maxLength: 9, not: {pattern: a, required: [b]}, description: Two at once.}'],
    ['condition-is-plain', objectWith('if: {}, then: {required: [a]}')],
    ['condition-is-plain', objectWith('if: {required: [a]}')],
    ['condition-is-plain', objectWith('then: {required: [a]}')],
    ['condition-is-plain', objectWith('if: {not: {minProperties: 1}}, then: {required: [a]}')],
    ['condition-is-plain', objectWith('if: {properties: {a: {not: {}}}}, then: {required: [a]}')],
    ['condition-is-plain', objectWith('if: {properties: {a: {const: 1, enum: [1]}}}, then: {required: [a]}')],
    ['name-is-a-property', objectWith('if: {properties: {b: {const: 1}}}, then: {required: [a]}')],
    ['name-is-a-property', objectWith('dependentRequired: {a: [b]}')],
    ['name-is-a-property', objectWith('not: {required: [b]}')],
    ['value-is-typed', '{type: [object, "null"], additionalProperties: false, properties: {}, description: Either.}'],
    ['value-is-typed', '{type: array, maxItems: 3, description: A list.}'],
    [
      'value-is-typed',
      '{type: object, propertyNames: {pattern: "^a$", maxLength: 1}, additionalProperties: {}, description: A map.}',
    ],
    ['length-is-bounded', '{type: array, items: {type: integer}, description: A list.}'],
    ['length-is-bounded', '{type: array, maxItems: 3, items: {type: string}, description: A list of texts.}'],
    ['bound-is-reasonable', '{type: array, maxItems: 10001, items: {type: integer}, description: A list.}'],
    [
      'bound-is-reasonable',
      '{type: array, uniqueItems: true, maxItems: 1001, items: {type: integer}, description: A set.}',
    ],
    ['keyword-fits-type', '{type: integer, pattern: "^a$", description: A number.}'],
    ['keyword-fits-type', '{enum: [a], maxLength: 3, description: One value.}'],
    ['pattern-is-linear', '{type: string, maxLength: 9, not: {pattern: "(a+)+b"}, description: Refused slowly.}'],
    ['pattern-is-portable', '{type: string, maxLength: 9, pattern: "^.+$", description: Anything.}'],
    ['default-matches', '{type: integer, default: one, description: A number.}'],
  ])('refuses what breaks %s: %s', (rule, property) => {
    expect(faults(withProperty(property))).toContain(rule);
  });

  it.each([
    '{type: integer, description: A number.}',
    '{type: string, maxLength: 65536, description: A text.}',
    '{enum: [a, 1], description: One of two values.}',
    '{type: [string, "null"], maxLength: 9, description: A text or nothing.}',
    '{type: array, uniqueItems: true, maxItems: 1000, items: {enum: [a]}, description: A set.}',
    objectWith('if: {properties: {a: {const: 1}}, required: [a]}, then: {required: [a]}'),
    objectWith('dependentRequired: {a: [a]}'),
  ])('lets %s pass', (property) => {
    const { problems } = openRegistry({ [path]: withProperty(property) });
    expect(problems).toEqual([]);
  });

  it('asks for a description where a reference leads to', () => {
    const schema = (part: string): string => `${rightSchema}\n    extra: {$ref: "#/$defs/a"}\n  $defs:\n    a: ${part}`;
    expect(faults(documentOf({ schema: schema('{type: boolean}') }))).toEqual(['property-is-described']);
    expect(faults(documentOf({ schema: schema('{type: boolean, description: A switch.}') }))).toEqual([]);
  });

  it('refuses alternatives that are references to something that is no object', () => {
    const schema = `${rightSchema}\n    extra: {description: Either., oneOf: [{$ref: "#/$defs/a"}, {$ref: "#/$defs/b"}]}
  $defs:
    a: {type: boolean}
    b: {type: object, additionalProperties: false, properties: {}}`;
    expect(faults(documentOf({ schema }))).toEqual(['alternatives-are-plain']);
  });

  it('does not take names of properties for keywords', () => {
    const property = '{type: boolean, description: A switch.}';
    const schema = `${rightSchema}\n    default: {$ref: "#/$defs/a"}\n    enum: {$ref: "#/$defs/a"}\n    $defs: ${property}\n  $defs:\n    a: ${property}`;
    const registry = openRegistry({ [path]: documentOf({ schema }) });
    expect(registry.problems).toEqual([]);
    const { properties } = registry.schemaOf({ path }) as { properties: Readonly<Record<string, unknown>> };
    const part = { type: 'boolean', description: 'A switch.' };
    expect(properties).toMatchObject({ default: part, enum: part, $defs: part });
  });

  it('leaves a reference in data alone', () => {
    const schema = `${rightSchema}\n    extra: {enum: [{$ref: "#/$defs/nowhere"}], description: Data.}`;
    expect(faults(documentOf({ schema }))).toEqual([]);
  });

  it('says what a schema that does not compile may have instead, once a place', () => {
    const text = withProperty('{type: strng, description: A text.}');
    const registry = openRegistry({ [path]: text });
    expect(checkExamples(registry)).toMatchObject([
      {
        rule: 'schema-compiles',
        pointer: '/taskinfo/properties/extra/type',
        message: expect.stringContaining(
          'is not one of array, boolean, integer, null, number, object, string.',
        ) as string,
      },
    ]);
  });

  it('refuses a schema without a title in PascalCase, at its line', () => {
    const { problems } = openRegistry({ [path]: documentOf({ schema: rightSchema.replace('PortTask', 'port task') }) });
    expect(problems).toMatchObject([{ rule: 'title-is-pascal-case', path, pointer: '/taskinfo/title', line: 9 }]);
  });

  it('refuses a reference that leads back to itself, and one that doubles without end', () => {
    const circle = `${rightSchema}\n    extra: {$ref: "#/$defs/a"}\n  $defs:\n    a: {type: object, additionalProperties: false, properties: {a: {$ref: "#/$defs/a"}}}`;
    expect(faults(documentOf({ schema: circle }))).toContain('reference-is-not-circular');
    const defs = Array.from({ length: 30 }, (_, level) => {
      const below = level === 29 ? '{type: integer, description: Leaf.}' : `{$ref: "#/$defs/l${level + 1}"}`;
      return `    l${level}: {type: object, additionalProperties: false, properties: {a: ${below}, b: ${below}}}`;
    });
    const ladder = `${rightSchema}\n    extra: {$ref: "#/$defs/l0"}\n  $defs:\n${defs.join('\n')}`;
    expect(faults(documentOf({ schema: ladder }))).toContain('schema-is-small-enough');
  });

  it('lets a platform type be stable only when its owner has confirmed it', () => {
    const stable = rightFacts.replace('experimental', 'stable').replace('common', 'platform');
    expect(faults(documentOf({ facts: stable }))).toContain('stable-is-confirmed');
    const confirmed = `${stable}\nconfirmed: {by: The platform, date: 2026-01-31, url: "https://example.org/"}`;
    expect(faults(documentOf({ facts: confirmed }))).toEqual([]);
  });

  it('asks why a type is deprecated', () => {
    expect(faults(documentOf({ facts: rightFacts.replace('experimental', 'deprecated') }))).toContain(
      'deprecation-is-explained',
    );
  });
});
