import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { containing, folderWith, matching, run } from './command.ts';

const dockerfile = 'FROM ubuntu:24.04\nENTRYPOINT ["survey"]\n';
const library =
  '[build-system]\nrequires = ["hatchling"]\n[project]\nname = "galaxy-shapes"\nrequires-python = ">=3.11"\n';
const both = { 'docker/Dockerfile': dockerfile, 'pyproject.toml': library };
const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const image = 'oci-container#/image=docker.io/jdoe/survey:1.0';

const suggest = (files: Readonly<Record<string, string | Uint8Array>>, ...options: readonly string[]) =>
  run(['suggest', ...options, '.'], { cwd: folderWith(files) });

function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

interface Told {
  readonly tasks: readonly { readonly tasktype: string; readonly standing: string; readonly taskinfo: unknown }[];
  readonly block: { readonly targetProduct: readonly unknown[]; readonly keywords: readonly string[] };
}

async function told(files: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Told> {
  const { code, stdout, stderr } = await suggest(files, '--format', 'json', ...options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Told;
}

describe('suggest', () => {
  it('tells each task with the file and line of each value, what is missing, and what to do next', async () => {
    const { code, stdout, stderr } = await suggest(both);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^\.: 2 tasks\n/);
    expect(stdout).toContain(
      '     pipname          "galaxy-shapes"\n       certain  pyproject.toml:4  name = "galaxy-shapes"\n',
    );
    expect(stdout).toContain('Under which name is the image of docker/Dockerfile published?');
    expect(stdout).toContain("       --answer 'oci-container#/image=…'\n");
    expect(stdout).toContain('Next\n');
    expect(stdout).toContain("    tasktypes suggest --write --answer 'oci-container#/image=…'");
  });

  it('ends well where there is no task, and says what was looked for', async () => {
    const { code, stdout } = await suggest({ 'notes.txt': 'Nothing here.' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\.: no task in 1 file\n {2}Looked for Dockerfiles/);
    expect(await suggest({})).toMatchObject({ code: 0, stdout: containing('no task in 0 files') });
  });

  it('lists what was left out, and why', async () => {
    const { stdout } = await suggest({ 'CMakeLists.txt': 'project(survey CXX)\n' });
    expect(stdout).toMatch(/Seen and left out\n {2}CMakeLists\.txt[^\n]*\n {6}.*, because .*\.\n/);
  });

  it('says of the repository as a whole that it is left out', async () => {
    const empty = JSON.stringify({ cells: [] });
    const { stdout } = await suggest({ 'a.ipynb': empty, 'b/c.ipynb': empty });
    expect(stdout).toContain('  the repository\n      2 empty notebooks, because there is nothing in it to run.');
  });

  it('says of a file in another encoding that it was not read', async () => {
    const setup = Buffer.from("from setuptools import setup\nsetup(name='shapes', author='M\xfcller')\n", 'latin1');
    const { code, stdout } = await suggest({ 'setup.py': setup });
    expect(code).toBe(0);
    expect(stdout).toMatch(/ {2}setup\.py\n {6}.*it is not in UTF-8 and was not read/);
    expect(stdout).not.toContain('gives a package its name');
    const container = await suggest({ Dockerfile: Buffer.from(`${dockerfile}LABEL a="M\xfcller"\n`, 'latin1') });
    expect(container.stdout).toMatch(/ {2}Dockerfile\n {6}a Dockerfile, because it is not in UTF-8 and was not read/);
    expect(container.stdout).not.toContain('could not be read');
  });

  it('pastes the block by hand where only the author may write', async () => {
    const graph = '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@graph": []}';
    const { stdout } = await suggest({ 'pyproject.toml': library, 'codemeta.json': graph });
    expect(stdout).toContain('tasktypes suggest --format json .');
    expect(stdout).not.toContain('Mend codemeta.json first');
  });

  it('says how many questions are not in the next command', async () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`${name}/Dockerfile`, dockerfile]));
    expect((await suggest(files)).stdout).toContain('(2 more questions stand above)');
  });

  it('tells the same as JSON, with the block to paste', async () => {
    const { tasks, block } = await told(both, '--answer', image);
    expect(tasks.map(({ tasktype, standing }) => [tasktype, standing])).toEqual(
      expect.arrayContaining([
        ['oci-container', 'ready'],
        ['python-library', 'ready'],
      ]),
    );
    expect(block.keywords).toContain(oci);
    expect(block.targetProduct).toHaveLength(2);
  });

  it('tells the same as Markdown, in which nothing of the repository is markup', async () => {
    const files = { 'docker/Dockerfile': `${dockerfile}LABEL x="<b>@team</b> #1"\n`, 'a|b/Dockerfile': dockerfile };
    const { code, stdout } = await suggest(files, '--format', 'markdown', '--answer', image.replace('#', ':1#'));
    expect(code).toBe(0);
    expect(stdout).toContain('### Tasks in `.`: 2 tasks');
    expect(stdout).toContain('```json\n  "targetProduct": [');
    expect(stdout.replaceAll(/`[^`]*`/g, '')).not.toMatch(/[<>@#|](?![# ])/);
  });

  it('writes nothing that a terminal would obey', async () => {
    const files = { 'a\u001b[31m/Dockerfile': `${dockerfile}EXPOSE 80\nLABEL a="\u001b[31m\u202e"\n` };
    for (const format of ['text', 'json', 'markdown']) {
      const { code, stdout } = await suggest(files, '--format', format);
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/[\u001b\u202e]/);
    }
  });

  it('names a folder in the commands as a shell reads it', async () => {
    const cwd = folderWith({ 'my repository/pyproject.toml': library });
    const { stdout } = await run(['suggest', 'my repository'], { cwd });
    expect(stdout).toContain("tasktypes suggest --write 'my repository'");
  });

  it('keeps what the author wants to hear of', async () => {
    expect((await told(both, '--only', 'python-library')).tasks).toMatchObject([{ tasktype: 'python-library' }]);
    expect((await told(both, '--skip', 'python-library')).tasks).toMatchObject([{ tasktype: 'oci-container' }]);
  });

  it('takes in what is possible besides', async () => {
    const web = {
      Dockerfile: 'FROM python:3.12\nEXPOSE 8888\nUSER jovyan\nCMD ["jupyter", "lab"]\n',
      'README.md': 'docker run -p 8888:8888 docker.io/jdoe/survey:1.0\n',
    };
    const names = (tasks: Told['tasks']) => tasks.map(({ tasktype }) => tasktype);
    const found = names((await told(web)).tasks);
    expect(found).not.toContain('common-container');
    expect(names((await told(web, '--also', 'common-container')).tasks)).toEqual([...found, 'common-container']);
  });
});

describe('an answer', () => {
  it('completes a task, and is in the next command', async () => {
    const { stdout } = await suggest(
      { Dockerfile: dockerfile },
      '--answer',
      image,
      '--answer',
      'codemeta.json#/name=Survey',
    );
    expect(stdout).toContain('       certain  your answer  docker.io/jdoe/survey:1.0\n');
    expect(stdout).toContain(`tasktypes suggest --write --answer '${image}' --answer 'codemeta.json#/name=Survey' .\n`);
  });

  it('is asked for the name of the software, where no file says it', async () => {
    const { stdout } = await suggest({ Dockerfile: dockerfile }, '--answer', image);
    expect(stdout).toContain('What is the software called?');
    expect(stdout).toContain("--answer 'codemeta.json#/name=…'");
  });

  it('may name a file that is not there, which is told', async () => {
    const notebook = JSON.stringify({ cells: [{ cell_type: 'code', source: [] }], nbformat: 4 });
    const files = { 'a.ipynb': notebook, 'b.ipynb': notebook, 'requirements.txt': 'numpy\n' };
    const answers = (path: string) => ['--answer', `jupyter-notebook#/repository/path=${path}`];
    expect((await suggest(files, ...answers('c.ipynb'))).stdout).toContain('The repository has no "c.ipynb"');
    expect((await suggest(files, ...answers('a.ipynb'))).stdout).not.toContain('The repository has no');
  });

  it('is for the one of several tasks that it numbers', async () => {
    const several = { 'a/Dockerfile': dockerfile, 'b/Dockerfile': dockerfile };
    const { tasks } = await told(several, '--answer', image.replace('#', ':2#'));
    expect(tasks.map(({ standing }) => standing)).toEqual(['incomplete', 'ready']);
    expect(await suggest(several, '--answer', image)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: containing('may be for 2 tasks.\n  Say which: oci-container:1 is'),
    });
  });

  it.each([
    ['that has no form', 'image=x', 'The answer "image=x" is not understood.'],
    ['that is empty', 'oci-container#/image=', 'is empty'],
    ['for an unknown type', 'oci-contaner#/image=x', 'There is no tasktype "oci-contaner".'],
    ['for a type that is not suggested', 'docker-compose#/x=y', 'No such task is suggested'],
    ['for an unknown field', 'oci-container#/imag=docker.io/a/b', '#/imag cannot be taken.'],
    ['that the type refuses', 'oci-container#/image=No Image', 'does not have the expected form'],
    ['for another part of codemeta.json', 'codemeta.json#/license=MIT', 'only /name can be given'],
  ])('%s is refused in a sentence', async (_, answer, sentence) => {
    const { code, stdout, stderr } = await suggest({ Dockerfile: dockerfile }, '--answer', answer);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^tasktypes: [^\n]+\n {2}[^\n]+\n$/);
  });
});

describe('wrong use of suggest', () => {
  it.each([
    ['no repository', [], 'No repository is named.'],
    ['two repositories', ['a', 'b'], 'More than one repository is named.'],
    ['a path that does not exist', ['/does/not/exist'], 'There is no file or folder "/does/not/exist".'],
    ['a file that is no zip', ['file.txt'], '"file.txt" is neither a folder nor a zip.'],
    ['writing while checking', ['--check', '--write', '.'], 'With --check, nothing is asked or written.'],
    ['annotations of suggestions', ['--format', 'github', '.'], 'come from --check only'],
    ['an unknown type', ['--only', 'oci-contaner', '.'], 'Did you mean oci-container?'],
    ['a type that is not possible besides', ['--also', 'oci-container', '.'], 'is not "also possible" here'],
    ['an empty pipe', ['-'], 'Nothing came on standard input.'],
    ['writing into a zip', ['--write', 'file.zip'], 'Nothing is written into a zip.'],
    ['checking a zip', ['--check', 'file.zip'], 'A zip is not checked for drift.'],
  ])('is %s', async (_, args, sentence) => {
    const cwd = folderWith({ 'file.txt': 'text', 'file.zip': zipOf({ a: '' }) });
    const { code, stdout, stderr } = await run(['suggest', ...args], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^tasktypes: [^\n]+\n {2}[^\n]+\n$/);
  });
});

describe('a zip', () => {
  const packed = zipOf({ 'survey-1.0/docker/Dockerfile': dockerfile, 'survey-1.0/pyproject.toml': library });

  it('is read from a file and from a pipe, as the folder it was made of', async () => {
    const cwd = folderWith({ 'survey.zip': packed });
    const file = await run(['suggest', 'survey.zip'], { cwd });
    const pipe = await run(['suggest', '-'], { cwd, input: packed });
    expect(file).toMatchObject({ code: 0, stdout: matching(/^survey\.zip: 2 tasks\n/), stderr: '' });
    expect(file.stdout).toContain('tasktypes suggest --format markdown survey.zip\n');
    const withoutNames = (text: string) => text.replaceAll(/survey\.zip|standard input/g, '').replace(/ -\n$/, ' \n');
    expect(withoutNames(pipe.stdout)).toBe(withoutNames(file.stdout));
    const folder = await suggest(both);
    expect(folder.stdout.split('\nNext\n')[0]?.slice(1)).toBe(
      file.stdout.split('\nNext\n')[0]?.slice('survey.zip'.length),
    );
  });

  it('that is damaged cannot be read, which is told in a sentence', async () => {
    const cwd = folderWith({ 'survey.zip': packed.subarray(0, 200) });
    expect(await run(['suggest', 'survey.zip'], { cwd })).toEqual({
      code: 3,
      stdout: '',
      stderr:
        'tasktypes: "survey.zip" cannot be read. The zip is damaged or cut off: its directory, which stands at its end, is not there.\n  Fetch it again, or unpack it and name the folder.\n',
    });
    expect((await run(['suggest', '-'], { input: packed.subarray(0, 200) })).code).toBe(3);
  });
});
