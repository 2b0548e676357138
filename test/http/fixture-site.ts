import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createApp } from '../../src/http/app.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { packSite } from '../../src/http/node-packing.ts';
import { readSite } from '../../src/http/node-site.ts';
import { createSite } from '../../src/http/site.ts';
import { openRegistry } from '../../src/registry/open.ts';
import { pathOf } from '../../src/registry/uri.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';

const stable = documentOf({
  facts: `${rightFacts.replace('Port task', 'Stable task').replace('experimental', 'stable')}\nconfirmed: {by: Nobody, date: 2026-01-31, url: "https://example.org"}`,
  schema: rightSchema.replace('PortTask', 'StableTask'),
});
const sunset = (fixtureDocuments['tasktypes/deprecated-task/1.0.md'] ?? '').replace(
  'since: 2026-01-31',
  'since: 2026-01-31\n  sunset: 2027-06-30',
);

/** A registry with types of every status, of two versions and of two majors. */
export const fixtureRegistry = openRegistry({
  ...fixtureDocuments,
  'tasktypes/deprecated-task/1.0.md': sunset,
  'tasktypes/stable-task/1.0.md': stable,
});

const faces = ['schema.json', 'task.schema.json', 'spec.json', 'spec.jsonld', 'source.md', 'types.d.ts', 'types.txt'];

/** Text that is worth packing. */
const long = (name: string): string => `${name}\n`.repeat(80);

/** A site of these types: each file says its own path, again and again. */
function write(folder: string): void {
  const save = (path: string): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, long(path));
  };
  for (const path of ['index.html', '404.html', 'index.json', 'licences.txt', 'picture.png']) save(path);
  for (const type of fixtureRegistry.types) {
    save(`${pathOf(type).slice(1)}/index.html`);
    for (const version of type.versions)
      for (const name of ['index.html', 'validate.js', ...faces]) save(`${pathOf(version).slice(1)}/${name}`);
  }
}

/** Asks for an address of the site. */
export type Ask = (path: string, fields?: Readonly<Record<string, string>>, method?: string) => Promise<Response>;

/**
 * Serves the site of these types without a port.
 *
 * @param base The path under which it is served.
 * @returns Asks for an address below the base.
 */
export async function fixtureSite(base: string): Promise<Ask> {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-site-'));
  write(folder);
  await packSite(folder, `${folder}.packed`);
  const files = readSite(folder, `${folder}.packed`);
  process.once('exit', () => [folder, `${folder}.packed`].forEach((one) => rmSync(one, { recursive: true })));
  const app = createApp({
    context: {
      registry: fixtureRegistry,
      validators: compileValidators(fixtureRegistry),
      faultsOf: () => Promise.resolve([]),
      limits: usualLimits,
      tool: { version: '0.0.0', rulePagesOpen: false },
    },
    site: createSite(files, fixtureRegistry, base),
    base,
    fields: { 'access-control-allow-origin': '*' },
    pageFields: {},
  });
  return (path, headers = {}, method = 'GET') =>
    app.fetch(new Request(`http://localhost${base}${path.slice(1)}`, { method, headers, redirect: 'manual' }));
}
