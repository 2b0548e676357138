import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createChecker, type Checker } from '../../src/spec/checker.ts';
import { lintSchema } from '../../src/spec/lint-schema.ts';
import { createAjv } from '../../src/spec/profile.ts';
import { isObject } from '../../src/spec/object.ts';
import type { RuleId } from '../../src/spec/rules.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { sharedPath, withShared } from '../shared.ts';
import { engines } from './engines.ts';

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const suite = 'suites/json-schema/tests/draft2020-12';
const refusedList = fileURLToPath(new URL('official-suite-refused.txt', import.meta.url));

const groupsOf = (file: string): readonly Group[] =>
  JSON.parse(readFileSync(sharedPath(`${suite}/${file}`), 'utf8')) as readonly Group[];
const sizeOf = (groups: readonly Group[]): number => groups.reduce((sum, { tests }) => sum + tests.length, 0);

/** What the engine does not know how to check, and the rule of the lint that says so. */
const ruleOfRefusal: Readonly<Record<string, RuleId>> = {
  keyword: 'keyword-is-in-profile',
  schema: 'keyword-is-in-profile',
  reference: 'reference-leads-somewhere',
  format: 'format-is-registered',
};

/** What the lint says of a schema, but for the two keywords that published schemas have at their top. */
function lintRules(schema: unknown): readonly RuleId[] {
  if (!isObject(schema)) return ['keyword-is-in-profile'];
  const { $schema: _dialect, $id: _name, ...rest } = schema;
  return lintSchema(rest).map(({ rule }) => rule);
}

/** Where the lint says these, it looks no further into what stands there. */
const lastWords: readonly RuleId[] = ['condition-is-plain', 'reference-stands-alone'];

/** The checker of a schema, or the rule for which there is none. */
function checkerOrRule(schema: unknown): Checker | RuleId {
  try {
    const checker = createChecker(schema as Schema);
    // The suite has formats inform; the profile has them decide, and never alone.
    return lintRules(schema).includes('format-is-not-alone') ? 'format-is-not-alone' : checker;
  } catch (error) {
    const [, what = ''] = /^The ([a-z]+) .* at "#.*" is not in the profile\.$/s.exec((error as Error).message) ?? [];
    return ruleOfRefusal[what] ?? expect.fail(`No rule refuses it: ${(error as Error).message}`);
  }
}

/** What ajv makes of a schema, in the only set-up that there is; it refuses more than the checker does. */
function isTakenByAjv(schema: Schema): boolean {
  try {
    createAjv().compile(schema);
    return true;
  } catch {
    return false;
  }
}

withShared('the official suite of JSON Schema', () => {
  const files = globSync('*.json', { cwd: sharedPath(suite) }).sort();
  const judged = files.flatMap((file) =>
    groupsOf(file).map((group) => ({ file, group, verdict: checkerOrRule(group.schema) })),
  );

  describe('the official suite of JSON Schema 2020-12', () => {
    it('has its 1299 required tests', () => {
      expect(sizeOf(judged.map(({ group }) => group))).toBe(1_299);
    });

    it.each(files)('is judged as it says wherever the engine takes the schema: %s', (file) => {
      for (const { group, verdict } of judged.filter((one) => one.file === file)) {
        if (typeof verdict === 'string') continue;
        for (const { description, data, valid } of group.tests)
          expect(verdict(data), `${group.description}: ${description}`).toBe(valid);
      }
    });

    it('is refused elsewhere by a rule of the lint, group by group as the list beside this test says', async () => {
      const lines = judged.flatMap(({ file, group, verdict }) =>
        typeof verdict === 'string' ? [`${file} | ${group.description} | ${group.tests.length} | ${verdict}`] : [],
      );
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(refusedList);
    });

    it('is refused by the lint itself for that reason, or before it could meet it', () => {
      for (const { file, group, verdict } of judged)
        if (typeof verdict === 'string') {
          const said = lintRules(group.schema).filter((rule) => rule === verdict || lastWords.includes(rule));
          expect(said, `${file}: ${group.description}: ${verdict}`).not.toEqual([]);
        }
    });

    it('is refused in four ways, and right in every other test', () => {
      const counts: Record<string, number> = {};
      for (const { group, verdict } of judged) {
        const how = typeof verdict === 'string' ? verdict : 'right';
        counts[how] = (counts[how] ?? 0) + group.tests.length;
      }
      expect(counts).toMatchInlineSnapshot(`
        {
          "format-is-not-alone": 35,
          "format-is-registered": 98,
          "keyword-is-in-profile": 519,
          "reference-leads-somewhere": 118,
          "right": 529,
        }
      `);
    });

    it('has no schema that would do for the document of a type', () => {
      expect(judged.filter(({ group }) => lintRules(group.schema).length === 0)).toEqual([]);
    });

    it('is judged by ajv as by the engine, error by error, where both take the schema', () => {
      const compared = judged.flatMap(({ group, verdict }) => {
        // ajv passes a property of that name over, against the suite.
        const isLeftOut = typeof verdict === 'string' || JSON.stringify(group.schema).includes('__proto__');
        return isLeftOut || !isTakenByAjv(group.schema as Schema) ? [] : [group];
      });
      for (const { schema, tests } of compared) {
        const { agreeOn } = engines(schema as Schema);
        for (const { data } of tests) agreeOn(data);
      }
      expect(sizeOf(compared)).toMatchInlineSnapshot(`499`);
    });
  });
});
