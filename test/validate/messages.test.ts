import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/spec/checker.ts';
import { explain } from '../../src/spec/explain.ts';
import { joinPointer, splitPointer } from '../../src/spec/place.ts';
import { infoMember, type Spec } from '../../src/spec/spec.ts';
import { counterExamples } from '../../src/validate/counter-examples.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();

/** Slips that people make with the texts of a message. */
const slips: readonly ((text: string) => string)[] = [
  (text) => ` ${text}`,
  (text) => text.toUpperCase(),
  (text) => text.replace(/^[a-z+]+:\/\//, ''),
  (text) => `https://${text}`,
  (text) => `${text}/`,
  (text) => `$${text}`,
  () => 'jdoe/tools',
  () => '',
];

function withValue(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole)) return whole.with(Number(key), withValue(whole[Number(key)], rest, value));
  const members = whole as Readonly<Record<string, unknown>>;
  return { ...members, [key]: withValue(members[key], rest, value) };
}

function textsIn(value: unknown, pointer = ''): readonly (readonly [pointer: string, text: string])[] {
  if (typeof value === 'string') return [[pointer, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, joinPointer(pointer, key)));
}

/** Values that are nearly right: derived from the accepted examples, and those that the document itself rejects. */
function wrongValues({ examples }: Spec, schema: ReturnType<typeof registry.schemaOf>): readonly unknown[] {
  return examples.flatMap((example) => {
    if (example.verdict === 'rejected') return [example.value];
    const fits = (part: typeof schema, value: unknown): boolean => createChecker(part)(value);
    return [
      ...counterExamples(schema, example.value, fits).map(({ value }) => value),
      ...textsIn(example.value).flatMap(([pointer, text]) =>
        slips.map((slip) => withValue(example.value, splitPointer(pointer), slip(text))),
      ),
    ];
  });
}

describe.each(registry.specs.map((spec) => [spec.path, spec] as const))('%s', (_, spec) => {
  const schema = registry.schemaOf(spec);
  const check = createChecker(schema);
  const told = (value: unknown) =>
    check(value) ? [] : explain(check.errors ?? [], schema, value, `The ${infoMember(spec.kind)}`);
  const wrong = wrongValues(spec, schema).filter((value) => !check(value));

  it('has a sentence and a hint for whatever is nearly right', () => {
    expect(wrong.length).toBeGreaterThan(0);
    for (const value of wrong) {
      const faults = told(value);
      expect(faults, JSON.stringify(value)).not.toEqual([]);
      for (const { message, hint } of faults) {
        expect(message).toMatch(/^(?:`|The ).*\.$/s);
        expect(hint).toMatch(/^[A-Z].*[.?]$/s);
        expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|\bNaN\b/);
      }
    }
  });

  it('is satisfied by what a hint says is right', () => {
    for (const value of wrong)
      for (const { pointer, hint = '' } of told(value)) {
        const [, proposed] = / it is right: (".*")\.$/s.exec(hint) ?? [];
        if (proposed === undefined) continue;
        const mended = told(withValue(value, splitPointer(pointer), JSON.parse(proposed)));
        expect(
          mended.map((fault) => fault.pointer),
          hint,
        ).not.toContain(pointer);
      }
  });
});
