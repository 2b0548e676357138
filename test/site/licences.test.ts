import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { licencesFile, licencesText, packageFolders, readPackage } from '../../src/site/licences.ts';
import { frameScriptFiles, plannerScriptFiles, scriptFiles } from '../../src/site/page-scripts.ts';
import { keptSite, places } from './kept-site.ts';

const folder = fileURLToPath(new URL('../../src/site/', import.meta.url));

/** The packages whose code ends up in the scripts. */
async function bundled(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: Object.values({ ...scriptFiles, ...plannerScriptFiles, ...frameScriptFiles }),
    outdir: 'scripts',
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const names = inputs.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)];
}

describe('the licences of the code of others', () => {
  it(
    'are published for every package in the scripts of the pages, with the notice of its authors',
    { timeout: 240_000 },
    async () => {
      const site = await keptSite(places[1]);
      const text = site.read(licencesFile);
      const names = await bundled();
      expect(names).toEqual(
        expect.arrayContaining([
          'yaml',
          'fflate',
          'minisearch',
          '@codemirror/view',
          '@std-uritemplate/std-uritemplate',
        ]),
      );
      for (const name of names) {
        const described = JSON.parse(
          readFileSync(fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url)), 'utf8'),
        ) as { readonly version: string };
        expect(text.split('\n').map((line) => line.replace(/ \(.*/, ''))).toContain(`${name} ${described.version}`);
      }
      expect(text).toContain('Permission is hereby granted, free of charge');
      expect(text).toContain('Copyright (c) 2026 Arjun Barrett');
      expect(site.read('index.html')).toContain(`href="/registry/${licencesFile}"`);
    },
  );

  it('are looked for in the folders of packages, also of those inside of others', () => {
    expect(
      packageFolders([
        'start.ts',
        '../../node_modules/a/b.js',
        '../node_modules/a/node_modules/@b/c/d/e.js',
        '../../node_modules/a/c.js',
      ]),
    ).toEqual(['../../node_modules/a', '../node_modules/a/node_modules/@b/c']);
  });

  it('stand once where several packages have the very same', () => {
    const one = { version: '1.0.0', licence: 'MIT', text: 'Copyright A' };
    const text = licencesText([
      { ...one, name: 'a' },
      { ...one, name: 'b' },
    ]);
    expect(text).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nCopyright A\n');
  });

  it('are named with their author where a package has no file of it', async () => {
    const described = '{"name": "a", "version": "1.0.0", "license": "Apache-2.0", "author": "Somebody"}';
    const files = new Map([['a/package.json', described]]);
    const { text } = await readPackage('a', (path) => Promise.resolve(files.get(path)));
    expect(text).toBe('Copyright Somebody\nThe text of the licence: https://spdx.org/licenses/Apache-2.0.html');
  });

  it('must be there', async () => {
    const files = new Map([['a/package.json', '{"name": "a", "version": "1.0.0", "license": "MIT"}']]);
    await expect(readPackage('a', (path) => Promise.resolve(files.get(path)))).rejects.toThrow('no licence');
  });
});
