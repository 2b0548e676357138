/**
 * Makes the command as one file that needs no Node, for the platform this runs on, in `out.executable`, with the licences
 * of everything inside. `npm run generate` comes first.
 * `node scripts/executable.ts [--out <folder>]`
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, type Metafile, type Plugin } from 'esbuild';
import { loadDocuments } from '../src/load.ts';
import { licencesOfParts } from './licences.ts';
import { ForeignFolderError, replaceFolder } from './replace-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = join(root, 'node_modules/node/bin/node');

/** Node runs what is injected only where this stands, which is in every binary of its own. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const ownPlaces: Plugin = {
  name: 'own-places',
  setup: (bundler) => {
    bundler.onResolve({ filter: /\/package-folder\.ts$/ }, () => ({ path: join(root, 'src/cli/embedded.ts') }));
    // json-schema-to-typescript lays out its code with prettier, 5 MB of it, when it is asked to; it never is.
    bundler.onResolve({ filter: /^prettier$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '' }));
  },
};

async function bundle(outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: ['src/cli/main.ts'],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [ownPlaces],
    outfile,
  });
  return metafile;
}

/** What `src/cli/embedded.ts` reads. */
async function writeAssets(folder: string): Promise<Readonly<Record<string, string>>> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const texts = { 'version.txt': version, 'documents.json': JSON.stringify(await loadDocuments(root)) };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const written = Object.keys(texts).map((name) => [name, join(folder, name)] as const);
  return { ...Object.fromEntries(written), 'types.ts': join(root, 'src/generated/types.ts') };
}

/** The blob that Node finds in itself; code is compiled beforehand, which halves the time of a start. */
async function makeBlob(main: string, folder: string): Promise<string> {
  const output = join(folder, 'main.blob');
  const config = join(folder, 'config.json');
  const settings = {
    main,
    output,
    assets: await writeAssets(folder),
    useCodeCache: true,
    disableExperimentalSEAWarning: true,
    // NODE_OPTIONS is meant for another Node.
    execArgvExtension: 'none',
  };
  writeFileSync(config, JSON.stringify(settings));
  execFileSync(node, ['--experimental-sea-config', config], { stdio: 'pipe' });
  return output;
}

/** A program whose content was changed starts on a Mac only when it is signed anew. */
function inject(blob: string, file: string): void {
  const isMac = process.platform === 'darwin';
  const segment = isMac ? ['--macho-segment-name', 'NODE_SEA'] : [];
  const postject = join(root, 'node_modules/postject/dist/cli.js');
  copyFileSync(node, file);
  if (isMac) execFileSync('codesign', ['--remove-signature', file]);
  execFileSync(node, [postject, file, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', fuse, ...segment], { stdio: 'pipe' });
  if (isMac) execFileSync('codesign', ['--sign', '-', file]);
}

async function makeExecutable(out: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tasktypes-executable-'));
  try {
    const main = join(folder, 'main.cjs');
    const { inputs } = await bundle(main);
    inject(await makeBlob(main, folder), join(out, 'tasktypes'));
    copyFileSync(join(root, 'LICENSE'), join(out, 'LICENSE'));
    writeFileSync(join(out, 'LICENSES-OF-PARTS.txt'), licencesOfParts(root, Object.keys(inputs)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'out.executable') } } });

try {
  await replaceFolder(resolve(values.out), makeExecutable);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = error instanceof ForeignFolderError ? 2 : 1;
}
