import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { containing, folderWith, matching, run, texts } from './command.ts';

const conversation = fileURLToPath(new URL('../fixtures/conversation/', import.meta.url));

async function validate(text: string | Uint8Array, ...options: readonly string[]) {
  return run(['validate', ...options, '-'], { input: text });
}

describe('the exit code of validate', () => {
  it.each([
    ['valid', 0],
    ['nothing', 0],
    ['invalid', 1],
    ['unreadable', 3],
    ['unknown', 3],
    ['warned', 0],
  ] as const)('of a file that is %s is %i', async (name, code) => {
    expect((await validate(texts[name])).code).toBe(code);
  });

  it('of a file that declares nothing is 1 with --require-task', async () => {
    expect((await validate(texts.nothing, '--require-task')).code).toBe(1);
    expect((await validate(texts.valid, '--require-task')).code).toBe(0);
  });

  it('of an unknown type is 0 with --allow-unknown, which leaves the verdict', async () => {
    const { code, stdout } = await validate(texts.unknown, '--allow-unknown');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^standard input: unknown\n/);
    expect(stdout).toContain('warning:');
    expect((await validate(texts.unreadable, '--allow-unknown')).code).toBe(3);
  });

  it('of a file with warnings is 1 with --fail-on warning', async () => {
    expect((await validate(texts.warned, '--fail-on', 'warning')).code).toBe(1);
    expect((await validate(texts.warned, '--fail-on', 'error')).code).toBe(0);
    expect((await validate(texts.valid, '--fail-on', 'warning')).code).toBe(0);
  });

  it('of several files is that of the gravest: wrong use, invalid, undecided, fine', async () => {
    const cwd = folderWith({ v: texts.valid, i: texts.invalid, u: texts.unknown });
    expect((await run(['validate', 'v', 'u', 'i'], { cwd })).code).toBe(1);
    expect((await run(['validate', 'v', 'u'], { cwd })).code).toBe(3);
    expect((await run(['validate', 'i', 'absent'], { cwd })).code).toBe(2);
  });
});

describe('the text of validate', () => {
  it('points at the place in the file', async () => {
    const cwd = folderWith({ 'task.json': texts.invalid });
    const { stdout, stderr } = await run(['validate', 'task.json'], { cwd });
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      'task.json: invalid',
      '  OCI container 1.0  invalid  1:1',
      '',
      expect.stringMatching(/^ {2}4:5 error: .+\. \(taskinfo-matches\)$/),
      '    4 |     "image": 8888',
      '      |     ^^^^^^^',
    ]);
    expect(stderr).toBe('');
  });

  it('shows the block to paste for a file that speaks of Docker', async () => {
    const text = JSON.stringify({ ...JSON.parse(texts.nothing), runtimePlatform: 'Docker' });
    const { stdout } = await validate(text);
    expect(stdout).toContain('standard input: nothing declared');
    expect(stdout).toContain('"targetProduct": [');
    expect(stdout).toContain('"keywords": [');
  });

  it('says what the repairs of an unreadable message are, and what they lead to', async () => {
    const { stdout, code } = await run(['validate', '2-57-pm-no-response.json'], { cwd: conversation });
    expect(code).toBe(3);
    expect(stdout).toContain('2:24 error:');
    expect(stdout).toContain('With these repairs, the verdict would be: valid.');
  });

  it('ends with totals when there are several files', async () => {
    const { stdout } = await run(['validate', 'valid', 'unknown'], { cwd: folderWith(texts) });
    expect(stdout).toMatch(/\n2 files: 1 valid, 1 unknown\n$/);
  });

  it('counts a path that could not be read in text as in Markdown', async () => {
    const args = ['validate', 'valid', 'unknown', 'missing'];
    const cwd = folderWith(texts);
    const totals = '3 files: 1 valid, 1 unreadable, 1 unknown';
    expect((await run(args, { cwd })).stdout).toMatch(new RegExp(`\\n${totals}\\n$`));
    expect((await run([...args, '--format', 'markdown'], { cwd })).stdout).toContain(totals);
  });

  it('writes control characters of a file and of its name out', async () => {
    const cwd = folderWith({ 'a\u001b[31m.json': '{"tasktype": "\u001b]0;title\u0007",}' });
    const { stdout } = await run(['validate', 'a\u001b[31m.json'], { cwd });
    expect(stdout).toContain('a\\u{1b}[31m.json: unreadable');
    expect(stdout).not.toMatch(/[\u001b\u0007]/);
  });
});

describe('the JSON of validate', () => {
  it('is one object with the joined verdict and the reports', async () => {
    const cwd = folderWith({ v: texts.valid, i: texts.invalid });
    const { stdout, code } = await run(['validate', '--format', 'json', 'v', 'i'], { cwd });
    const reports = JSON.parse(stdout) as {
      verdict: string;
      files: { file: string; verdict: string; tasks: unknown[]; problems: object[] }[];
    };
    expect(code).toBe(1);
    expect(Object.keys(reports)).toEqual(['verdict', 'files']);
    expect(reports.verdict).toBe('invalid');
    expect(reports.files.map(({ file, verdict }) => [file, verdict])).toEqual([
      ['v', 'valid'],
      ['i', 'invalid'],
    ]);
    expect(Object.keys(reports.files[1] ?? {})).toEqual(['file', 'verdict', 'tasks', 'problems']);
    expect(reports.files[1]?.problems[0]).toMatchObject({
      rule: 'taskinfo-matches',
      pointer: '/taskinfo/image',
      line: 4,
      column: 5,
    });
  });

  it('names each path that could not be read, whose fault stands on standard error too', async () => {
    const cwd = folderWith({ v: texts.valid });
    mkdirSync(join(cwd, 'empty'));
    const { stdout, stderr, code } = await run(['validate', '--format=json', 'absent.json', 'v', 'empty'], { cwd });
    const { verdict, files } = JSON.parse(stdout) as { verdict: string; files: object[] };
    expect(verdict).toBe('unreadable');
    const problems = [{ rule: 'file-can-be-read', message: 'There is no file or folder "absent.json".' }];
    expect(files).toMatchObject([
      { file: 'v', verdict: 'valid' },
      { file: 'absent.json', verdict: 'unreadable', tasks: [], problems },
      { file: 'empty', verdict: 'unreadable', tasks: [], problems: [{ message: containing('no codemeta.json') }] },
    ]);
    expect(stderr).toContain('There is no file or folder "absent.json".');
    expect(code).toBe(2);
  });
});

describe('what validate reads', () => {
  it('is every codemeta.json below a folder, save in dot-folders and node_modules', async () => {
    const cwd = folderWith({
      'codemeta.json': texts.nothing,
      'a/b/codemeta.json': texts.nothing,
      'a/other.json': texts.invalid,
      '.git/codemeta.json': texts.invalid,
      'a/node_modules/x/codemeta.json': texts.invalid,
    });
    const { stdout } = await run(['validate', '--format', 'json', '.'], { cwd });
    const { files } = JSON.parse(stdout) as { files: { file: string }[] };
    expect(files.map(({ file }) => file)).toEqual(['a/b/codemeta.json', 'codemeta.json']);
  });

  it('is each file once, however often it is named', async () => {
    const cwd = folderWith({ 'codemeta.json': texts.nothing });
    const { stdout } = await run(['validate', '--format', 'json', '.', 'codemeta.json'], { cwd });
    expect((JSON.parse(stdout) as { files: object[] }).files).toHaveLength(1);
  });

  it('survives links that lead in a circle, and links to themselves', async () => {
    const cwd = folderWith({ 'a/codemeta.json': texts.nothing });
    symlinkSync('..', join(cwd, 'a', 'up'));
    symlinkSync('self', join(cwd, 'self'));
    expect((await run(['validate', '.'], { cwd })).stdout).toBe((await run(['validate', 'a'], { cwd })).stdout);
    expect(await run(['validate', 'self'], { cwd })).toMatchObject({
      code: 2,
      stderr: containing('leads back to itself'),
    });
  });

  it('is a file or a link to one, not a pipe that nobody writes to', async () => {
    const cwd = folderWith({ 'task.json': texts.valid });
    for (const folder of ['pipe', 'link', 'dangling']) mkdirSync(join(cwd, folder));
    execFileSync('mkfifo', [join(cwd, 'pipe', 'codemeta.json')]);
    symlinkSync('../task.json', join(cwd, 'link', 'codemeta.json'));
    symlinkSync('nowhere', join(cwd, 'dangling', 'codemeta.json'));
    expect(await run(['validate', '.'], { cwd })).toMatchObject({
      code: 2,
      stdout: matching(/^link\/codemeta\.json: valid\n.+\n\n2 files: 1 valid, 1 unreadable\n$/),
      stderr: containing('"dangling/codemeta.json" is a link that leads nowhere.'),
    });
  });

  it('is nothing in a folder without a codemeta.json, which is said', async () => {
    const cwd = folderWith({});
    mkdirSync(join(cwd, 'empty'));
    expect(await run(['validate', 'empty'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: containing('There is no codemeta.json in "empty" or below it.'),
    });
  });

  it('is the other files still when one does not exist, for which a near name is offered', async () => {
    const cwd = folderWith({ 'codemeta.json': texts.valid });
    expect(await run(['validate', 'codemeta.jsn', 'codemeta.json'], { cwd })).toMatchObject({
      code: 2,
      stdout: matching(/^codemeta\.json: valid\n/),
      stderr: containing('Did you mean codemeta.json?'),
    });
    expect((await run(['validate', 'cod.json'], { cwd })).stderr).not.toContain('Did you mean');
  });

  it('is YAML when the name or the text says so, or --input', async () => {
    const yaml =
      'tasktype: https://w3id.org/execution-planner/tasktypes/oci-container\ntaskinfo:\n  image: hello-world:1\n';
    const cwd = folderWith({ 'task.yaml': yaml });
    expect((await run(['validate', 'task.yaml'], { cwd })).code).toBe(0);
    expect((await validate(yaml)).code).toBe(0);
    expect((await validate(yaml, '--input', 'yaml')).code).toBe(0);
    expect((await validate(yaml, '--input', 'json')).code).toBe(3);
  });

  it('stops at --max-size, which is 16 MiB otherwise', async () => {
    const cwd = folderWith({ small: texts.valid, large: Buffer.alloc(16 * 1024 * 1024 + 1, ' ') });
    expect(await run(['validate', '--max-size', '100', 'small'], { cwd })).toMatchObject({
      code: 3,
      stdout: containing('use --max-size'),
    });
    expect(await validate(texts.valid, '--max-size', '100')).toMatchObject({
      code: 3,
      stdout: containing('has more than 100 bytes'),
    });
    expect((await validate(texts.valid, '--max-size', '1kB')).code).toBe(0);
    expect((await run(['validate', 'large'], { cwd })).stdout).toContain('(file-is-within-limits)');
  });

  it.each([
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d])],
    ['nothing at all', ''],
    ['a text nested 100,000 deep', '['.repeat(100_000)],
    ['half of a surrogate pair', '{"tasktype": "\\ud800"}'],
  ])('is told to be unreadable when it is %s', async (_, text) => {
    const { code, stdout, stderr } = await validate(text);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^standard input: unreadable\n/);
    expect(stderr).toBe('');
  });
});
