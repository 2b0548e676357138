import { describe, expect, it } from 'vitest';
import { guidePages } from '../../src/site/guides/guide-pages.ts';
import { withParts } from '../parts.ts';
import { places } from '../site/kept-site.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

const pages = ['guides/', ...guidePages.map(({ slug }) => `guides/${slug}/`)];
const looks = [320, 375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

function defineTests(): void {
  const visit = visiting(places[1]);

  it.each(pages)(
    'fits at every width, light and dark, with nothing for axe to say: %s',
    { timeout: 120_000 },
    async (path) => {
      const page = await visit.browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('requestfailed', (request) => faults.push(request.url()));
      await page.goto(visit.host.address + path);
      for (const { width, colorScheme } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(surplus, `it scrolls sideways at ${width} px, ${colorScheme}`).toBeLessThanOrEqual(0);
        expect(await violationsOn(page), `at ${width} px, ${colorScheme}`).toEqual([]);
      }
      await page.close();
      expect(faults).toEqual([]);
    },
  );

  it('lead from the contents to each section, and from one guide to the next, without any script', async () => {
    const context = await visit.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${visit.host.address}guides/`);
    await page.getByRole('link', { name: 'You found a URI in a log' }).click();
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await contents.getByRole('link', { name: 'Send the sentence' }).click();
    expect(new URL(page.url()).hash).toBe('#send-the-sentence');
    expect((await page.locator('#send-the-sentence').boundingBox())?.y).toBeLessThan(720);
    await page.getByRole('link', { name: 'From a repository to the right metadata' }).click();
    expect(await page.title()).toBe('From a repository to the right metadata');
    await page.getByRole('link', { name: 'You found a URI in a log' }).click();
    expect(await page.title()).toBe('You found a URI in a log');
    await context.close();
  });
}

describe('the guides in a browser', () => {
  withParts('the guides in a browser', browserPart, defineTests);
});
