import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { containing, folderWith, matching, run, start } from './command.ts';

const planner = `service: The hub of Trieste
interfaces:
  hub:
    servicetype: jupyter-hub
    serviceinfo: {endpoint: https://hub.oats.inaf.it}
offers:
  - tasktype: python-library
    policy: {python: '3.11'}
    interfaces: [hub]
`;
const library = (range: string): string =>
  JSON.stringify({ tasktype: 'uri://python-library', taskinfo: { pipname: 'x', requires_python: range } });

describe('tasktypes planner', () => {
  it.each([
    ['planner', '--help'],
    ['help', 'planner'],
  ])('lists its commands with: %s %s', async (...words) => {
    const { code, stdout } = await run(words);
    expect([code, stdout]).toEqual([0, containing('tasktypes planner serve [options] [planner.yaml]')]);
  });

  it('says what it may be followed by', async () => {
    expect(await run(['planner'])).toMatchObject({ code: 2, stderr: containing('tasktypes planner init') });
    expect((await run(['planner', 'chek'])).stderr).toContain('Did you mean `tasktypes planner check`?');
  });
});

describe('tasktypes planner init', () => {
  it('writes a ready configuration that passes its check', async () => {
    const cwd = folderWith({});
    expect(await run(['planner', 'init', 'rosetta'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(cwd, 'planner.yaml'), 'utf8')).toContain('# A planner in front of a Rosetta');
    expect(await run(['planner', 'check'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'planner.yaml: 2 offers, no problems\n',
    });
  });

  it('replaces no file unasked', async () => {
    const cwd = folderWith({ 'planner.yaml': 'mine' });
    expect(await run(['planner', 'init', 'skaha'], { cwd })).toMatchObject({ code: 2 });
    expect(readFileSync(join(cwd, 'planner.yaml'), 'utf8')).toBe('mine');
    expect(await run(['planner', 'init', 'skaha', '--force'], { cwd })).toMatchObject({ code: 0 });
  });

  it('names the platforms, and the nearest one', async () => {
    const { code, stderr } = await run(['planner', 'init', 'jupyterhub']);
    expect([code, stderr]).toEqual([2, containing('tasktypes planner init jupyter-hub')]);
    expect((await run(['planner', 'init'])).stderr).toContain('zeppelin');
  });
});

describe('tasktypes planner check', () => {
  it('says what is wrong with line, column and excerpt', async () => {
    const cwd = folderWith({ 'planner.yaml': planner.replace('policy', 'polcy') });
    const { code, stdout } = await run(['planner', 'check'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('8:5 error: `offers[0].polcy` is not a field of this type.');
    expect(stdout).toContain('Did you mean `policy`?');
  });

  it('says the same as JSON', async () => {
    const cwd = folderWith({ 'planner.yaml': 'a: [' });
    const { code, stdout } = await run(['planner', 'check', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'invalid', problems: [{ line: 1 }] });
  });
});

describe('tasktypes planner explain', () => {
  const cwd = (): string =>
    folderWith({ 'planner.yaml': planner, 'old.json': library('>=3.8'), 'new.json': library('>=3.12') });

  it('says YES with the interfaces', async () => {
    const { code, stdout } = await run(['planner', 'explain', 'planner.yaml', 'old.json'], { cwd: cwd() });
    expect([code, stdout]).toEqual([0, matching(/^YES\n {2}- https:.*jupyter-hub\n/)]);
  });

  it('says NO with the reason and its place', async () => {
    const { code, stdout } = await run(['planner', 'explain', 'planner.yaml', 'new.json'], { cwd: cwd() });
    const text = 'The hub of Trieste runs Python 3.11; the task asks for >=3.12.';
    expect([code, stdout]).toEqual([1, `NO\n  - ${text}\n    /taskinfo/requires_python\n`]);
  });

  it('takes a question from standard input, also in YAML, and says what it still depends on', async () => {
    const outcome = await run(['planner', 'explain', 'planner.yaml', '-'], {
      cwd: cwd(),
      input: 'tasktype: uri://python-library\n',
    });
    expect(outcome).toMatchObject({ code: 0, stdout: containing('It still depends on:') });
  });

  it('answers nothing to what is no question', async () => {
    const outcome = await run(['planner', 'explain', 'planner.yaml', '-'], { cwd: cwd(), input: '{"taskinfo": {}}' });
    expect(outcome).toMatchObject({
      code: 3,
      stdout: '',
      stderr: containing('names no tasktype'),
    });
  });
});

interface Serving {
  readonly child: ChildProcess;
  readonly address: string;
  readonly told: () => string;
}

async function serving(
  cwd: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<Serving> {
  const child = start(['planner', 'serve', ...args], { cwd, environment });
  onTestFinished(() => void child.kill('SIGKILL'));
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (told += text));
  const [line] = (await once(child.stdout?.setEncoding('utf8') ?? child, 'data')) as [string];
  return { child, address: /http:\S+/.exec(line)?.[0] ?? '', told: () => told };
}

const words = async (address: string, tasktype = 'uri://python-library'): Promise<unknown> => {
  const response = await fetch(`${address}?tasktype=${encodeURIComponent(tasktype)}`);
  return ((await response.json()) as { readonly reponseword: unknown }).reponseword;
};

describe('tasktypes planner serve', () => {
  it('answers, and ends by itself when it is asked to', async () => {
    const { child, address } = await serving(folderWith({ 'planner.yaml': planner }), ['--port', '0']);
    expect(await words(address)).toBe('YES');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('listens where a JupyterHub says, under its prefix, with and without it', async () => {
    const environment = {
      JUPYTERHUB_SERVICE_URL: 'http://127.0.0.1:0/services/planner/',
      JUPYTERHUB_SERVICE_PREFIX: '/services/planner/',
    };
    const { address } = await serving(folderWith({ 'planner.yaml': planner }), [], { ...environment, PORT: '1' });
    expect(address).toMatch(/\/services\/planner\/accepts$/);
    expect(await words(address)).toBe('YES');
    expect(await words(address.replace('/services/planner', ''))).toBe('YES');
    expect((await fetch(address.replace('/accepts', '/nothing'))).status).toBe(404);
  });

  it('reads a changed configuration, and keeps the old one where the new one is wrong', async () => {
    const cwd = folderWith({ 'planner.yaml': planner });
    const { address, told } = await serving(cwd, ['--port', '0']);
    writeFileSync(join(cwd, 'planner.yaml'), planner.replace('offers', 'offer'));
    await expect.poll(told, { timeout: 10_000 }).toContain('goes on with the configuration it has');
    expect(await words(address)).toBe('YES');
    writeFileSync(join(cwd, 'planner.yaml'), planner.replace('python-library', 'jupyter-notebook'));
    await expect.poll(() => words(address), { timeout: 10_000 }).toBe('NO');
  });

  it('says one line for each tasktype that nobody knows, with its control characters escaped and a link', async () => {
    const { address, told } = await serving(folderWith({ 'planner.yaml': planner }), ['--port', '0']);
    for (const tasktype of [
      'uri://frumblek\n\u001b[31m',
      'uri://python-libary',
      'uri://python-libary',
      'uri://oci-container',
    ])
      expect(await words(address, tasktype)).toBe('NO');
    await expect.poll(() => told().split('\n').length).toBe(3);
    expect(told()).toContain('unknown tasktype "uri://frumblek\\u{a}\\u{1b}[31m"');
    expect(told()).toContain('the nearest is https://w3id.org/execution-planner/tasktypes/python-library');
    expect(told()).toContain('#what=uri%3A%2F%2Fpython-libary');
  });

  it('says that a port is taken', async () => {
    const cwd = folderWith({ 'planner.yaml': planner });
    const { address } = await serving(cwd, ['--port', '0']);
    const { port } = new URL(address);
    const { code, stderr } = await run(['planner', 'serve', '--port', port], { cwd });
    expect([code, stderr]).toEqual([2, containing('something else listens there')]);
  });
});
