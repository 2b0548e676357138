import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { containing, folderWith, run } from './command.ts';

interface Linted {
  readonly verdict: string;
  readonly problems: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
  }[];
}

async function lint(folder: string): Promise<Linted> {
  const { stdout } = await run(['lint', '--format', 'json', folder]);
  return JSON.parse(stdout) as Linted;
}

/** Where TODO stands in a text, as a person with an editor counts. */
const toDos = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(/TODO/g)].map((found) => `${index + 1}:${found.index + 1}`));

const kinds = ['tasktype', 'servicetype'] as const;

describe.each(kinds)('new %s', (kind) => {
  const path = `${kind}s/line-count/1.0.md`;

  it('writes a document in which nothing is wrong but its TODOs, each with its place', async () => {
    const folder = folderWith({});
    const { code, stdout } = await run(['new', kind, 'line-count'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain(`Wrote ${path}.`);
    const { verdict, problems } = await lint(folder);
    expect(verdict).toBe('invalid');
    expect(new Set(problems.map(({ rule }) => rule))).toEqual(new Set(['document-is-finished']));
    expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(
      toDos(readFileSync(join(folder, path), 'utf8')),
    );
    for (const { message } of problems) expect(message).toMatch(/^A TODO is left: [a-z].+[a-z]\.$/);
  });

  it('writes a document that is right once each TODO has been answered', async () => {
    const folder = folderWith({});
    await run(['new', kind, 'line-count'], { cwd: folder });
    const file = join(folder, path);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/TODO:? /g, ''));
    expect(await lint(folder)).toMatchObject({ verdict: 'valid', problems: [] });
  });

  it('overwrites nothing', async () => {
    const folder = folderWith({ [path]: 'mine' });
    const { code, stderr } = await run(['new', kind, 'line-count', '--folder', folder]);
    expect(code).toBe(2);
    expect(stderr).toContain('is left as it is');
    expect(readFileSync(join(folder, path), 'utf8')).toBe('mine');
  });
});

describe('new', () => {
  it('gives the two kinds of one name schemas of different titles, and the service a task of the folder to accept', async () => {
    const folder = folderWith({});
    for (const kind of kinds) await run(['new', kind, 'task'], { cwd: folder });
    const { problems } = await lint(folder);
    expect(problems.filter(({ rule }) => rule !== 'document-is-finished')).toEqual([]);
    expect(readFileSync(join(folder, 'servicetypes/task/1.0.md'), 'utf8')).toContain('{tasktype: task, when:');
  });

  it.each(['3d', 'a', 'interface', 'x'.repeat(64)])('finds a title for the schema of %s', async (name) => {
    const folder = folderWith({});
    await run(['new', 'tasktype', name], { cwd: folder });
    const { problems } = await lint(folder);
    expect(problems.filter(({ rule }) => rule !== 'document-is-finished')).toEqual([]);
  });

  it("says which URI the type has, and how one gets a base of one's own where nothing names one", async () => {
    const { stdout } = await run(['new', 'tasktype', 'a-task'], { cwd: folderWith({}) });
    expect(stdout).toContain(
      '\nIts URI is https://w3id.org/execution-planner/tasktypes/a-task. It begins as those of the official registry do, ',
    );
    expect(stdout).toContain('`tasktypes init my-registry`, or put a registry.json there: {"title": "Ours", ');
    const registry = '{"title": "Ports", "identifiers": "https://ports.example.org"}';
    const own = await run(['new', 'tasktype', 'a-task'], { cwd: folderWith({ 'registry.json': registry }) });
    expect(own.stdout).toContain(
      'Wrote tasktypes/a-task/1.0.md.\nIts URI is https://ports.example.org/tasktypes/a-task.\n\nNext:\n',
    );
  });

  it('names the place where a registry.json is wrong, and writes nothing', async () => {
    const cwd = folderWith({ 'registry.json': '{"title": "Ports"}' });
    const { code, stderr } = await run(['new', 'tasktype', 'a-task'], { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: containing('registry.json:1:1 `identifiers` is missing.') });
    expect(existsSync(join(cwd, 'tasktypes'))).toBe(false);
  });

  it('quotes the folder in the line to type next where a shell would take it apart', async () => {
    const folder = folderWith({ 'b c/x': '' });
    const { stdout } = await run(['new', 'tasktype', 'a-task', '--folder', 'b c'], { cwd: folder });
    expect(stdout).toMatch(/\n {2}2\. tasktypes lint 'b c'\n$/);
  });

  it('refuses a name that the folder has, and names the document', async () => {
    const folder = folderWith({});
    await run(['new', 'tasktype', 'line-count', '--folder', folder]);
    const { code, stderr } = await run(['new', 'tasktype', 'line-count', '--folder', folder]);
    expect(code).toBe(2);
    expect(stderr).toContain('There is a tasktype "line-count" already: tasktypes/line-count/1.0.md.');
  });

  it('says that a name resembles one of the folder', async () => {
    const folder = folderWith({});
    await run(['new', 'tasktype', 'line-count'], { cwd: folder });
    const { code, stdout } = await run(['new', 'tasktype', 'line-counts'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('The name resembles that of the tasktype "line-count"');
  });

  it.each([
    ['LineCount', '"line-count"'],
    ['line_count', '"line-count"'],
    ['../up', '"up"'],
    ['-count', '"count"'],
    ['a--b', '"a-b"'],
    ['x'.repeat(65), 'at most 64 characters'],
    ['ξ', 'lower-case words'],
  ])('refuses the name %s and says what a name is', async (name, hint) => {
    const folder = folderWith({});
    const { code, stderr } = await run(['new', '--folder', folder, '--', 'tasktype', name]);
    expect(code).toBe(2);
    expect(stderr).toContain(`"${name}" cannot be the name of a type.`);
    expect(stderr).toContain(hint);
    expect(existsSync(join(folder, 'tasktypes'))).toBe(false);
  });

  it.each([
    [['new'], 'No kind of type is named.'],
    [['new', 'tastype', 'x'], 'Did you mean: tasktypes new tasktype x'],
    [['new', 'line-count'], 'There is no kind of type called "line-count".'],
    [['new', 'tasktype'], 'The new tasktype has no name.'],
    [['new', 'tasktype', 'a', 'b'], 'One type is begun at a time.'],
    [['new', 'tasktype', 'a', '--folder', 'nowhere'], 'There is no folder "nowhere".'],
  ])('refuses %j', async (args, sentence) => {
    const { code, stderr } = await run(args, { cwd: folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
