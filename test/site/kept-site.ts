import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Documents } from '../../src/spec/spec.ts';
import { buildSite, copyOfProject, siteIn, sources, type Site } from './built-site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shelf = join(root, 'node_modules/.cache/sites');

/** Where the tests serve the site: at the root of a host, and under a path. */
export const places = [
  { site: 'https://types.example.org', base: '/' },
  { site: 'https://example.net', base: '/registry/' },
] as const;

/**
 * The place at which a link that leaves out the path leads nowhere. What a page does is tried there alone; that pages, frame
 * and links are right at both places is tried once for all of them.
 */
export const [, underPath] = places;

/** One of these places. */
export type Place = (typeof places)[number];

const minute = 60_000;
const age = (path: string): number => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);

function keyOf(place: Place, documents: Documents): string {
  const hash = createHash('sha256').update(JSON.stringify([place, documents]));
  const files = globSync([...sources, ...sources.map((name) => `${name}/**`), 'package-lock.json'], { cwd: root });
  for (const file of files.sort())
    if (statSync(join(root, file)).isFile()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 20);
}

async function build({ site, base }: Place, documents: Documents, folder: string): Promise<void> {
  if (Object.keys(documents).length === 0) {
    const built = await buildSite(site, base);
    renameSync(built.folder, folder);
    return;
  }
  const project = copyOfProject();
  try {
    for (const [path, text] of Object.entries(documents)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    const built = await buildSite(site, base, project);
    cpSync(built.folder, `${folder}.copy`, { recursive: true });
    renameSync(`${folder}.copy`, folder);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/**
 * Builds the site once for all tests that only read it, as long as nothing it is built from changes.
 *
 * @param place Where it is to be served.
 * @param documents Documents that stand beside those of this repository.
 * @returns The site; nobody may change its folder.
 */
export async function keptSite(place: Place, documents: Documents = {}): Promise<Site> {
  const folder = join(shelf, keyOf(place, documents));
  const lock = `${folder}.lock`;
  mkdirSync(shelf, { recursive: true });
  for (const name of readdirSync(shelf))
    if (age(join(shelf, name)) > 60 * minute) rmSync(join(shelf, name), { recursive: true });
  while (!existsSync(folder)) {
    try {
      mkdirSync(lock);
    } catch {
      // Another test builds the very same site, unless it was ended on the way.
      if (age(lock) > 3 * minute) rmSync(lock, { recursive: true, force: true });
      await setTimeout(200);
      continue;
    }
    try {
      if (!existsSync(folder)) await build(place, documents, folder);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return siteIn(folder);
}
