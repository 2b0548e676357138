/**
 * Bundles the command: `cli.cjs`, which starts `main.cjs` quickly, and what that loads by need. `npm run generate` comes first.
 * `node scripts/bundle.ts [--generated <folder>] [--out <folder>]`
 */
import { chmodSync, copyFileSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { fillShelf } from '../src/cli/shelf.ts';
import { createRegistry } from '../src/registry/registry.ts';
import type { Driving, Entry, Schema } from '../src/spec/spec.ts';
import { ForeignFolderError, replaceFolder } from './replace-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    generated: { type: 'string', default: join(root, 'src/generated') },
    out: { type: 'string', default: join(root, 'out') },
  },
});
const generated = resolve(values.generated);

/** What is imported by need and becomes a file of its own. */
const imported: Readonly<Record<string, string>> = {
  'spec/yaml.ts': './yaml.cjs',
  'cli/ask.ts': './ask.cjs',
  'cli/check-site.ts': './check-site.cjs',
  'cli/harvest.ts': './harvest.cjs',
  'cli/launch.ts': './launch.cjs',
  'cli/planner-runs.ts': './planner.cjs',
  'cli/suggest.ts': './suggest.cjs',
  'metadata/deposit.ts': './deposit.cjs',
  'metadata/other-carriers.ts': './other-carriers.cjs',
  'cli/zenodo-record.ts': './zenodo-record.cjs',
  'cli/document-commands.ts': './documents.mjs',
};

/** Modules of functions that no valid file needs; each becomes a file that its first call loads. */
const calledByNeed = [
  'cli/deposits.ts',
  'cli/every-command.ts',
  'cli/help.ts',
  'metadata/limits.ts',
  'metadata/no-zip.ts',
  'metadata/other-file.ts',
  'metadata/taskinfo-alone.ts',
  'metadata/propose.ts',
  'metadata/repair.ts',
  'metadata/unrecognised.ts',
  'registry/lookup.ts',
  'report/github.ts',
  'report/gitlab.ts',
  'report/junit.ts',
  'report/markdown.ts',
  'report/sarif.ts',
  'spec/error-finder.ts',
  'spec/explain.ts',
];

const chunkOf = (path: string): string => `./${basename(path, '.ts')}.cjs`;

/** A module whose functions load the real ones when they are called. */
function standIn(path: string): string {
  const source = readFileSync(path, 'utf8');
  if (/^export (?:const|let|class|default|async|\{|\*)/m.test(source))
    throw new Error(`${path} exports more than plain functions, so it cannot be loaded by its first call.`);
  const names = [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const load = `require(${JSON.stringify(chunkOf(path))})`;
  return names.map((name) => `export const ${name} = (...args) => ${load}.${name}(...args);\n`).join('');
}

/** The types are read from files beside the command. */
const shippedTypes: Plugin = {
  name: 'shipped-types',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^\.\.?\/(?:.*\/)?official\.ts$/ }, () => ({ path: join(root, 'src/cli/shipped.ts') }));
  },
};

const byNeed: Plugin = {
  name: 'by-need',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      const file = join(resolveDir, path);
      const name = file.replaceAll('\\', '/').split('/src/').at(-1) ?? '';
      const chunk = kind === 'dynamic-import' ? imported[name] : undefined;
      if (chunk !== undefined) return { path: chunk, external: true };
      return kind === 'import-statement' && calledByNeed.includes(name)
        ? { path: file, namespace: 'by-need' }
        : undefined;
    });
    bundler.onLoad({ filter: /.*/, namespace: 'by-need' }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
    bundler.onResolve({ filter: /\.cjs$/, namespace: 'by-need' }, ({ path }) => ({ path, external: true }));
  },
};

const always: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
  absWorkingDir: root,
};
const fast: BuildOptions = { ...always, format: 'cjs', minify: true };
const ownPlace: BuildOptions = {
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
};

/** The notice that a licence wants kept, as a comment. */
function licenceOf(name: string): string {
  return `/*! ${name}\n${readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8')}*/`;
}

/**
 * Node keeps the compiled code beside the command from the second start on (22.8 and newer): in the package's own folder,
 * which whoever may change it could change the command in as well, never in one that others share.
 */
const starter = `#!/usr/bin/env node
try{require('node:module').enableCompileCache?.(__dirname+'/.cache')}catch{}
require('./main.cjs');
`;

async function bundleCommand(out: string): Promise<void> {
  const file = join(out, 'cli.cjs');
  writeFileSync(file, starter);
  await build({
    ...fast,
    entryPoints: ['src/cli/main.ts'],
    outfile: join(out, 'main.cjs'),
    ...ownPlace,
    plugins: [shippedTypes, byNeed],
  });
  chmodSync(file, 0o755);
}

async function bundleWhatIsCalledByNeed(out: string): Promise<void> {
  const entryPoints = calledByNeed.map((path) => ({ in: `src/${path}`, out: basename(path, '.ts') }));
  await build({ ...fast, entryPoints, outdir: out, outExtension: { '.js': '.cjs' } });
}

async function bundleYaml(out: string): Promise<void> {
  const banner = { js: licenceOf('yaml') };
  await build({ ...fast, entryPoints: ['src/spec/yaml.ts'], outfile: join(out, 'yaml.cjs'), banner });
}

async function bundleCheckSite(out: string): Promise<void> {
  await build({ ...fast, entryPoints: ['src/cli/check-site.ts'], outfile: join(out, 'check-site.cjs') });
}

/** Commands, and parts of them, that bring packages of their own, each with the file it becomes and the packages inside. */
const packedCommands: readonly (readonly [path: string, file: string, packages: readonly string[]])[] = [
  ['src/cli/ask.ts', 'ask.cjs', []],
  ['src/cli/launch.ts', 'launch.cjs', []],
  ['src/metadata/deposit.ts', 'deposit.cjs', ['fflate']],
  ['src/metadata/other-carriers.ts', 'other-carriers.cjs', []],
  ['src/cli/harvest.ts', 'harvest.cjs', ['fflate']],
  ['src/cli/zenodo-record.ts', 'zenodo-record.cjs', ['fflate']],
  ['src/cli/suggest.ts', 'suggest.cjs', ['yaml', 'smol-toml', 'fflate']],
  ['src/cli/planner-runs.ts', 'planner.cjs', ['yaml', 'hono', '@hono/node-server', '@renovatebot/pep440']],
];

/** The package that expands templates stays outside, for it brings no text of its licence. */
async function bundlePackedCommands(out: string): Promise<void> {
  const built = packedCommands.map(([path, file, packages]) =>
    build({
      ...fast,
      ...ownPlace,
      entryPoints: [path],
      outfile: join(out, file),
      banner: { js: packages.map(licenceOf).join('\n') },
      external: ['@std-uritemplate/std-uritemplate'],
      plugins: [shippedTypes, byNeed],
    }),
  );
  await Promise.all(built);
}

/** Packages stay outside: they are dependencies, and the commands that need them may take their time. */
async function bundleDocumentCommands(out: string): Promise<void> {
  const entryPoints = ['src/cli/document-commands.ts'];
  await build({ ...always, entryPoints, outfile: join(out, 'documents.mjs'), format: 'esm', packages: 'external' });
}

async function writeExport(path: string, out: string): Promise<void> {
  const { default: value } = (await import(join(generated, path))) as { readonly default: Schema | Driving };
  const file = join(out, path.replace(/\.js$/, '.json'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}

/** What the command reads by need. */
async function writeTypes(out: string): Promise<void> {
  const { entries } = (await import(join(generated, 'catalogue.ts'))) as { readonly entries: readonly Entry[] };
  const { index, types } = fillShelf(createRegistry(entries));
  writeFileSync(join(out, 'index.txt'), index);
  writeFileSync(join(out, 'entries.txt'), types);
  const paths = globSync('{schemas,launches}/**/*.js', { cwd: generated });
  await Promise.all(paths.map((path) => writeExport(path, out)));
  copyFileSync(join(generated, 'types.ts'), join(out, 'types.ts'));
}

async function bundleAll(out: string): Promise<void> {
  const bundles = [
    bundleCommand,
    bundleWhatIsCalledByNeed,
    bundleYaml,
    bundleCheckSite,
    bundlePackedCommands,
    bundleDocumentCommands,
    writeTypes,
  ];
  await Promise.all(bundles.map((bundle) => bundle(out)));
}

if (existsSync(generated))
  await replaceFolder(resolve(values.out), bundleAll).catch((error: unknown) => {
    if (!(error instanceof ForeignFolderError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  });
else {
  console.error(`There is no ${generated}; run npm run generate first.`);
  process.exitCode = 1;
}
