import { readFileSync } from 'node:fs';
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
    expect(stdout).toMatch(/\nServicetypes: .+\n {2}generic-webinterface/);
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
    expect(stdout).toMatch(/\n {2}interface_port {2}whole number from 1 to 65535/);
    for (const heading of ['Example: ', 'Who runs it', 'Also called', 'Sources'])
      expect(stdout).toContain(`\n${heading}`);
  });

  it('shows how a service is driven', async () => {
    const { stdout } = await run(['show', 'jupyter-hub']);
    expect(stdout).toContain('\nWhat it accepts, and how it is driven\n');
    expect(stdout).toContain('If /service/nbgitpuller is true');
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

  it('answers as resolve does when there is no such type', async () => {
    expect(await run(['show', 'oci-contaner'])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: containing('oci-contaner: suggestion'),
    });
    expect((await run(['show', 'oci-container/7.0'])).code).toBe(3);
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
    expect({ code, problems: JSON.parse(stdout) as unknown }).toEqual({ code: 0, problems: { problems: [] } });
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
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('export interface MyTask {');
    expect(stdout).toContain('/tasktypes/my-task');
  });

  it('prints nothing when a document has an error', async () => {
    const cwd = folderWith({ 'tasktypes/my-task/1.0.md': '---\ntitle: x\n---\n' });
    expect(await run(['types', '.'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: containing('Run: tasktypes lint .'),
    });
  });
});
