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
  uri: /^[a-z]{1,3}:(\/\/)?([a-z]{0,2}@)?(\[[0-9a-f:.]{1,6}\]|[a-z.]{0,3})(:[0-9a]{0,3})?(\/[a-z%0-9:@]{0,3}){0,2}(\?[/?a]{0,3})?(#[a-z#]{0,2})?$/,
  uuid: /^(urn:uuid:|URN:UUID:)?[0-9a-gA-F]{8}-[0-9a-f]{3,4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
};
