import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { folderWith, run, texts } from './command.ts';

const codes = { valid: 0, nothing: 0, invalid: 1, unreadable: 3, unknown: 3, warned: 0 } as const;
const formats = ['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'];

describe('validate --format', () => {
  it.each(formats)('%s leaves the exit code as it is, and standard error empty', async (format) => {
    const cwd = folderWith(texts);
    for (const [name, code] of Object.entries(codes))
      expect(await run(['validate', '--format', format, name], { cwd }), name).toMatchObject({ code, stderr: '' });
    const failing = ['validate', '--format', format, '--fail-on', 'warning', '--allow-unknown'];
    expect((await run([...failing, 'unknown'], { cwd })).code).toBe(1);
    expect((await run(['validate', '--format', format, '--require-task', 'nothing'], { cwd })).code).toBe(1);
  });

  it.each(formats)('%s writes the same for the same files', async (format) => {
    const cwd = folderWith(texts);
    const args = ['validate', '--format', format, ...Object.keys(texts)];
    expect((await run(args, { cwd })).stdout).toBe((await run(args, { cwd })).stdout);
  });

  it.each(formats)('%s tells of a path that could not be read', async (format) => {
    const cwd = folderWith({ 'codemeta.json': texts.valid });
    const { code, stdout } = await run(['validate', '--format', format, 'absent.json', 'codemeta.json'], { cwd });
    expect(code).toBe(2);
    expect(stdout).toContain('file-can-be-read');
  });

  it.each(formats)('%s holds a file with a hostile name and content', async (format) => {
    const name = 'a\n%0A::error::x ]]> | ``` \u001b[31m@me.json';
    const cwd = folderWith({
      [name]: `{"tasktype": ${JSON.stringify(`https://example.org/${name}`)}, "taskinfo": {}}`,
    });
    const { code, stdout } = await run(['validate', '--format', format, name], { cwd });
    expect(code).toBe(1);
    expect(stdout).not.toContain('\u001b');
    if (['json', 'sarif', 'gitlab'].includes(format)) expect(() => parse(stdout) as unknown).not.toThrow();
  });

  it('names the forms there are when one is misspelled', async () => {
    const { code, stderr } = await run(['validate', '--format', 'sarfi', 'x']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean --format sarif?');
  });
});
