import { describe, expect, it } from 'vitest';
import { readSettings } from '../../scripts/server-settings.ts';
import { usualLimits } from '../../src/http/limits.ts';

const usual = { host: '127.0.0.1', port: 4321, mayMove: true, limits: usualLimits, isBehindProxy: false };

describe('the settings of the server', () => {
  it('are as usual where nothing is set, or nothing but empty texts', () => {
    expect(readSettings({})).toEqual(usual);
    const names = ['HOST', 'PORT', 'BODY', 'RATE', 'LOG', 'PROXY', 'PLANNER'];
    const empty = names.flatMap((name) => [[name, ''] as const, [`TASKTYPES_${name}`, ''] as const]);
    expect(readSettings({ ...Object.fromEntries(empty), TASKTYPES_MAX_BODY: '' })).toEqual(usual);
  });

  it.each([
    ['HOST', '::1', { host: '::1' }],
    ['PORT', '0', { port: 0, mayMove: false }],
    ['TASKTYPES_MAX_BODY', '2MiB', { limits: { ...usualLimits, body: 2 ** 21 } }],
    ['TASKTYPES_MAX_ZIP', '1000', { limits: { ...usualLimits, zip: 1_000 } }],
    ['TASKTYPES_MAX_LINE', '1', { limits: { ...usualLimits, line: 1 } }],
    ['TASKTYPES_MAX_DEPTH', '512', { limits: { ...usualLimits, depth: 512 } }],
    ['TASKTYPES_MAX_STRING', '64KiB', { limits: { ...usualLimits, string: 65_536 } }],
    ['TASKTYPES_MAX_TASKS', '5', { limits: { ...usualLimits, tasks: 5 } }],
    ['TASKTYPES_RATE', '600/60', { quota: { calls: 600, window: 60 } }],
    ['TASKTYPES_LOG', 'off', { log: 'off' }],
    ['TASKTYPES_PROXY', '1', { isBehindProxy: true }],
    ['TASKTYPES_PLANNER', 'planner.yaml', { planner: 'planner.yaml' }],
  ])('take %s=%s', (name, value, expected) => {
    expect(readSettings({ [name]: value })).toEqual({ ...usual, ...expected });
  });

  it.each([
    ['TASKTYPES_SITE', 'example.org', 'no origin', 'TASKTYPES_SITE=https://example.org'],
    ['TASKTYPES_BASE', 'bad base', 'no path', 'TASKTYPES_BASE=/registry/'],
    ['TASKTYPES_BASE', 'http://x/y', 'no path', 'TASKTYPES_BASE=/registry/'],
  ])('refuse %s=%s, as the build does', (name, value, what, instead) => {
    const { wrong } = readSettings({ [name]: value }) as { wrong: string };
    expect(wrong.startsWith(`${name} is "${value}", which is ${what}`)).toBe(true);
    expect(wrong).toContain(`for example ${instead}`);
  });

  it('refuse a limit that there is not, which may be misspelt', () => {
    expect(readSettings({ TASKTYPES_MAX_BDY: '5' })).toEqual({
      wrong: expect.stringMatching(/^There is no limit TASKTYPES_MAX_BDY; there are TASKTYPES_MAX_BODY, /) as string,
    });
  });

  it.each([
    ['PORT', ['eighty', '65536', '-1', '8e1'], 'a number from 0 to 65535'],
    ['TASKTYPES_MAX_BODY', ['0', '-5', 'much', '1GiB'], 'a number from 1 to 268435456'],
    ['TASKTYPES_MAX_DEPTH', ['0', '513', 'deep'], 'a number from 1 to 512'],
    ['TASKTYPES_RATE', ['600', '0/60', '600/0', '600/60/1', 'often'], 'calls and seconds'],
    ['TASKTYPES_LOG', ['yes', 'ALL'], 'all, errors or off'],
    ['TASKTYPES_PROXY', ['0', 'yes'], '1 is expected'],
  ])('refuse a wrong %s, saying what is expected', (name, values, expected) => {
    for (const value of values)
      expect(readSettings({ [name]: value })).toEqual({
        wrong: expect.stringMatching(`^${name} is "${value}"; .*${expected}`) as string,
      });
  });
});
