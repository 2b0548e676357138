import { describe, expect, it } from 'vitest';
import { withParts } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

function defineTests(): void {
  const [place] = places;
  const visit = visiting(place);

  it.each(['light', 'dark'] as const)(
    'has no page on which axe finds a violation, %s',
    { timeout: 300_000 },
    async (colorScheme) => {
      const { files, read } = await keptSite(place, fixtureDocuments);
      const pages = files.filter((file) => file.endsWith('.html') && !read(file).includes('http-equiv="refresh"'));
      const context = await visit.browser.newContext({ colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const found: string[] = [];
      for (const file of pages) {
        // Pages of one kind differ in their words only: in the dark one of each is looked at, of those of problems always.
        if (colorScheme === 'dark' && /^(?:rules\/.|.*\/[0-9.]+\/)/.test(file)) continue;
        if (/^problems\/(?!not-found\/|index)/.test(file)) continue;
        await page.goto(visit.host.address + file);
        found.push(...(await violationsOn(page)).map((violation) => `${file} ${violation}`));
      }
      await context.close();
      expect(found).toEqual([]);
    },
  );
}

describe('accessibility', () => {
  withParts('the pages as axe judges them', browserPart, defineTests);
});
