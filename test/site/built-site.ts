import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A site built into a folder of its own. */
export interface BuiltSite {
  readonly folder: string;
  /** Paths of its files, relative to the folder. */
  readonly files: readonly string[];
  readonly read: (path: string) => string;
  readonly remove: () => void;
}

/**
 * Builds the site as `npm run build` does.
 *
 * @param site The origin that is to serve it.
 * @param base The path under which it is to be served.
 * @returns The built site.
 */
export async function buildSite(site: string, base: string): Promise<BuiltSite> {
  // Outside of the project Astro keeps what it works with in one folder, where two builds would disturb each other.
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, 'node_modules/.cache/site-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const astro = join(root, 'node_modules/astro/bin/astro.mjs');
  const settings = {
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    TASKTYPES_SITE: site,
    TASKTYPES_BASE: base,
  };
  await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', folder], {
    cwd: root,
    env: { ...process.env, ...settings },
  }).catch((error: unknown) => {
    remove();
    throw error;
  });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  return {
    folder,
    files,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    remove,
  };
}
