import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { folderWith, run, texts } from './command.ts';

const codes = { valid: 0, nothing: 0, invalid: 1, unreadable: 3, unknown: 3, warned: 0 } as const;
const forCi = ['sarif', 'junit', 'github', 'gitlab', 'markdown'];
const formats = ['json', ...forCi];

/** How each form says that something makes a check fail. */
const failure: Readonly<Record<string, RegExp>> = {
  sarif: /"level": "error"/,
  junit: /<failure message=/,
  github: /^::error /m,
  gitlab: /"severity": "major"/,
  markdown: /^1\. \*\*error[,:]/m,
};

const offer = {
  servicetype: 'https://w3id.org/execution-planner/servicetypes/generic-webinterface',
  serviceinfo: { endpoint: 'https://example.org/' },
};

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

  it.each([
    ['a reply that says MAYBE', { reponseword: 'MAYBE', ...offer }],
    ['a reply with reasons that cannot be read', { reponseword: 'YES', reponseinfo: 5, ...offer }],
    ['a task that is a reply too', { ...(JSON.parse(texts.valid) as object), reponseword: 'NO' }],
  ])('junit counts %s as a failure', async (_, message) => {
    const { code, stdout } = await run(['validate', '--format', 'junit', '-'], { input: JSON.stringify(message) });
    expect(code).toBe(1);
    expect(stdout).toContain('failures="1"');
  });

  it.each(forCi)('%s says why a file fails that declares nothing, only under --require-task', async (format) => {
    const cwd = folderWith(texts);
    const args = ['validate', '--format', format, 'nothing'];
    expect((await run(args, { cwd })).stdout).not.toContain('task-is-declared');
    const { code, stdout } = await run([...args, '--require-task'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('task-is-declared');
    expect(stdout).toMatch(failure[format] ?? '');
  });

  it.each(forCi)('%s counts a warning as an error, and says why, only under --fail-on warning', async (format) => {
    const cwd = folderWith(texts);
    const args = ['validate', '--format', format, 'warned'];
    const { stdout: lenient } = await run(args, { cwd });
    expect(lenient).toContain('type-is-canonical');
    expect(lenient).not.toMatch(failure[format] ?? '');
    const { code, stdout } = await run([...args, '--fail-on', 'warning'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(failure[format] ?? '');
    expect(stdout).toMatch(/`?--fail-on`? warning/);
  });

  it.each(['text', 'json'])('%s is the same under every option that only decides what fails', async (format) => {
    const cwd = folderWith(texts);
    const args = ['validate', '--format', format, 'warned', 'nothing'];
    const { stdout } = await run(args, { cwd });
    expect((await run([...args, '--require-task', '--fail-on', 'warning'], { cwd })).stdout).toBe(stdout);
  });

  it('names the forms there are when one is misspelled', async () => {
    const { code, stderr } = await run(['validate', '--format', 'sarfi', 'x']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean --format sarif?');
  });
});
