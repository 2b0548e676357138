import { describe, expect, it } from 'vitest';
import { openRegistry } from '../../src/registry/open.ts';
import { checkExamples } from '../../src/validate/examples.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';

const path = 'tasktypes/port-task/1.0.md';

function openAll(text: string): readonly { readonly rule: string }[] {
  const registry = openRegistry({ [path]: text });
  return [...registry.problems, ...checkExamples(registry)];
}

const faults = (text: string): readonly string[] => openAll(text).map(({ rule }) => rule);

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
    const confirmed = 'confirmed: {by: The platform, date: 2026-01-31, url: "https://example.org/"}';
    const facts = `${rightFacts.replace('experimental', 'stable').replace('common', 'platform')}\n${confirmed}`;
    expect(openAll(documentOf({ body: right, facts }))).toMatchObject([
      { rule: 'type-has-examples', severity: 'error' },
    ]);
  });

  it('finds a list of values that takes what was thought to be refused', () => {
    const schema = rightSchema.replace(
      'type: integer, minimum: 1, maximum: 65535',
      'enum: [8888, none of these values]',
    );
    expect(openAll(documentOf({ schema }))).toMatchObject([
      {
        rule: 'counter-example-fails',
        message: expect.stringContaining('`port` outside its values') as string,
      },
    ]);
  });

  it('refuses a format that decides alone, whatever stands beside it', () => {
    const schema = `${rightSchema}\n    day: {type: string, maxLength: 10, format: date, pattern: "^[0-9-]+$", description: A day.}`;
    const body = (day: string, keyword: string): string =>
      `${right}\n${shown}\n${example(`rejected #/day ${keyword}`, `{"port": 1, "day": "${day}"}`)}`;
    expect(faults(documentOf({ schema, body: body('2026-99-99', 'format') }))).toContain('format-is-not-alone');
    expect(faults(documentOf({ schema, body: body('today', 'pattern') }))).not.toContain('format-is-not-alone');
  });
});
