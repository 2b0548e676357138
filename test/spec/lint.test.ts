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
    ['default-matches', '{type: integer, default: one, description: A number.}'],
  ])('refuses what breaks %s: %s', (rule, property) => {
    expect(faults(withProperty(property))).toContain(rule);
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

describe('running the examples of a document', () => {
  const example = (heading: string, value: string): string => `\`\`\`json ${heading}\n${value}\n\`\`\`\n`;
  const right = example('accepted a port', '{"port": 8888, "name": "abc"}');
  const shown = example('rejected #/name pattern', '{"port": 8888, "name": "ABC"}');

  it('names the failure of an accepted example', () => {
    expect(faults(documentOf({ body: example('accepted a port', '{"port": "8888"}') + shown }))).toEqual([
      'accepted-example-passes',
    ]);
  });

  it('refuses a rejected example that passes, or fails for another reason', () => {
    expect(faults(documentOf({ body: right + shown + example('rejected #/port type', '{"port": 1}') }))).toEqual([
      'rejected-example-fails-as-named',
    ]);
    expect(faults(documentOf({ body: right + shown + example('rejected #/port type', '{"port": 0}') }))).toEqual([
      'rejected-example-fails-as-named',
    ]);
  });

  it('takes several failures in any order', () => {
    expect(
      faults(documentOf({ body: right + example('rejected #/name pattern, #/port required', '{"name": "ABC"}') })),
    ).toEqual([]);
  });

  it('warns of a pattern that no rejected example shows, and stops a stable type for it', () => {
    expect(openAll(documentOf({ body: right }))).toMatchObject([
      { rule: 'type-has-examples', severity: 'warning', message: 'No rejected example shows the pattern of `name`.' },
    ]);
    expect(openAll(documentOf({ body: right, facts: rightFacts.replace('experimental', 'stable') }))).toMatchObject([
      { severity: 'error' },
    ]);
  });

  it('finds a rule that refuses nothing through a derived counter-example', () => {
    const schema = rightSchema
      .replace('required: [port]', 'required: [port]\n  minProperties: 0')
      .replace('additionalProperties: false', 'additionalProperties: false');
    expect(faults(documentOf({ schema }))).toEqual([]);
    const loose = rightSchema.replace('type: integer, minimum: 1', 'minimum: 1');
    expect(faults(documentOf({ schema: loose }))).not.toContain('counter-example-fails');
  });

  function openAll(text: string): readonly unknown[] {
    const registry = openRegistry({ [path]: text });
    return [...registry.problems, ...checkExamples(registry)];
  }
});
