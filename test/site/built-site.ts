import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A site in a folder. */
export interface Site {
  readonly folder: string;
  /** Paths of its files, relative to the folder. */
  readonly files: readonly string[];
  readonly read: (path: string) => string;
}

/** A site built into a folder of its own. */
export interface BuiltSite extends Site {
  readonly remove: () => void;
}

/**
 * Looks at a site that has been built.
 *
 * @param folder Its folder.
 * @returns The site.
 */
export function siteIn(folder: string): Site {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  return { folder, files, read: (path) => readFileSync(join(folder, path), 'utf8') };
}

/** What the site is built from. */
export const sources = [
  'src',
  'tasktypes',
  'servicetypes',
  'astro.config.mjs',
  'CHANGELOG.md',
  'package.json',
  'tsconfig.json',
];

/**
 * Copies what the site is built from, so that a test can build it from something else.
 *
 * @returns The folder of the copy, without a slash at its end.
 */
export function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'project-'));
  for (const name of sources) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/**
 * Builds the site as `npm run build` does.
 *
 * @param site The origin that is to serve it; nothing is set where it is absent.
 * @param base The path under which it is to be served.
 * @param project Folder of what it is built from.
 * @returns The built site.
 */
export async function buildSite(site: string | undefined, base: string, project = root): Promise<BuiltSite> {
  // Outside of the project Astro keeps what it works with in one folder, where two builds would disturb each other.
  const place = join(project, project === root ? 'node_modules/.cache' : 'dist');
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, 'site-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  // What the tests run in says of itself that it is no production, and Astro would believe it.
  const { TASKTYPES_SITE: _1, PROD: _2, DEV: _3, MODE: _4, ...environment } = process.env;
  const settings = {
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    ...(site === undefined ? {} : { TASKTYPES_SITE: site }),
    TASKTYPES_BASE: base,
  };
  await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', folder], {
    cwd: project,
    env: { ...environment, ...settings },
  }).catch((error: unknown) => {
    remove();
    throw error;
  });
  return { ...siteIn(folder), remove };
}
