import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packedTarball } from './packed.ts';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');

const folder = mkdtempSync(join(tmpdir(), 'tasktypes-contents-'));
let tarball: string;
let files: readonly string[];
beforeAll(async () => {
  tarball = await packedTarball();
  await execute('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
  files = globSync('**/{.*,*}', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** Names of the packages that a module needs when it runs. */
function packagesOf(file: string): readonly string[] {
  const specifiers = [...read(file).matchAll(/^(?:import|export) .*from ["']([@a-z][^"':]*)["'];$/gm)];
  return specifiers.map(([, specifier = '']) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

describe('the packed package', () => {
  it('holds the command, the library, its sources and the documents, and nothing else', () => {
    const places = new Set(files.map((file) => file.split('/', 1)[0]));
    expect([...places].sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'out', 'out.library', 'package.json'].concat([
        'servicetypes',
        'src',
        'tasktypes',
      ]),
    );
    expect(
      files.filter((file) => /\.test\.|(?:^|\/)(?:test|\.cache|node_modules|\.made-by-tasktypes)(?:\/|$)/.test(file)),
    ).toEqual([]);
    // A static host needs this one of the site.
    expect(files.filter((file) => /(?:^|\/)\./.test(file))).toEqual(['src/site/public/.nojekyll']);
  });

  it('holds the source that each map of declarations names', () => {
    const maps = files.filter((file) => file.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(0);
    for (const map of maps) {
      const { sources } = JSON.parse(read(map)) as { readonly sources: readonly string[] };
      for (const source of sources)
        expect(files, map).toContain(relative(folder, resolve(folder, dirname(map), source)));
    }
  });

  it('needs only packages that it brings or that an own site is asked for', () => {
    const { dependencies, peerDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const named = { ...dependencies, ...peerDependencies };
    const modules = files.filter((file) => /^out.*\.m?js$/.test(file));
    expect(modules.length).toBeGreaterThan(0);
    for (const module of modules)
      for (const name of packagesOf(module)) expect(named, `${module} imports ${name}`).toHaveProperty([name]);
  });

  it('names no folder of the one who packed it', () => {
    expect(files.filter((file) => read(file).includes('/tasktypes-pack-') || read(file).includes(root))).toEqual([]);
  });

  it('keeps to its size', () => {
    const documents = files.filter((file) => /^(?:task|service)types\/.*\.md$/.test(file)).length;
    const unpacked = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    // With thirty documents: 2.3 MB packed and 9.3 MB unpacked.
    expect(statSync(tarball).size).toBeLessThan(1_900_000 + documents * 16_000);
    expect(unpacked).toBeLessThan(6_100_000 + documents * 110_000);
  });

  it('has nothing that publint would change', async () => {
    const { messages } = await publint({ pkgDir: folder, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  it('gives each way of resolving ES modules the right types', async () => {
    const { stdout } = await execute(process.execPath, [attw, tarball, '--profile', 'esm-only', '--format', 'ascii']);
    expect(stdout).toContain('"tasktypes/registry"');
  });
});
