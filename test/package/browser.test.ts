import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installed, type InstalledProject } from './installed.ts';

let project: InstalledProject;
beforeAll(async () => {
  project = await installed();
});
afterAll(() => project.remove());

interface Built {
  /** Bytes that a browser loads at once, uncompressed. */
  readonly size: number;
  /** What the app prints. */
  readonly output: string;
}

/** Bundles an app as a browser gets it: what is imported by need stays a file of its own. */
async function buildApp(text: string): Promise<Built> {
  const outdir = join(project.folder, 'app');
  const { metafile } = await build({
    stdin: { contents: text, resolveDir: project.folder, sourcefile: 'app.js' },
    outdir,
    absWorkingDir: project.folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    metafile: true,
    outExtension: { '.js': '.mjs' },
  });
  const loaded = new Set<string>();
  const visit = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { kind, path: next } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement') visit(next);
  };
  visit('app/stdin.mjs');
  const size = [...loaded].reduce((sum, path) => sum + statSync(join(project.folder, path)).size, 0);
  const { stdout, stderr } = spawnSync(process.execPath, [join(outdir, 'stdin.mjs')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return { size, output: stdout.trim() };
}

const documents = (): number =>
  globSync('node_modules/tasktypes/{tasktypes,servicetypes}/*/*.md', { cwd: project.folder }).length;

/** Limits leave a fifth of what there was with thirty documents: 83, 186 and 10 kB, uncompressed. */
describe('an app for browsers that is bundled from the package', () => {
  it('looks up with little more than the names of the types', async () => {
    const { size, output } = await buildApp(
      `import { lookup, tasktypes } from 'tasktypes'; console.log(lookup(tasktypes.ociContainer).status);`,
    );
    expect(output).toBe('known');
    expect(size).toBeLessThan(36_000 + documents() * 2_200);
  });

  it('validates with the validator that the file needs, which comes by need', async () => {
    const { size, output } = await buildApp(
      `import { validate } from 'tasktypes';
       const task = { tasktype: 'https://w3id.org/execution-planner/tasktypes/oci-container', taskinfo: {} };
       console.log((await validate(JSON.stringify(task))).verdict);`,
    );
    expect(output).toBe('invalid');
    expect(size).toBeLessThan(157_000 + documents() * 2_200);
  });

  it('takes the URIs alone from the types', async () => {
    const { size, output } = await buildApp(
      `import { tasktypes } from 'tasktypes/types'; console.log(tasktypes.ociContainer);`,
    );
    expect(output).toBe('https://w3id.org/execution-planner/tasktypes/oci-container');
    expect(size).toBeLessThan(100 + documents() * 100);
  });

  it('takes one validator and nothing else', async () => {
    const { size, output } = await buildApp(
      `import check from 'tasktypes/validators/tasktypes/oci-container/1.0'; console.log(check({}));`,
    );
    expect(output).toBe('false');
    expect(size).toBeLessThan(12_000);
  });
});
