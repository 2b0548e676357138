import { describe, expect, it } from 'vitest';
import { run, start } from './command.ts';

const canonical = 'https://w3id.org/execution-planner/tasktypes/example-task';

describe('resolve', () => {
  it('says what a URI means and what to do', async () => {
    const { code, stdout } = await run(['resolve', 'frumblek']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^frumblek: known\n {2}"frumblek" is an alias of the tasktype Example task/);
    expect(stdout).toContain('Run `tasktypes show example-task`');
  });

  it('ends with 3 when a URI is unknown or only resembles a type', async () => {
    expect((await run(['resolve', canonical, 'https://example.org/x'])).code).toBe(3);
    expect((await run(['resolve', canonical.replace('example-task', 'exmaple-task')])).code).toBe(3);
    expect((await run(['resolve', canonical, 'frumblek'])).code).toBe(0);
  });

  it('gives a sentence to send to whoever used an unknown URI', async () => {
    const { stdout } = await run(['resolve', 'https://example.org/x']);
    expect(stdout).toMatch(/To send to whoever used it:\n {4}You sent/);
  });

  it('says little about nothing', async () => {
    expect(await run(['resolve', ''])).toEqual({
      code: 3,
      stdout:
        '"": unknown\n  The text is empty or holds nothing that can be seen, so it names no type.\n  Run `tasktypes list` to see which types there are.\n',
      stderr: '',
    });
  });

  it('leads from a word to the service and to the task for it, also where the word names one of them exactly', async () => {
    for (const [word, names] of [
      ['binder', ['servicetypes/binder-hub', 'tasktypes/binder-notebook']],
      ['jupyterhub', ['servicetypes/jupyter-hub', 'tasktypes/jupyter-notebook', 'servicetypes/binder-hub']],
      ['sciserver', ['tasktypes/sciserver-container', 'servicetypes/sciserver-webinterface']],
    ] as const) {
      const { stdout } = await run(['resolve', word]);
      for (const name of names) expect(stdout, word).toContain(`https://w3id.org/execution-planner/${name}`);
      expect(stdout, word).toMatch(/: Write a/);
      expect(stdout, word).not.toContain('misspelling');
    }
    expect((await run(['resolve', 'frumblek'])).stdout).not.toContain('is meant in that way');
  });

  it('gives JSON', async () => {
    const { stdout } = await run(['resolve', '--format', 'json', 'frumblek', 'https://example.org/x', 'exmaple-task']);
    const { answers } = JSON.parse(stdout) as { answers: readonly Record<string, unknown>[] };
    expect(answers.map(({ status }) => status)).toEqual(['known', 'unknown', 'suggestion']);
    expect(answers[0]).toMatchObject({
      text: 'frumblek',
      uri: canonical,
      kind: 'tasktype',
      name: 'example-task',
      version: '1.0',
      via: 'alias',
    });
    expect(answers[1]).toHaveProperty('advice.next');
    expect(answers[2]).toMatchObject({ suggestions: [{ uri: canonical }] });
  });
});

const log = [
  '15:09:01 INFO  request {"tasktype": "frumblek", "taskinfo": {}}\r',
  '15:09:02 GET http://localhost:8888/api/contents 200',
  '15:09:03 WARN  tasktype: https://example.org/unheard-of',
  '15:09:04 again {"tasktype": "frumblek"}',
  '',
].join('\n');

describe('resolve --log', () => {
  it('explains each type once, below the line that names it first', async () => {
    const { code, stdout } = await run(['resolve', '--log'], { input: log });
    const lines = stdout.split('\n');
    expect(code).toBe(0);
    expect(lines[1]).toMatch(/^ {4}"frumblek" is an alias of the tasktype Example task/);
    expect(stdout.match(/"frumblek" is an alias/g)).toHaveLength(1);
    expect(stdout).toContain('    "https://example.org/unheard-of" names no type');
    expect(stdout).not.toMatch(/ {4}.*localhost/);
  });

  it('explains what a query holds as exactly as the service read it', async () => {
    const input = 'GET /accepts?tasktype=uri%3A%2F%2Foci-container HTTP/1.1\n';
    expect((await run(['resolve', '--log'], { input })).stdout).toContain(
      '    "uri://oci-container" is an alias of the tasktype OCI container',
    );
  });

  it('finds a known name in the midst of a sentence', async () => {
    const { stdout } = await run(['resolve', '--log'], {
      input: 'the tasktype is frumblek, says A\ntasktype: the B\n',
    });
    expect(stdout).toContain('    "frumblek" is an alias');
    expect(stdout).toMatch(/\ntasktype: the B\n$/);
  });

  it('explains an address once it is called a type, though it stood in the log before', async () => {
    const input = 'GET https://example.org/x\nGET https://example.org/x\ntasktype=https://example.org/x\n';
    const { stdout } = await run(['resolve', '--log'], { input });
    expect(stdout).toMatch(/^GET \S+\nGET \S+\ntasktype=\S+\n {4}"https:\/\/example.org\/x" names no type/);
  });

  it('takes hardly longer where every line has the same address', async () => {
    const time = async (address: string): Promise<number> => {
      const input = Array.from({ length: 20_000 }, (_, index) => `line ${index} GET ${address} 200`).join('\n');
      const begin = performance.now();
      await run(['resolve', '--log'], { input });
      return performance.now() - begin;
    };
    const without = await time('/api/contents');
    expect(await time('https://example.org/api/contents')).toBeLessThan(3 * without + 500);
  });

  it('passes the lines on unchanged, byte for byte', async () => {
    const noise = Buffer.concat([
      Buffer.from(log),
      Buffer.from([0xff, 0xfe, 0x0a, 0x00]),
      Buffer.from('x'.repeat(2_000_000)),
    ]);
    const child = start(['resolve', '--log']);
    const pieces: Buffer[] = [];
    child.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
    child.stdin?.end(noise);
    await new Promise((resolve) => child.on('close', resolve));
    const lines = Buffer.concat(pieces).toString('latin1').split('\n');
    expect(lines.filter((line) => !line.startsWith('    ')).join('\n')).toBe(noise.toString('latin1'));
  });

  it('adds no line end to a last line without one, unless it has to be explained', async () => {
    expect((await run(['resolve', '--log'], { input: 'a\nb' })).stdout).toBe('a\nb');
    const { stdout } = await run(['resolve', '--log'], { input: 'tasktype: frumblek' });
    expect(stdout).toMatch(/^tasktype: frumblek\n {4}"frumblek" is/);
  });

  it('gives a line as soon as it has come', async () => {
    const child = start(['resolve', '--log']);
    child.stdin?.write('first\n');
    const first = await new Promise<Buffer>((resolve) => child.stdout?.once('data', resolve));
    expect(first.toString()).toBe('first\n');
    child.stdin?.end();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });

  it('writes nothing for an empty log', async () => {
    expect(await run(['resolve', '--log'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
