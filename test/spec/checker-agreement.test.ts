import fc from 'fast-check';
import { describe, it } from 'vitest';
import { createChecker } from '../../src/spec/checker.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { counterExamples } from '../../src/validate/counter-examples.ts';
import { openOwnDocuments } from '../documents.ts';
import { engines } from './engines.ts';

const { specs, schemaOf } = await openOwnDocuments();
const fits = (schema: Schema, value: unknown): boolean => createChecker(schema)(value);

/** Every object, list and scalar in a value, as the way that leads to it. */
function waysInto(value: unknown): readonly (readonly (string | number)[])[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [[], ...members.flatMap(([key, part]: [string, unknown]) => waysInto(part).map((way) => [key, ...way]))];
}

function changedAt(value: unknown, way: readonly (string | number)[], change: (part: unknown) => unknown): unknown {
  const [step, ...steps] = way;
  if (step === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[step] = changedAt(copy[step], steps, change);
  return copy;
}

// Not among them: `valueOf`, `toString` and `__proto__`, over which ajv stumbles where items are compared.
const oddNames = ['constructor', 'hasOwnProperty', 'a/b~c', '', 'é%', 'https', 'name', '0'];
const oddScalars = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, 1, -1, 1.5, 1e300, '', ' ', 'a', 'https://example.org', '😀'),
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text !== '__proto__'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const oddValues = fc.oneof(
  oddScalars,
  fc.array(oddScalars, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...oddNames), oddScalars, { noNullPrototype: true }),
);

/** One step away from a value: something in it replaced, left out, added, or there twice. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .record({
      way: fc.constantFrom(...waysInto(value)),
      name: fc.constantFrom(...oddNames),
      odd: oddValues,
      how: fc.nat(3),
    })
    .map(({ way, name, odd, how }) =>
      changedAt(value, way, (part) => {
        if (Array.isArray(part) && how > 0) {
          const items: readonly unknown[] = part;
          return how === 1 ? items.slice(1) : [...items, how === 2 ? items[0] : odd];
        }
        if (typeof part !== 'object' || part === null || how === 0) return odd;
        return how === 1 ? Object.fromEntries(Object.entries(part).slice(1)) : { ...part, [name]: odd };
      }),
    );
}

describe.each(specs.map((spec) => [spec.path, spec] as const))('%s', (_, spec) => {
  const schema = schemaOf(spec);
  const { agreeOn } = engines(schema);

  it('is judged as ajv judges it, in its examples and all that is derived from them', () => {
    const derived = spec.examples.flatMap(({ value }) => counterExamples(schema, value, fits));
    for (const { value } of [...spec.examples, ...derived]) agreeOn(value);
    for (const value of [null, [], 'text', 1, {}]) agreeOn(value);
  });

  it('is judged as ajv judges it, one and two random steps away from its examples', () => {
    const examples = fc.constantFrom(...spec.examples.map(({ value }) => value));
    const near = examples.chain(changed);
    fc.assert(fc.property(fc.oneof(near, near.chain(changed)), agreeOn), { numRuns: 200 });
  });
});
