import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { containing, folderWith, matching, run } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const document = readFileSync(`${root}tasktypes/example-task/1.0.md`, 'utf8');

describe('list', () => {
  it('names every type with version, status and summary', async () => {
    const { code, stdout } = await run(['list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n {2}oci-container +1\.0 {2}experimental {2}One container image/);
    expect(stdout).toMatch(/\nServicetypes: .+\n(?: {2}.+\n)* {2}generic-webinterface/);
  });

  it('names one kind with --kind', async () => {
    const { stdout } = await run(['list', '--kind', 'servicetype']);
    expect(stdout).not.toContain('oci-container ');
    expect(stdout).toContain('jupyter-hub');
  });

  it('gives JSON', async () => {
    const { stdout } = await run(['list', '--kind', 'tasktype', '--format', 'json']);
    const { types } = JSON.parse(stdout) as { types: readonly object[] };
    expect(types).toContainEqual(
      expect.objectContaining({
        kind: 'tasktype',
        name: 'oci-container',
        uri: 'https://w3id.org/execution-planner/tasktypes/oci-container',
        version: '1.0',
        versions: ['1.0'],
      }),
    );
  });
});

describe('show', () => {
  it('shows what a type is, its fields, an example, who runs it and the sources', async () => {
    const { code, stdout } = await run(['show', 'rosetta-container']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Rosetta container {2}tasktype rosetta-container 1\.0, experimental\n/);
    expect(stdout).toContain('not confirmed by INAF (Rosetta).');
    expect(stdout).toContain('taskinfo, in one of 2 forms');
    expect(stdout).toMatch(/\n {2}interface_port {2}whole number, 1 to 65535/);
    for (const heading of ['Example: ', 'Who runs it', 'Also called', 'Sources'])
      expect(stdout).toContain(`\n${heading}`);
  });

  it('shows how a service is driven', async () => {
    const { stdout } = await run(['show', 'jupyter-hub']);
    expect(stdout).toContain('\nWhat it accepts, and how it is driven\n');
    expect(stdout).toContain('if `nbgitpuller` of the service is `true`');
  });

  it.each([
    'oci-container',
    'oci-container/1.0',
    'tasktypes/oci-container',
    'uri://oci-container',
    'https://w3id.org/execution-planner/tasktypes/oci-container/1.0',
  ])('finds %s', async (name) => {
    expect((await run(['show', name])).stdout).toMatch(/^OCI container /);
  });

  it.each([
    ['oci-contaner', 'There is no type "oci-contaner".\n  Did you mean `tasktypes show oci-container`?'],
    ['oci-container/7.0', 'There is no version 7.0 of oci-container; there is 1.0.\n  Did you mean `tasktypes show'],
    ['quantum-circuit', 'There is no type "quantum-circuit".\n  `tasktypes list` names all types.'],
    ['https://example.org/x', 'There is no type "https://example.org/x".\n  `tasktypes resolve` tells more about'],
  ])('says that there is no type %s, and which there are', async (name, sentences) => {
    const { code, stdout, stderr } = await run(['show', name]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(sentences);
    expect(stderr).toMatch(/`tasktypes list` names all types\.\n$/);
  });
});

describe('lint', () => {
  it('finds no fault in the documents of this clone', async () => {
    const { code, stdout } = await run(['lint'], { cwd: root });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: matching(/^\d+ documents checked, examples included: no problems\n$/),
    });
  });

  it('points at the line of a fault and ends with 1', async () => {
    const cwd = folderWith({ 'tasktypes/example-task/1.0.md': document.replace('maxLength: 200', 'maxLenght: 200') });
    const { code, stdout } = await run(['lint', '.'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^tasktypes\/example-task\/1\.0\.md\n\n {2}\d+:\d+ error: /);
    expect(stdout).toMatch(/\n {4}\d+ \| .*maxLenght/);
    expect(stdout).toMatch(/\n1 document checked, examples included: \d+ errors?, \d+ warnings?\n$/);
  });

  it('runs the examples', async () => {
    const cwd = folderWith({
      'tasktypes/example-task/1.0.md': `${document}\n\n\`\`\`json accepted one that fails\n{"message": 1}\n\`\`\`\n`,
    });
    const { code, stdout } = await run(['lint'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('(accepted-example-passes)');
  });

  it('gives JSON', async () => {
    const cwd = folderWith({ 'tasktypes/example-task/1.0.md': document });
    const { code, stdout } = await run(['lint', '--format', 'json', '.'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ verdict: 'valid', documents: 1, problems: [] });
  });

  it('says in JSON that a document is invalid', async () => {
    const cwd = folderWith({ 'tasktypes/example-task/1.0.md': document.replace('maxLength: 200', 'maxLenght: 200') });
    const { code, stdout } = await run(['lint', '--format', 'json', '.'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'invalid', documents: 1 });
  });

  it.each(['lint', 'types'])('takes a folder without documents for wrong use, as %s', async (command) => {
    const cwd = folderWith({});
    mkdirSync(`${cwd}/tasktypes`);
    expect(await run([command, '.'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: containing('There is no document in ".".\n  Name the folder'),
    });
  });
});

describe('types', () => {
  it('prints the types that are shipped', async () => {
    const { code, stdout } = await run(['types']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: readFileSync(`${root}src/generated/types.ts`, 'utf8') });
  });

  it("prints those of one's own documents", async () => {
    const cwd = folderWith({
      'tasktypes/my-task/1.0.md': document.replaceAll('ExampleTask', 'MyTask').replace(/aliases:\n(?: .*\n)+/, ''),
    });
    const { code, stdout, stderr } = await run(['types', '.'], { cwd });
    expect(code).toBe(0);
    expect(stderr).toContain('note: tasktypes/my-task/1.0.md has no canonical');
    expect(stdout).toContain('export interface MyTask {');
    expect(stdout).toContain('/tasktypes/my-task');
  });

  it.each([
    ['a document of this registry', { 'tasktypes/example-task/1.0.md': document }],
    [
      'a document with a URI of its owner',
      {
        'tasktypes/my-task/1.0.md': document.replace(
          /aliases:\n(?: .*\n)+/,
          'canonical: https://types.example.net/my-task\n',
        ),
      },
    ],
  ])('has nothing to note about %s', async (_, files) => {
    expect(await run(['types', '.'], { cwd: folderWith(files) })).toMatchObject({ code: 0, stderr: '' });
  });

  it('prints nothing when lint refuses what only running it shows', async () => {
    const cwd = folderWith({
      'tasktypes/example-task/1.0.md': `${document}\n\n\`\`\`json accepted one that fails\n{"message": 1}\n\`\`\`\n`,
    });
    expect(await run(['types', '.'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: containing('(accepted-example-passes)'),
    });
  });

  it('prints nothing when a document has an error', async () => {
    const cwd = folderWith({ 'tasktypes/my-task/1.0.md': '---\ntitle: x\n---\n' });
    expect(await run(['types', '.'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: containing('check with: tasktypes lint .'),
    });
  });
});
