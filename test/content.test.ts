import { describe, expect, it } from 'vitest';
import { createChecker } from '../src/spec/checker.ts';
import { explain } from '../src/spec/explain.ts';
import { infoMember } from '../src/spec/spec.ts';
import { openOwnDocuments } from './documents.ts';

const registry = await openOwnDocuments();

/** One test a fence, so that a failure names the example and its line. */
describe.each(registry.specs.map((spec) => [spec.path, spec] as const))('%s', (_, spec) => {
  const schema = registry.schemaOf(spec);
  const check = createChecker(schema);
  const failures = (value: unknown): readonly string[] =>
    check(value)
      ? []
      : explain(check.errors ?? [], schema, value, `The ${infoMember(spec.kind)}`).map(
          ({ pointer, keyword }) => `#${pointer} ${keyword}`,
        );

  for (const example of spec.examples)
    if (example.verdict === 'accepted')
      it(`line ${example.line}: accepts ${example.name}`, () => {
        expect(failures(example.value)).toEqual([]);
      });
    else {
      const named = example.expected.map(({ pointer, keyword }) => `#${pointer} ${keyword}`);
      it(`line ${example.line}: rejects for ${named.join(', ')}`, () => {
        expect([...failures(example.value)].sort()).toEqual([...named].sort());
      });
    }
});
