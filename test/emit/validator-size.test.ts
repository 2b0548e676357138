import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { versionTypes } from '../../src/emit/typescript.ts';
import { versionValidator } from '../../src/emit/validator.ts';
import type { OpenRegistry } from '../../src/registry/open.ts';
import { openOwnDocuments } from '../documents.ts';

let registry: OpenRegistry;
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  registry = await openOwnDocuments();
  const modules = registry.specs.map(async (spec) => [spec.path, await versionValidator(registry, spec)] as const);
  files = new Map(await Promise.all(modules));
});

/** Bytes of an app when a host sends it compressed. */
async function weight(app: string, modules: ReadonlyMap<string, string>): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: app, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    plugins: [
      {
        name: 'from-memory',
        setup: (bundler) => {
          bundler.onResolve({ filter: /^[ts]/ }, ({ path }) => ({ path, namespace: 'memory' }));
          bundler.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
            contents: modules.get(path) ?? '',
            loader: 'ts',
          }));
        },
      },
    ],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}

describe('the validators of the types', () => {
  it('weigh less than 5 kB, each alone', async () => {
    for (const path of files.keys())
      expect(await weight(`export { default } from '${path}';`, files), path).toBeLessThan(5_000);
  });

  it('weigh at most 1.1 kB a type, all in one file', async () => {
    const app = [...files.keys()].map((path, index) => `export { default as check${index} } from '${path}';\n`);
    expect((await weight(app.join(''), files)) / files.size).toBeLessThanOrEqual(1_100);
  });

  it('weigh nothing where only the types are imported', async () => {
    const [spec] = registry.specs;
    if (spec === undefined) throw new Error('there is no type');
    const name = String(spec.schema['title']);
    const types = new Map([['types', await versionTypes(registry, spec)]]);
    const typed = `import type { ${name} } from 'types'; export const info: Partial<${name}> = {};`;
    expect(await weight(typed, types)).toBe(await weight('export const info = {};', types));
  });
});
