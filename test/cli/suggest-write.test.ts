import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { containing, folderWith, run } from './command.ts';

const library = '[build-system]\nrequires = ["hatchling"]\n[project]\nname = "galaxy-shapes"\n';
const python = 'https://w3id.org/execution-planner/tasktypes/python-library';
const begin =
  '{\n\t"@context": "https://doi.org/10.5063/schema/codemeta-2.0",\n\t"@type": "SoftwareSourceCode",\n\t"name": "Shapes"';

const write = (cwd: string, ...options: readonly string[]) => run(['suggest', '--write', ...options, '.'], { cwd });
const codemetaIn = (folder: string): string => readFileSync(join(folder, 'codemeta.json'), 'utf8');
const withFile = (codemeta: string) => folderWith({ 'pyproject.toml': library, 'codemeta.json': codemeta });

const graph =
  '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@graph": [{"@type": "SoftwareSourceCode", "name": "Shapes"}]}';

/** The entry as it is written with tabs. */
const entry = [
  '\t\t{',
  '\t\t\t"@type": "SoftwareApplication",',
  '\t\t\t"name": "Shapes: Python library",',
  '\t\t\t"schema:additionalType": {',
  `\t\t\t\t"@id": "${python}"`,
  '\t\t\t},',
  '\t\t\t"schema:additionalProperty": [',
  '\t\t\t\t{',
  '\t\t\t\t\t"@type": "schema:PropertyValue",',
  '\t\t\t\t\t"schema:propertyID": "pipname",',
  '\t\t\t\t\t"schema:value": "galaxy-shapes"',
  '\t\t\t\t}',
  '\t\t\t]',
  '\t\t}',
].join('\n');

describe('suggest --write', () => {
  it('makes the smallest file where there is none, named as the package, and it is valid', async () => {
    const folder = folderWith({ 'pyproject.toml': library });
    const { code, stdout, stderr } = await write(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Made codemeta.json for "galaxy-shapes" with one task: Python library (galaxy-shapes).');
    expect(JSON.parse(codemetaIn(folder))).toMatchObject({
      '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
      '@type': 'SoftwareSourceCode',
      name: 'galaxy-shapes',
      keywords: [python],
      targetProduct: [{ name: 'galaxy-shapes: Python library' }],
    });
    expect(await run(['validate', 'codemeta.json'], { cwd: folder })).toMatchObject({
      code: 0,
      stdout: containing(': valid\n'),
    });
    expect(await run(['suggest', '--check', '.'], { cwd: folder })).toMatchObject({ code: 0 });
  });

  it('asks for the name where nothing says it, and takes it from an answer', async () => {
    const folder = folderWith({ Dockerfile: 'FROM scratch\nENTRYPOINT ["x"]\n' });
    const image = ['--answer', 'oci-container#/image=docker.io/jdoe/survey:1.0'];
    expect(await write(folder, ...image)).toMatchObject({
      code: 2,
      stderr: containing("--answer 'codemeta.json#/name=<name>'"),
    });
    expect(readdirSync(folder)).toEqual(['Dockerfile']);
    expect((await write(folder, ...image, '--answer', 'codemeta.json#/name=Survey 2')).code).toBe(0);
    expect(JSON.parse(codemetaIn(folder))).toMatchObject({ name: 'Survey 2' });
  });

  it.each([
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a mark at its beginning', (text: string) => `\ufeff${text}`],
    ['no line end at its end', (text: string) => text.trimEnd()],
    ['nothing special', (text: string) => text],
  ])('adds both halves to a file with %s, and changes nothing else', async (_, as) => {
    const folder = withFile(as(`${begin},\n\t"keywords": "stars, galaxies"\n}\n`));
    expect((await write(folder)).stdout).toContain(
      'Wrote one task into codemeta.json: Python library (galaxy-shapes).',
    );
    const expected = `${begin},\n\t"keywords": "stars, galaxies, ${python}",\n\t"targetProduct": [\n${entry}\n\t]\n}\n`;
    expect(codemetaIn(folder)).toBe(as(expected));
  });

  it('changes not one byte the second time, and says so', async () => {
    const folder = withFile(`${begin}\n}\n`);
    await write(folder);
    const first = readFileSync(join(folder, 'codemeta.json'));
    const { mtimeNs } = statSync(join(folder, 'codemeta.json'), { bigint: true });
    const { code, stdout } = await write(folder);
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing to write: codemeta.json declares all of it.');
    expect(readFileSync(join(folder, 'codemeta.json'))).toEqual(first);
    expect(statSync(join(folder, 'codemeta.json'), { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  it('adds the keyword alone to a task that is declared without one', async () => {
    const folder = withFile(`${begin},\n\t"targetProduct": [\n${entry}\n\t]\n}\n`);
    expect((await write(folder)).stdout).toContain(`Added to the keywords of codemeta.json: ${python}.`);
    expect(JSON.parse(codemetaIn(folder))).toMatchObject({ keywords: [python], targetProduct: { length: 1 } });
  });

  it('keeps a product that is no task, and the spelling of its key', async () => {
    const folder = withFile(`${begin},\n\t"schema:targetProduct": {"name": "a tool"}\n}\n`);
    expect((await write(folder)).code).toBe(0);
    expect(JSON.parse(codemetaIn(folder))).toMatchObject({
      'schema:targetProduct': [{ name: 'a tool' }, { name: 'Shapes: Python library' }],
    });
  });

  it('leaves a task of the type with other values alone, and tells', async () => {
    const text = `${begin},\n\t"targetProduct": [\n${entry.replace('"schema:value": "galaxy-shapes"', '"schema:value": "other"')}\n\t],\n\t"keywords": ["${python}"]\n}\n`;
    const folder = withFile(text);
    const { code, stdout } = await write(folder);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Left alone: codemeta.json declares a task of the type Python library with other values at /targetProduct/0',
    );
    expect(codemetaIn(folder)).toBe(text);
  });

  it.each([
    [
      'with a list of several things',
      `{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@graph": []}`,
      '`@graph`',
    ],
    ['with the software in such a list', graph, 'describes the software in a node of the list `@graph`'],
    ['whose keywords are null', `${begin}, "keywords": null}`, 'Its `keywords` is null; write a list in its place.'],
    ['whose keywords are a number', `${begin}, "keywords": 7}`, 'Its `keywords` is 7; write a list in its place.'],
    ['that is not JSON', '{"@context": "x",}', 'Nothing was written into codemeta.json, line 1.'],
    ['that is no CodeMeta file', '{"tasktype": "uri://oci-container", "taskinfo": {}}', 'no CodeMeta file'],
    ['that holds a list', '[]', 'a list where one object is expected'],
    ['that is empty', '', 'The text is empty.'],
    ['that is not UTF-8', Buffer.from('{"name": "M\xfcller"}', 'latin1'), 'not UTF-8'],
  ])('refuses a file %s, and leaves it as it was', async (_, content, sentence) => {
    const folder = folderWith({ 'pyproject.toml': library, 'codemeta.json': content });
    const { code, stderr } = await write(folder);
    expect(code).toBe(3);
    expect(stderr).toContain(sentence);
    expect(readFileSync(join(folder, 'codemeta.json'))).toEqual(Buffer.from(content));
    expect(readdirSync(folder).sort()).toEqual(['codemeta.json', 'pyproject.toml']);
  });

  it('tells what readers of an older JSON-LD make of the file', async () => {
    const needs = library + 'dependencies = ["numpy", "astropy"]\n';
    expect((await write(folderWith({ 'pyproject.toml': needs }))).stdout).toContain('readers of JSON-LD 1.0 refuse');
  });

  it('keeps the permissions of the file', async () => {
    const folder = withFile(`${begin}\n}\n`);
    chmodSync(join(folder, 'codemeta.json'), 0o640);
    expect((await write(folder)).code).toBe(0);
    expect(statSync(join(folder, 'codemeta.json')).mode & 0o777).toBe(0o640);
  });

  it('writes what a link within the repository leads to, and keeps the link', async () => {
    const folder = folderWith({ 'pyproject.toml': library, 'metadata/codemeta.json': `${begin}\n}\n` });
    symlinkSync('metadata/codemeta.json', join(folder, 'codemeta.json'));
    expect((await write(folder)).code).toBe(0);
    expect(lstatSync(join(folder, 'codemeta.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'metadata/codemeta.json'), 'utf8')).toContain(python);
  });

  it('neither reads nor writes what a link leads to outside of the repository', async () => {
    const folder = folderWith({ 'repository/pyproject.toml': library, 'outside.json': `${begin}\n}\n` });
    symlinkSync('../outside.json', join(folder, 'repository/codemeta.json'));
    const { code, stderr } = await write(join(folder, 'repository'));
    expect(code).toBe(3);
    expect(stderr).toContain('a link that leads out of the repository');
    expect(readFileSync(join(folder, 'outside.json'), 'utf8')).toBe(`${begin}\n}\n`);
  });

  it('tells what it could not write, and leaves nothing behind', async () => {
    const folder = withFile(`${begin}\n}\n`);
    // Root may write anywhere; a folder in the way stops everybody.
    const nested = join(folder, 'deep');
    mkdirSync(nested);
    writeFileSync(join(nested, 'pyproject.toml'), library);
    mkdirSync(join(nested, 'codemeta.json'));
    const { code, stderr } = await write(nested);
    expect(code).toBe(3);
    expect(stderr).toContain('codemeta.json is no file.');
    expect(readdirSync(nested).sort()).toEqual(['codemeta.json', 'pyproject.toml']);
  });

  it('tells what was written as JSON too', async () => {
    const { code, stdout } = await write(withFile(`${begin}\n}\n`), '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      written: [containing('Wrote one task')],
      block: { keywords: [python] },
    });
  });
});

describe('suggest --check', () => {
  const check = (cwd: string, ...options: readonly string[]) => run(['suggest', '--check', ...options, '.'], { cwd });
  const drifted = `${begin},\n\t"targetProduct": [\n${entry.replace('"schema:value": "galaxy-shapes"', '"schema:value": "other"')}\n\t],\n\t"keywords": ["${python}"]\n}\n`;

  it('ends well where file and repository agree', async () => {
    const folder = withFile(`${begin}\n}\n`);
    await write(folder);
    expect(await check(folder)).toEqual({
      code: 0,
      stdout: 'codemeta.json: says what the repository says\n',
      stderr: '',
    });
    expect(JSON.parse((await check(folder, '--format', 'json')).stdout)).toEqual({
      file: 'codemeta.json',
      verdict: 'agrees',
      problems: [],
    });
    expect((await check(folder, '--format', 'github')).stdout).toBe('');
  });

  it('says where they have drifted apart', async () => {
    const { code, stdout } = await check(withFile(drifted));
    expect(code).toBe(1);
    expect(stdout).toContain('codemeta.json: has drifted apart from the repository\n');
    expect(stdout).toMatch(/ {2}\d+:\d+ error: .*pyproject\.toml.*\(value-fits-repository\)\n/);
  });

  it('says it in each form', async () => {
    const folder = withFile(drifted);
    expect(await check(folder, '--format', 'github')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^::error file=codemeta\.json,line=\d+,col=\d+,title=value-fits-repository::/,
      ) as string,
    });
    expect(await check(folder, '--format', 'markdown')).toMatchObject({ code: 1, stdout: containing('- line ') });
    const { stdout } = await check(folder, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'drifted', problems: [{ severity: 'error' }] });
  });

  it('says that a task is not declared at all, also where there is no file', async () => {
    for (const folder of [withFile(`${begin}\n}\n`), folderWith({ 'pyproject.toml': library })]) {
      const { code, stdout } = await check(folder);
      expect(code).toBe(1);
      expect(stdout).toContain('(task-of-repository-is-declared)');
    }
  });

  it('leaves out the types that are not wanted', async () => {
    expect((await check(withFile(drifted), '--skip', 'python-library')).code).toBe(0);
    expect((await check(withFile(drifted), '--only', 'oci-container')).code).toBe(0);
    expect((await check(withFile(drifted), '--only', 'python-library')).code).toBe(1);
  });

  it('says that there is no file', async () => {
    expect((await check(folderWith({ 'pyproject.toml': library }))).stdout).toMatch(
      /^codemeta\.json: is not there\n[^]*No codemeta\.json declares a task[^]*Make one with `tasktypes suggest --write`/,
    );
    const { code, stdout } = await check(folderWith({ 'notes.txt': '' }));
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'codemeta.json: is not there, and nothing has to be declared\n',
    });
  });

  it('names what can be done with a list that only the author may add to', async () => {
    const { code, stdout } = await check(withFile(graph));
    expect(code).toBe(1);
    expect(stdout).toContain('Paste the block that `tasktypes suggest --format json` prints');
    expect(stdout).not.toContain('--write');
  });

  it('cannot decide on a file that cannot be read', async () => {
    const { code, stdout, stderr } = await check(withFile('{"@context": }'));
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('codemeta.json, line 1: ');
  });

  it('ends well where there is nothing to run and nothing is declared', async () => {
    expect((await check(folderWith({ 'notes.txt': '' }))).code).toBe(0);
  });
});
