import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Documents } from '../../src/spec/spec.ts';
import { largestCarried } from '../../src/site/carried-types.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';
import { withParts } from '../parts.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { browserPart, visiting } from './visit.ts';

/** Enough for the pages to carry no registry any more; a thousand would take half a minute to build. */
const count = 60;

const documents: Documents = Object.fromEntries(
  Array.from({ length: count }, (_, index) => [
    `tasktypes/generated-${String(index)}/1.0.md`,
    documentOf({
      facts: rightFacts.replace('Port task', `Generated task ${String(index)}`),
      schema: rightSchema.replace('PortTask', `GeneratedTask${String(index)}`),
    }),
  ]),
);

const [, place] = places;
const file = 'known-types.json';
const box = (page: Page) => page.getByLabel(/^Paste what you found/);
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });

withParts('a large registry in a browser', browserPart, () => {
  describe('the site of a large registry', () => {
    const visit = visiting(place, documents);

    async function open(path: string): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
      const page = await visit.browser.newPage();
      onTestFinished(() => page.close());
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url().slice(visit.host.address.length)));
      await page.goto(visit.host.address + path);
      return { page, asked };
    }

    it('carries its types in one file, and in no page that only looks them up', async () => {
      const site = await keptSite(place, documents);
      expect(site.read(file).length).toBeGreaterThan(largestCarried);
      for (const page of ['index.html', '404.html']) {
        expect(site.read(page).length, page).toBeLessThan(40 * 1024);
        expect(site.read(page), page).toContain(`data-from="${place.base}${file}"`);
        expect(site.read(page), page).toContain("connect-src 'self'");
      }
    });

    it('asks for the file once, when somebody turns to the box', async () => {
      const { page, asked } = await open('');
      await page.waitForLoadState('networkidle');
      expect(asked).not.toContain(file);
      await box(page).pressSequentially('generated-59');
      await answer(page).getByRole('heading', { name: 'Generated task 59' }).waitFor();
      expect(asked.filter((path) => path === file)).toEqual([file]);
    });

    it('answers an address that asks', async () => {
      const { page } = await open('#what=generated-7');
      await answer(page).getByRole('link', { name: 'Generated task 7', exact: true }).click();
      await page.waitForURL(`${visit.host.address}tasktypes/generated-7/`);
    });

    it('guesses of an address without a page', async () => {
      const { page } = await open('tasktypes/generated_59/');
      await page.locator('.guesses a').first().click();
      await page.waitForURL(`${visit.host.address}tasktypes/generated-59/`);
    });

    it('says so when the file cannot be loaded, and answers once it can be', async () => {
      const { page } = await open('');
      await page.route(`**/${file}`, (route) => route.abort());
      await box(page).fill('generated-59');
      await page.getByText('The list of types could not be loaded').waitFor();
      await page.unroute(`**/${file}`);
      await box(page).fill('generated-58');
      await answer(page).getByRole('heading', { name: 'Generated task 58' }).waitFor();
      expect(await page.getByText('The list of types could not be loaded').count()).toBe(0);
    });

    it('guesses at least of other pages when the file cannot be loaded', async () => {
      const page = await visit.browser.newPage();
      onTestFinished(() => page.close());
      await page.route(`**/${file}`, (route) => route.abort());
      await page.goto(`${visit.host.address}rules/E-999`);
      await page.locator('.guesses').getByRole('link', { name: 'All rules' }).waitFor();
    });
  });
});
