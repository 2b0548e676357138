// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { base, site } from './src/identity.ts';
import { facesIntegration } from './src/site/faces-integration.ts';

const makeFaces = async () => {
  // Loaded when they are needed: type-checking the pages does without compilers and generators.
  const { loadDocuments } = await import('./src/load.ts');
  const { openRegistry } = await import('./src/registry/open.ts');
  const { faces } = await import('./src/emit/faces.ts');
  return faces(openRegistry(await loadDocuments(import.meta.dirname)));
};

/** @type {import('./src/site/faces-integration.ts').FacesOptions['write']} */
const write = async (file, content) => {
  await mkdir(dirname(fileURLToPath(file)), { recursive: true });
  await writeFile(file, content);
};

export default defineConfig({
  srcDir: './src/site',
  publicDir: './src/site/public',
  outDir: './dist',
  site,
  base,
  // Every link of ours ends in a slash; a static host that is asked without one answers in its own way.
  trailingSlash: 'ignore',
  build: { format: 'directory' },
  // As prettier lays the pages out: a line break is nothing, a blank that matters is written {' '}.
  compressHTML: 'jsx',
  devToolbar: { enabled: false },
  integrations: [facesIntegration({ make: makeFaces, write })],
});
