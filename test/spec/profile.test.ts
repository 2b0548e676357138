import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAjv, formats } from '../../src/spec/profile.ts';
import { sharedPath, withShared } from '../shared.ts';

interface Group {
  readonly schema: object;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const suite = (path: string): readonly Group[] =>
  JSON.parse(readFileSync(sharedPath(`suites/json-schema/tests/draft2020-12/${path}`), 'utf8')) as readonly Group[];

describe('the set-up of ajv', () => {
  withShared('the official cases of the formats', () => {
    it('reads each format as the official suite does, but for the cases named here', () => {
      const differs = formats.map((format) => {
        const wrong = suite(`optional/format/${format}.json`).flatMap(({ schema, tests }) => {
          const check = createAjv().compile(schema);
          return tests.filter(({ data, valid }) => check(data) !== valid).map(({ description }) => description);
        });
        return [format, wrong];
      });
      expect(Object.fromEntries(differs)).toMatchInlineSnapshot(`
        {
          "date": [],
          "date-time": [
            "a numeric offset without minutes is invalid",
            "hour 24 is invalid even with a leap second",
            "a second fraction of fifteen nines is valid",
          ],
          "email": [
            "a quoted string with a space in the local part is valid",
            "a quoted string with a double dot in the local part is valid",
            "a quoted string with a @ in the local part is valid",
            "an IPv4-address-literal after the @ is valid",
            "an IPv6-address-literal after the @ is valid",
          ],
          "uri": [
            "leading zero in an embedded IPv4 address is invalid",
          ],
          "uuid": [
            "URN prefixed UUID is invalid",
          ],
        }
      `);
    });
  });

  it('takes no longer for a hostile URI than for a plain one of its length', () => {
    const check = createAjv().compile({ type: 'string', format: 'uri' });
    for (const hostile of [
      'http://' + 'a:'.repeat(50_000),
      'http://' + 'a@'.repeat(50_000),
      'a:' + '/'.repeat(100_000) + '"',
      'a:' + 'b'.repeat(100_000) + ' ',
    ]) {
      const start = performance.now();
      check(hostile);
      expect(performance.now() - start).toBeLessThan(200);
    }
  });
});
