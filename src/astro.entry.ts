import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroUserConfig } from 'astro';
import type { ContentCache } from './content-cache.ts';
import { base, official, site, wrongPlace, type BuiltIdentity, type Identity } from './identity.ts';
import { loadIdentity, registryFile } from './registry-file.ts';
import { errorsIntegration } from './site/errors-integration.ts';
import { facesIntegration, type SiteFile } from './site/faces-integration.ts';
import { handedOver } from './site/handover.ts';
import { handoverIntegration } from './site/handover-integration.ts';
import { scriptsIntegration } from './site/scripts-integration.ts';
import type { Sound } from './site/sound.ts';

/** Where the pages are, in a clone as in an installed package: seen from the source of this file and from its compiled form. */
const pages = new URL('../src/site/', import.meta.url);

/** Where npm writes down which version of each package it has put there. */
const installed = 'node_modules/.package-lock.json';

async function identityIn(folder: string): Promise<Identity> {
  const identity = await loadIdentity(folder);
  if (identity !== undefined) return identity;
  throw new Error(
    `There is no ${registryFile} in "${folder}"; it says what the registry is called and how its URIs begin.`,
  );
}

/** Kept where other tools keep what they can make again. */
async function cacheIn(folder: string): Promise<ContentCache> {
  const { digestOfCode, openContentCache } = await import('./content-cache.ts');
  const tools = [fileURLToPath(new URL('../package.json', import.meta.url)), join(folder, installed)];
  const code = digestOfCode(fileURLToPath(new URL('../', pages)), tools);
  return openContentCache(join(folder, 'node_modules/.cache/tasktypes'), code);
}

async function openDocuments(folder: string, identity: Identity): Promise<Sound> {
  // Loaded when they are needed: type-checking the pages does without compilers and generators.
  const { loadDocuments } = await import('./load.ts');
  const { openSound } = await import('./site/sound.ts');
  const { keepIn } = await import('./emit/kept.ts');
  const cache = await cacheIn(folder);
  keepIn(cache);
  return openSound(await loadDocuments(folder), identity, cache);
}

async function makeFaces(folder: string, identity: Identity, pages: readonly string[]): Promise<readonly SiteFile[]> {
  const { faces } = await import('./emit/faces.ts');
  const { filesOfSite } = await import('./site/files-of-site.ts');
  const { registry } = handedOver() ?? (await openDocuments(folder, identity));
  const changelog = await readFile(join(folder, 'CHANGELOG.md'), 'utf8').catch(() => '');
  return [...(await faces(registry)), ...filesOfSite(registry, { pages, changelog })];
}

/** Each at once: for thousands of small files, waiting costs more than writing. */
function write(file: URL, content: string): void {
  try {
    writeFileSync(file, content);
  } catch {
    // Most stand beside a page, whose folder is there.
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, content);
  }
}

async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** Says where the site is served, or refuses what would make links that lead nowhere. */
function checkedSite(): string {
  const wrong = wrongPlace();
  if (wrong === undefined) return new URL(site).origin;
  // The sentence says all; Astro shows the stack of an error that has one.
  throw Object.assign(new Error(wrong), { stack: '' });
}

/**
 * Configures Astro to build the site of a registry: the pages of this package, over the documents of a project. The
 * environment says where the site is served: `TASKTYPES_SITE` its origin, `TASKTYPES_BASE` the path under it.
 *
 * @param folder The folder of the project, which holds `tasktypes` and `servicetypes`.
 * @param identity What the registry is called and how its URIs begin; its `registry.json` says so unless given.
 * @returns The configuration, for the default export of `astro.config.mjs`.
 * @throws {Error} When there is no `registry.json`, or it is wrong; and when `TASKTYPES_SITE` is no origin, or
 *   `TASKTYPES_BASE` no path.
 */
export async function registrySite(folder: string, identity?: Identity): Promise<AstroUserConfig> {
  const known = identity ?? (await identityIn(folder));
  const built: BuiltIdentity = { ...known, isOfficial: known.identifiers === official.identifiers };
  const define = { TASKTYPES_IS_BUILT: 'true', TASKTYPES_IDENTITY: JSON.stringify(built) };
  return {
    srcDir: fileURLToPath(pages),
    publicDir: fileURLToPath(new URL('public/', pages)),
    outDir: './dist',
    site: checkedSite(),
    base,
    // Every link of ours ends in a slash; a static host that is asked without one answers in its own way.
    trailingSlash: 'ignore',
    // The policy of every page lets no style run that stands in the page itself.
    build: { format: 'directory', inlineStylesheets: 'never' },
    // As prettier lays the pages out: a line break is nothing, a blank that matters is written {' '}.
    compressHTML: 'jsx',
    devToolbar: { enabled: false },
    integrations: [
      errorsIntegration({
        open: () => openDocuments(folder, known),
        middleware: new URL('errors-middleware.ts', pages),
      }),
      scriptsIntegration({ folder: fileURLToPath(pages), define, write, read }),
      handoverIntegration({
        open: () => openDocuments(folder, known),
        documents: fileURLToPath(new URL('documents.ts', pages)),
      }),
      facesIntegration({ make: (pages) => makeFaces(folder, known, pages), write }),
    ],
    vite: { define },
  };
}
