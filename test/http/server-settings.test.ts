import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../scripts/server-settings.ts';
import { environmentName } from '../../src/cli/launch-answers.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { isObject } from '../../src/spec/object.ts';

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

  it.each([
    ['TASKTYPES_MAXBODY', 'TASKTYPES_MAX_BODY'],
    ['TASKTYPES_MAX_BDY', 'TASKTYPES_MAX_BODY'],
    ['TASKTYPES_Base', 'TASKTYPES_BASE'],
    ['TASKTYPES_RATES', 'TASKTYPES_RATE'],
    ['TASKTYPES_PORT', 'PORT'],
    ['TASKTYPES_HOST', 'HOST'],
  ])('refuse %s, which is none, and name %s', (stray, meant) => {
    expect(readSettings({ [stray]: '5' })).toEqual({
      wrong: `There is no setting ${stray}. Did you mean ${meant}?`,
    });
  });

  it('refuse a setting that is like none, and list those that there are', () => {
    const { wrong } = readSettings({ TASKTYPES_FRUMBLEK: '5' }) as { wrong: string };
    expect(wrong).toMatch(/^There is no setting TASKTYPES_FRUMBLEK\. Take it out .* HOST, PORT, TASKTYPES_SITE, /);
  });

  it('leave alone what the command, CI and a cluster set', () => {
    const cluster = {
      TASKTYPES_SERVICE_HOST: '10.0.0.11',
      TASKTYPES_SERVICE_PORT_HTTP: '80',
      TASKTYPES_PORT: 'tcp://10.0.0.11:80',
      TASKTYPES_PORT_80_TCP: 'tcp://10.0.0.11:80',
      TASKTYPES_WEB_PORT_80_TCP_ADDR: '10.0.0.11',
    };
    expect(readSettings({ TASKTYPES_ZENODO: 'http://127.0.0.1:1', TASKTYPES_FILES: 'a.json', ...cluster })).toEqual(
      usual,
    );
  });

  it('leave alone every secret for which a launch asks', () => {
    const folder = new URL('../../servicetypes/', import.meta.url);
    const texts = globSync('*/*.md', { cwd: folder }).map((path) => readFileSync(new URL(path, folder), 'utf8'));
    const asked = new Set<string>();
    const look = (value: unknown): void => {
      for (const [name, inner] of Object.entries(isObject(value) || Array.isArray(value) ? value : {})) {
        if (isObject(inner) && inner['secret'] === true) asked.add(environmentName(name));
        look(inner);
      }
    };
    for (const text of texts) look(parse(text.split(/^---$/m, 2)[1] ?? ''));
    expect(asked.size).toBeGreaterThan(1);
    expect(readSettings(Object.fromEntries([...asked].map((name) => [name, 'x'])))).toEqual(usual);
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
