import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/spec/checker.ts';
import { formats } from '../../src/spec/formats.ts';
import { sharedPath, withShared } from '../shared.ts';
import { engines } from './engines.ts';

interface Group {
  readonly schema: object;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const suite = (path: string): readonly Group[] =>
  JSON.parse(readFileSync(sharedPath(`suites/json-schema/tests/draft2020-12/${path}`), 'utf8')) as readonly Group[];

/** Texts that nearly have a format. */
const nearly = {
  date: /^[0-9]{4}-(0[0-9]|1[0-3])-(3[0-2]|[0-2][0-9])$/,
  'date-time':
    /^(2016|2017)-(12-31|06-30|02-29)[Tt ](0[0-9]|2[0-4]|1[0-9]):[0-6][0-9]:(60|61|[0-5][0-9])(\.9{1,16})?([Zz]|[+-](0[0-9]|2[0-4]):?[0-6][0-9]|\+[0-2][0-9])$/,
  email: /^[a-zA-Z0-9.'"+-]{1,6}@[a-zA-Z0-9.-]{1,8}\.[a-zA-Z-]{1,3}$/,
  uuid: /^(urn:uuid:|URN:UUID:)?[0-9a-gA-F]{8}-[0-9a-f]{3,4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
};

const checkOf = (format: string): ((value: unknown) => boolean) => createChecker({ type: 'string', format });

describe('the formats', () => {
  withShared('the official cases of the formats', () => {
    it('are read as the official suite does, but for the cases named here', () => {
      const differs = formats.map((format) => {
        const tests = suite(`optional/format/${format}.json`).flatMap((group) => group.tests);
        const texts = tests.filter(({ data }) => typeof data === 'string');
        const wrong = texts.filter(({ data, valid }) => checkOf(format)(data) !== valid);
        return [format, wrong.map(({ description }) => description)];
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

  it.each(formats.filter((format) => format !== 'uri'))('are read as ajv-formats reads them: %s', (format) => {
    const { agreeOn } = engines({ type: 'string', format });
    const texts = fc.oneof(fc.stringMatching(nearly[format]), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(texts, agreeOn), { numRuns: 2_000 });
  });

  it('know the calendar', () => {
    const days = [
      '2000-02-29',
      '1900-02-29',
      '2024-02-29',
      '2023-02-29',
      '2023-04-31',
      '2023-12-31',
      '2023-00-01',
      '2023-01-00',
    ];
    expect(days.filter(checkOf('date'))).toEqual(['2000-02-29', '2024-02-29', '2023-12-31']);
  });

  it('take no longer for a hostile URI than for a plain one of its length', () => {
    const check = checkOf('uri');
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
