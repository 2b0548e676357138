// Makes what the package exports, in `out.library`: the library, compiled, and the schemas as JSON. `npm run generate` comes first.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDocuments } from '../src/load.ts';
import { registryBundle } from '../src/registry/bundle.ts';
import { publishedSchema } from '../src/registry/message-schema.ts';
import { openRegistry, referencePath } from '../src/registry/open.ts';
import { replaceFolder } from './replace-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function compile(out: string): void {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const config = join(root, '.config/tsconfig.library.json');
  const { status } = spawnSync(process.execPath, [compiler, '-p', config, '--outDir', out], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The library does not compile; npm run typecheck says more.');
}

/** The validators, schemas and launches are generated as JavaScript, which the compiler leaves where it is. */
async function copyGenerated(out: string): Promise<void> {
  for (const folder of ['generated/validators', 'generated/schemas', 'generated/launches'])
    await cp(join(root, 'src', folder), join(out, folder), { recursive: true });
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

async function writeSchemas(out: string): Promise<void> {
  const registry = openRegistry(await loadDocuments(root));
  for (const spec of registry.specs)
    await writeJson(join(out, `schemas${referencePath(spec.path)}.json`), publishedSchema(registry, spec));
  await writeJson(join(out, 'bundle.json'), registryBundle(registry));
}

await replaceFolder(join(root, 'out.library'), async (out) => {
  compile(out);
  await copyGenerated(out);
  await writeSchemas(out);
});
