import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { serve, type Running } from '../src/http/node.ts';
import { tasktypes } from '../src/official.ts';
import { configurationSchema } from '../src/planner/configuration/configuration-schema.ts';
import { exampleAddress } from '../src/site/guides/guide.ts';
import { officialApp } from './http/official-app.ts';
import { programs as ofTools, python, pythonParts } from './languages/python.ts';
import { guideRecords } from './guide-records.ts';
import { installed, type InstalledProject, type Outcome } from './package/installed.ts';
import { programNamed, withParts } from './parts.ts';
import { serveRecords, type RecordsServer } from './remote/records-server.ts';
import { readersCompiler, readersCompilerOptions, shownBlocks, type ShownBlock } from './shown-code.ts';
import { keptSite, places } from './site/kept-site.ts';
import { serveStatic, type StaticHost } from './site/static-host.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const guide = (slug: string): readonly ShownBlock[] => shownBlocks(textOf(`src/site/guides/${slug}.md`));
const fileIn = (slug: string, name: string): string =>
  guide(slug).find(({ meta }) => meta === name)?.value ?? `There is no ${name} in the guide ${slug}.`;

/** Of blocks with a name, `exits 1` is none. */
const isFile = ({ lang, meta }: ShownBlock): boolean => lang !== 'sh' && meta !== '';
const expectedCode = ({ meta }: ShownBlock): number => Number(/^exits ([0-9])$/.exec(meta)?.[1] ?? 0);

let project: InstalledProject;
let host: StaticHost;
let api: Running;
let zenodo: RecordsServer;

beforeAll(async () => {
  const site = await keptSite(places[0]);
  host = await serveStatic(site.folder, '/');
  api = await serve(officialApp(site.folder), { port: 0 });
  zenodo = await serveRecords({ records: guideRecords });
  project = await installed();
  // A reader's npx would fetch it.
  symlinkSync(join(ofTools, 'quicktype'), join(project.folder, 'node_modules/.bin/quicktype'));
});

afterAll(async () => {
  host.close();
  await api.close(0);
  zenodo.close();
  project.remove();
});

/** Where `npm start` serves the site with its API. */
const startedAddress = 'http://127.0.0.1:4321';

/** The site that a guide names is here the one that has just been built; Zenodo and the API are servers of the test. */
const here = (text: string): string =>
  text
    .replaceAll(exampleAddress, host.address.replace(/\/$/, ''))
    .replaceAll(startedAddress, api.address)
    .replaceAll('https://zenodo.org/', `${zenodo.origin}/`)
    .replace(/\bpython3(?= )/g, python);

function runIn(slug: string, command: string): Promise<Outcome> {
  return project.run(
    `export npm_config_loglevel=error TASKTYPES_ZENODO=${zenodo.origin}\ncd ${slug}\n${here(command)}`,
  );
}

/** Does what a reader does: saves each file and types each command, from the top to the bottom. */
async function follow(slug: string): Promise<void> {
  mkdirSync(join(project.folder, slug));
  for (const name of ['Dockerfile', 'README.md', 'codemeta.json'])
    project.write({ [`${slug}/survey/${name}`]: textOf(`test/fixtures/readme/survey/${name}`) });
  for (const block of guide(slug)) {
    if (isFile(block)) project.write({ [`${slug}/${block.meta}`]: `${here(block.value)}\n` });
    if (block.lang !== 'sh') continue;
    if (block.meta === 'in a clone') {
      expect(block.value).toMatch(/^(?:npm ci && )?(?:[A-Z_]+=\S+ )*npm start$/);
      continue;
    }
    if (block.meta === 'until stopped') {
      const { said, stop } = await project.start(`cd ${slug}\n${here(block.value)}`);
      onTestFinished(stop);
      expect(said.trimEnd(), block.value).toBe(block.shown);
      continue;
    }
    const { code, stdout, stderr } = await runIn(slug, block.value);
    expect(code, `${block.value}\n${stderr}${stdout}`).toBe(expectedCode(block));
    if (block.shown !== undefined)
      expect({ output: stdout.trimEnd().replaceAll(zenodo.origin, 'https://zenodo.org'), stderr }, block.value).toEqual(
        { output: block.shown, stderr: '' },
      );
  }
}

const inShell = [
  'found-a-uri',
  'uploaders',
  'carriers',
  'curators',
  'own-tasktype',
  'own-registry',
  'who-decides',
  'execution-broker',
];

describe('a guide, followed from top to bottom,', () => {
  it.each(inShell)('does what it says: %s', { timeout: 180_000 }, (slug) => follow(slug));

  withParts('the guides that fetch from the site', { curl: programNamed('curl') !== undefined }, () => {
    it('makes a planner from a configuration file', { timeout: 180_000 }, () => follow('planners-file'));

    it('makes a planner in TypeScript, which type-checks as well', async () => {
      const slug = 'planners-typescript';
      await follow(slug);
      const files = guide(slug).flatMap(({ lang, meta }) => (lang === 'ts' ? [meta] : []));
      const config = { compilerOptions: { ...readersCompilerOptions, noEmit: true }, files };
      project.write({ [`${slug}/tsconfig.json`]: JSON.stringify(config) });
      expect(await runIn(slug, readersCompiler)).toEqual({ code: 0, stdout: '', stderr: '' });
    });

    it('makes classes in Java with what its program asks of them; that it compiles is not tried here', async () => {
      const slug = 'planners-java';
      await follow(slug);
      const made = (name: string): string => readFileSync(join(project.folder, slug, name), 'utf8');
      expect(made('Converter.java')).toContain('public static Taskinfo fromJsonString(String json) throws IOException');
      for (const [, getter = ''] of fileIn(slug, 'Planner.java').matchAll(/notebook\.(get\w+\(\))/g))
        expect(made('Taskinfo.java')).toContain(` ${getter} {`);
      expect(made('Taskinfo.java')).toContain('package org.example;');
    });

    withParts('the guide to the API', { python3: pythonParts.python3 }, () => {
      it('checks metadata over HTTP', () => follow('http-api'));

      it('checks more lines over HTTP than could be sent before the answers are read', async () => {
        const valid = `{"tasktype":"${tasktypes.ociContainer}","taskinfo":{"image":"a/b:1"}}\n`;
        const lines = [...Array.from({ length: 60_000 }, () => valid), '\n', '{}\n', valid, '{"tasktype":'];
        project.write({ 'http-api/many.ndjson': lines.join('') });
        const { stdout } = await runIn('http-api', 'python3 check.py many.ndjson');
        expect(stdout).toBe('60002 invalid\n60004 unreadable\n');
      });
    });

    withParts('the planner in Python', pythonParts, () => {
      it('makes a planner in Python', () => follow('planners-python'));
    });
  });
});

describe('the guide for uploaders', () => {
  it.each([
    ['.github/workflows/tasks.yml', 'github-workflow.yml'],
    ['.gitlab-ci.yml', 'gitlab-ci.yml'],
    ['.pre-commit-config.yaml', 'pre-commit-config.yaml'],
  ])('shows the recipe that is tested as test/fixtures/ci: %s', (name, fixture) => {
    expect(`${fileIn('uploaders', name)}\n`).toBe(textOf(`test/fixtures/ci/${fixture}`));
  });

  it('gives Visual Studio Code the very schemas of the catalogue', async () => {
    const { read } = await keptSite(places[0]);
    const catalogue = JSON.parse(read('catalog.json')) as {
      readonly schemas: readonly { readonly fileMatch: readonly string[] }[];
    };
    // Of YAML this setting knows nothing.
    const ofJson = catalogue.schemas.filter(({ fileMatch }) => fileMatch.every((name) => name.endsWith('.json')));
    const settings = JSON.parse(fileIn('uploaders', '.vscode/settings.json')) as { readonly 'json.schemas': unknown };
    expect(ofJson).toMatchObject(settings['json.schemas'] as object[]);
    expect(ofJson).toHaveLength((settings['json.schemas'] as object[]).length);
  });
});

describe('the guide to a planner from a configuration file', () => {
  it('tells every word that a policy can have', () => {
    const told = [...textOf('src/site/guides/planners-file.md').matchAll(/^\| `(\w+)` /gm)].map(([, word]) => word);
    const { properties } = configurationSchema as {
      properties: { offers: { items: { properties: { policy: object } } } };
    };
    const { policy } = properties.offers.items.properties;
    expect(told.sort()).toEqual(Object.keys((policy as { readonly properties: object }).properties).sort());
  });
});

describe('the guide to a registry of your own', () => {
  it('shows the registry.json that its command writes', () => {
    const made = readFileSync(join(project.folder, 'own-registry/my-registry/registry.json'), 'utf8');
    expect(JSON.parse(fileIn('own-registry', 'registry.json'))).toEqual(JSON.parse(made));
  });
});

describe('lines of front matter in a guide', () => {
  const finished = fileIn('own-tasktype', 'tasktypes/line-count/1.0.md');
  const snippets = ['own-tasktype', 'who-decides'].flatMap((slug) =>
    guide(slug).filter(({ lang, meta }) => lang === 'yaml' && meta === ''),
  );

  it.each(snippets)('are right in a document: $value', async ({ value }) => {
    const folder = `front-matter-${String(snippets.findIndex((snippet) => snippet.value === value))}`;
    project.write({ [`${folder}/tasktypes/line-count/1.0.md`]: finished.replace('taskinfo:', `${value}\ntaskinfo:`) });
    const { code, stdout } = await runIn(folder, 'npx tasktypes lint');
    expect(code, stdout).toBe(0);
  });
});
