import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite, copyOfProject, type BuiltSite } from './built-site.ts';

/** Puts addresses that run a script in place of every address; the lint, which refuses them, is passed by. */
const hostile = `
const address = (place: string): string => \`javascript:alert("\${place}")\`;
for (const spec of registry.specs)
  Object.assign(spec, {
    owner: { name: 'Somebody', url: address('owner') },
    sources: [address('source')],
    confirmed: { by: 'Somebody', date: '2026-01-31', url: address('confirmed') },
    canonical: address('canonical'),
    aliases: [{ uri: address('alias'), seen: 'a log' }],
    related: [{ uri: address('related'), how: 'closeMatch' }],
    accepts: spec.accepts.map((acceptance) => ({ ...acceptance, when: 'Always.', source: address('acceptance') })),
  });
`;

const project = copyOfProject();
let site: BuiltSite;

beforeAll(async () => {
  appendFileSync(join(project, 'src/site/registry.ts'), hostile);
  site = await buildSite(undefined, '/', project);
}, 240_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

const pages = (): readonly string[] => site.files.filter((file) => file.endsWith('.html'));

describe('the site built from documents whose addresses run scripts', () => {
  it('shows them as text', () => {
    const text = site.read('tasktypes/oci-container/index.html') + site.read('servicetypes/jupyter-hub/index.html');
    for (const place of ['source', 'confirmed', 'alias', 'related', 'acceptance'])
      expect(text).toContain(`javascript:alert(&quot;${place}&quot;)`);
    expect(text).toContain('Somebody');
  });

  it('links to nothing but the web and itself', () => {
    for (const page of pages())
      for (const [, href = ''] of site.read(page).matchAll(/ href=(?:"|')?([^"'>]*)/g))
        expect(href, page).toMatch(/^(https?:\/\/|#|\/(?!\/)|data:image\/svg\+xml,)/);
  });
});

describe('the site built without an address', () => {
  it('names no port, which may be another one when it is served', () => {
    for (const page of pages()) {
      expect(site.read(page), page).not.toMatch(/localhost:4321|rel="canonical"/);
      expect(site.read(page), page).toMatch(/^<!doctype html><!-- [^\n]+[^ \n] -->\n/i);
    }
    expect(site.read('tasktypes/oci-container/index.html').split('\n')[0]).toContain(
      ' As text: /tasktypes/oci-container/1.0/source.md -->',
    );
  });
});
