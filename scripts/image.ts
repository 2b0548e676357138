/**
 * Builds the container image of the command with podman or docker: the executable, the Debian libraries it loads, and the
 * licences of both. `npm run executable` comes first.
 * `node scripts/image.ts [--executable <folder>] [--engine podman|docker] [--tag <name>]`
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };

/** Who runs the command; the number is the one that images without root commonly have. */
const accounts = {
  'etc/passwd': 'tasktypes:x:65532:65532:tasktypes:/work:/sbin/nologin\n',
  'etc/group': 'tasktypes:x:65532:\n',
};

const outputOf = (program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8' });

/** The libraries a program loads, by the paths where its loader looks for them, and the loader itself. */
function librariesOf(program: string): readonly string[] {
  return [...outputOf('ldd', program).matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path);
}

/** The Debian packages that files belong to; which of the merged folders a package was made for is not told by the path. */
function packagesOf(files: readonly string[]): readonly string[] {
  const patterns = files.map((file) => `*${file.replace(/^\/usr(?=\/)/, '')}`);
  const owners = [...outputOf('dpkg-query', '--search', ...patterns).matchAll(/^([^\s:]+)[^\s]*: /gm)];
  return [...new Set(owners.map(([, name = '']) => name))];
}

/** The path of a file to be written, in a folder that is there. */
function placed(folder: string, path: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

/** Lays out the root of the image. */
function stage(executable: string, folder: string): void {
  const copy = (from: string, to: string): void => copyFileSync(from, placed(folder, to));
  const libraries = librariesOf(join(executable, 'tasktypes'));
  copy(join(executable, 'tasktypes'), 'usr/bin/tasktypes');
  for (const name of ['LICENSE', 'LICENSES-OF-PARTS.txt'])
    copy(join(executable, name), `usr/share/doc/tasktypes/${name}`);
  for (const path of libraries) copy(path, path);
  for (const name of packagesOf(libraries)) {
    copy(`/usr/share/doc/${name}/copyright`, `usr/share/doc/${name}/copyright`);
    // Scanners read here which versions are inside.
    writeFileSync(placed(folder, `var/lib/dpkg/status.d/${name}`), outputOf('dpkg-query', '--status', name));
  }
  for (const [path, text] of Object.entries(accounts)) writeFileSync(placed(folder, path), text);
}

function installedEngine(): string {
  const engine = ['podman', 'docker'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (engine === undefined) throw new Error('Neither podman nor docker is here; install one of them.');
  return engine;
}

const { values } = parseArgs({
  options: {
    executable: { type: 'string', default: join(root, 'out.executable') },
    engine: { type: 'string' },
    tag: { type: 'string', default: 'tasktypes' },
  },
});
// Whoever runs the command in the image is not who builds it.
process.umask(0o022);
const folder = mkdtempSync(join(tmpdir(), 'tasktypes-image-'));
try {
  if (process.platform !== 'linux')
    throw new Error('An image is made of the libraries of a Debian system; this is none.');
  const engine = values.engine ?? installedEngine();
  stage(values.executable, join(folder, 'root'));
  const file = join(root, 'Containerfile');
  const args = ['build', '--file', file, '--build-arg', `VERSION=${version}`, '--tag', values.tag, folder];
  process.exitCode = spawnSync(engine, args, { stdio: 'inherit' }).status ?? 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
