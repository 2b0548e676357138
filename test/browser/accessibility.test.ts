import { describe, expect, it } from 'vitest';
import { withParts } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { partsOf } from './page-parts.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

function defineTests(): void {
  const [place] = places;
  const visit = visiting(place);

  it('has no kind of page on which axe finds a violation, light or dark', { timeout: 300_000 }, async () => {
    const { files, read } = await keptSite(place, fixtureDocuments);
    const all = files.filter((file) => file.endsWith('.html') && !read(file).includes('http-equiv="refresh"'));
    const pages = [...new Map(all.map((file) => [partsOf(read(file)), file])).values()];
    expect(pages.length).toBeGreaterThan(40);
    const page = await visit.browser.newPage({ reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const file of pages) {
      await page.goto(visit.host.address + file);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violationsOn(page)).map((violation) => `${file} ${colorScheme} ${violation}`));
      }
    }
    await page.close();
    expect(found).toEqual([]);
  });
}

describe('accessibility', () => {
  withParts('the pages as axe judges them', browserPart, defineTests);
});
