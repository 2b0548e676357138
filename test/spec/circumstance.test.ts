import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/spec/spec.ts';
import { closed, text, told } from './told.ts';

const session: Schema = {
  ...closed(['type'], {
    type: { enum: ['headless', 'notebook'] },
    cmd: text(),
    args: text(),
    env: { type: 'array', items: text() },
  }),
  if: { properties: { type: { const: 'headless' } } },
  else: { not: { required: ['cmd'] }, properties: { args: { const: '' }, env: { const: [] } } },
};

describe('what a condition asks', () => {
  it('is said to be only for the value that decides', () => {
    const value = { type: 'notebook', cmd: 'ls', args: '-l', env: ['A=1'] };
    expect(told(session, value).map(({ message }) => message)).toEqual([
      '`cmd` is only for `type` "headless", not for "notebook".',
      '`args` is only for `type` "headless", not for "notebook".',
      '`env` is only for `type` "headless", not for "notebook".',
    ]);
    expect(told(session, value)[0]?.hint).toBe('Remove `cmd`, or write "headless" as `type`.');
  });

  it('is not told where the value that decides is wrong itself', () => {
    expect(told(session, { type: 'headles', cmd: 'ls', args: '-l' })).toMatchObject([
      { pointer: '/type', hint: 'Did you mean "headless"?' },
    ]);
  });

  it('names the field that decides, with its value', () => {
    const engine: Schema = {
      ...closed([], { engine: text(), custom: { type: 'boolean' }, memory: text() }),
      if: { properties: { engine: { const: 'singularity' } }, required: ['engine'] },
      then: { required: ['custom'], properties: { custom: { const: true }, memory: { pattern: '^[0-9]+G$' } } },
    };
    expect(told(engine, { engine: 'singularity' })[0]?.message).toBe(
      '`custom` is missing; it is needed with `engine` "singularity".',
    );
    expect(told(engine, { engine: 'singularity', custom: false, memory: '' })).toMatchObject([
      { message: '`custom` is false; with `engine` "singularity" only true is possible.', hint: 'Write true.' },
      { message: '`memory` is empty.' },
    ]);
  });

  it('names the field whose presence or absence decides, inside of lists too', () => {
    const library: Schema = {
      ...closed([], { url: text(), version: text(), path: text() }),
      if: { required: ['url'] },
      then: { not: { required: ['version'] } },
      else: { required: ['path'] },
    };
    const list: Schema = { type: 'array', items: library };
    expect(told(list, [{ url: 'a', version: '1' }])).toMatchObject([
      {
        pointer: '/0',
        message: '`0.version` must not be given beside `0.url`.',
        hint: 'Remove one of them.',
      },
    ]);
    expect(told(list, [{}])[0]?.message).toBe('`0.path` is missing; it is needed without `0.url`.');
  });
});
