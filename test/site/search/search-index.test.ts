import { beforeAll, describe, expect, it } from 'vitest';
import { searchEntries } from '../../../src/site/search/search-entries.ts';
import { guidePages } from '../../../src/site/guides/guide-pages.ts';
import { searchIndexFile } from '../../../src/site/search/search-index-file.ts';
import { openOwnDocuments } from '../../documents.ts';
import type { Site } from '../built-site.ts';
import { keptSite, places } from '../kept-site.ts';

let site: Site;

beforeAll(async () => {
  site = await keptSite(places[0]);
}, 240_000);

describe('the index of the search', () => {
  it('leads from every entry to a place that is there', async () => {
    const html = new Map<string, string>();
    for (const { path } of await searchEntries(await openOwnDocuments(), guidePages)) {
      const [page = '', fragment] = path.split('#');
      const file = `${page}index.html`;
      expect(site.files).toContain(file);
      if (!html.has(file)) html.set(file, site.read(file));
      if (fragment !== undefined) expect(html.get(file), path).toContain(` id="${decodeURIComponent(fragment)}"`);
    }
  });

  it('is one module that imports nothing', () => {
    expect(site.read(searchIndexFile)).toMatch(/^export default JSON\.parse\('[^\n]*'\);\n$/);
  });
});
