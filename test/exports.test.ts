import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import * as door from '../src/index.ts';
import * as plannerDoor from '../src/planner.entry.ts';
import * as registryDoor from '../src/registry.entry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { readonly exports: object };

/** Files that are loaded together with an entry; what is imported by need is left out. */
async function loadedWith(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    external: ['node:*'],
    logLevel: 'silent',
  });
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { kind, path: next } of metafile.inputs[path]?.imports ?? [])
      if (kind === 'import-statement' || kind === 'require-call') visit(next);
  };
  visit(entry);
  return [...seen];
}

describe('the package', () => {
  it('has these doors', () => {
    expect(Object.keys(manifest.exports)).toEqual([
      '.',
      './registry',
      './planner',
      './astro',
      './types',
      './validators/*',
      './schemas/*',
      './bundle.json',
      './package.json',
    ]);
  });
});

describe('the door of the library', () => {
  it('exports these names', () => {
    expect(Object.keys(door).sort()).toEqual([
      'extractUris',
      'identifiers',
      'infoMember',
      'insertBlock',
      'joinVerdicts',
      'lookup',
      'registry',
      'servicetypes',
      'tasktypes',
      'validate',
      'validators',
      'versionOf',
      'writeBlock',
    ]);
  });

  it('loads no parser, compiler or generator, and nothing of Node', async () => {
    const loaded = await loadedWith('src/index.ts');
    expect(loaded).toContain('src/validate/validate.ts');
    const heavy =
      /node_modules\/|^node:|src\/(?:emit|load)|spec\/(?:yaml|read|lint|profile)\.ts|generated\/(?:launches|validators|schemas)\//;
    expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
  });

  it('validates and looks up with the types that are shipped', async () => {
    const task = { tasktype: door.tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world:latest' } };
    expect(await door.validate(JSON.stringify(task))).toMatchObject({ verdict: 'valid' });
    expect(await door.validate('{"tasktype": "toString"}', { file: 'task.json' })).toMatchObject({
      file: 'task.json',
      verdict: 'invalid',
    });
    expect(door.lookup(door.tasktypes.exampleTask)).toMatchObject({ status: 'known' });
  });
});

describe('the door to the planner kit', () => {
  it('exports these names', () => {
    expect(Object.keys(plannerDoor).sort()).toEqual([
      'acceptsHandler',
      'createPlanner',
      'fromOfferSetRequest',
      'launch',
      'poll',
      'readPlannerList',
      'readQuestion',
      'readReply',
      'runLaunch',
      'toOfferSetRequest',
    ]);
  });

  it('loads no parser of documents, no compiler or generator, and nothing of Node', async () => {
    const loaded = await loadedWith('src/planner.entry.ts');
    const heavy =
      /node_modules\/(?!@renovatebot\/pep440|hono\/dist\/utils\/accept)|^node:|src\/(?:emit|load)|spec\/(?:yaml|read|lint|profile)\.ts|generated\/(?:launches|validators|schemas)\/|src\/launch\/(?:launch|run)\.ts/;
    expect(loaded.filter((path) => heavy.test(path))).toEqual([]);
  });
});

describe('the door to registries of one’s own', () => {
  it('exports these names', () => {
    expect(Object.keys(registryDoor).sort()).toEqual([
      'acceptedBy',
      'accepts',
      'broader',
      'checkExamples',
      'compileValidators',
      'contractDigest',
      'createChecker',
      'createReader',
      'createRegistry',
      'describeAsLinkedData',
      'describeRegistry',
      'describeVersion',
      'lint',
      'lookup',
      'messageSchema',
      'narrower',
      'openRegistry',
      'publishedSchema',
      'referenced',
      'rules',
      'successorOf',
      'validate',
    ]);
  });

  it('loads neither the shipped types nor what is needed only to build', async () => {
    const loaded = await loadedWith('src/registry.entry.ts');
    expect(
      loaded.filter((path) =>
        /src\/(?:generated|emit|load|official)|json-schema-to-typescript|esbuild|^node:/.test(path),
      ),
    ).toEqual([]);
  });
});
