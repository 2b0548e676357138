import fc from 'fast-check';
import { expect, it } from 'vitest';
import { declare } from '../../src/metadata/declare.ts';
import { isNode } from '../../src/metadata/json-ld.ts';
import { lintMetadata } from '../../src/metadata/lint.ts';
import { propose } from '../../src/metadata/propose.ts';
import { typeOf, uris } from './tasktypes.ts';

const keys = [
  '@context',
  '@graph',
  '@id',
  '@list',
  '@type',
  '@value',
  '__proto__',
  'codeRepository',
  'constructor',
  'description',
  'interfaces',
  'isSourceCodeOf',
  'keywords',
  'programmingLanguage',
  'reponseword',
  'schema:additionalProperty',
  'schema:additionalType',
  'schema:propertyID',
  'schema:value',
  'serviceinfo',
  'targetProduct',
  'taskinfo',
  'tasktype',
  'type',
];
const words = [
  ...Object.values(uris),
  'YES',
  'taskinfo',
  '{"image": 1}',
  '{',
  '@json',
  'jupyter-notebook',
  'Docker',
  '_:a',
];

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(fc.constantFrom(...words), fc.constantFrom(null, true, 0, 8888, '')),
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...keys), tie('value')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  ),
}));

it('never throws and points into the file, whatever the file holds', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const result = declare(value, typeOf);
      if (isNode(value)) expect(propose(value, uris)).toBeDefined();
      if (!('carrier' in result)) return;
      const problems = [...result.problems, ...lintMetadata(value, result, typeOf)];
      const located = result.declared.map(({ locate }) => locate('/image/0'));
      const pointers = [...problems, ...result.declared].map(({ pointer }) => pointer);
      for (const pointer of [...located, ...pointers]) expect(pointer).toMatch(/^(\/|$)/);
    }),
    { numRuns: 500 },
  );
});
