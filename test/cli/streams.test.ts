import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandFile, folderWith, node, run, texts } from './command.ts';

const shell = (script: string, cwd: string) =>
  new Promise<{ readonly stdout: string; readonly stderr: string }>((resolve) => {
    const environment = { ...process.env, TASKTYPES: `${node} ${commandFile}` };
    execFile('bash', ['-c', script], { cwd, env: environment }, (_, stdout, stderr) => resolve({ stdout, stderr }));
  });

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`d${index}/codemeta.json`, texts.nothing]));

describe('a pipe', () => {
  it('that is closed by its reader ends the command in silence', async () => {
    const { stdout, stderr } = await shell(
      '$TASKTYPES validate . | head -1; echo "${PIPESTATUS[0]}"',
      folderWith(many(3_000)),
    );
    expect(stdout).toBe('d0/codemeta.json: nothing declared\n0\n');
    expect(stderr).toBe('');
  });

  it('that is closed while a log flows ends it in silence too', async () => {
    const { stdout, stderr } = await shell(
      'yes "a line" | $TASKTYPES resolve --log | head -2; echo "${PIPESTATUS[1]}"',
      '/',
    );
    expect(stdout).toBe('a line\na line\n0\n');
    expect(stderr).toBe('');
  });

  it('shows no progress line, however many files there are', async () => {
    const { code, stderr } = await run(['validate', '.'], { cwd: folderWith(many(50)) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('colours', () => {
  const coloured = async (environment: Readonly<Record<string, string>>) =>
    (await run(['validate', '-'], { input: texts.invalid, environment })).stdout.includes('\u001b[');

  it('are off where there is no terminal', async () => {
    expect(await coloured({})).toBe(false);
  });

  it('are on with FORCE_COLOR, and off with FORCE_COLOR=0', async () => {
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ FORCE_COLOR: '0' })).toBe(false);
  });

  it('are off with NO_COLOR, whatever else is set', async () => {
    expect(await coloured({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  it('are never in JSON', async () => {
    const { stdout } = await run(['validate', '--format', 'json', '-'], {
      input: texts.invalid,
      environment: { FORCE_COLOR: '1' },
    });
    expect(stdout).not.toContain('\u001b');
  });
});
