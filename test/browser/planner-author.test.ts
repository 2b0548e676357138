import { describe, expect, it, onTestFinished } from 'vitest';
import { withParts } from '../parts.ts';
import { places, type Place } from '../site/kept-site.ts';
import { browserPart, visiting } from './visit.ts';

function defineTests(place: Place): void {
  const visit = visiting(place);

  it.each([375, 1280])(
    'leads the author of a planner from the first page to types and a schema, at %i px',
    async (width) => {
      const context = await visit.browser.newContext({
        viewport: { width, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      await page.goto(visit.host.address);
      await page.getByRole('link', { name: 'Planners in TypeScript' }).click();
      expect(await page.locator('main pre').first().isVisible()).toBe(true);

      await page.goto(visit.host.address);
      await page.getByRole('link', { name: 'Which service runs what' }).click();
      await page.getByRole('region', { name: 'Who runs what' }).getByRole('link', { name: 'OCI container' }).click();
      const types = page.locator('section', { has: page.getByRole('heading', { name: 'Types for programs' }) });
      await types.locator('summary').first().click();
      await types.getByRole('button', { name: /^Copy/ }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toContain('export interface OciContainer');

      const schema = page.getByRole('link', { name: 'schema.json', exact: true });
      const response = await context.request.get(new URL((await schema.getAttribute('href')) ?? '', page.url()).href);
      expect(await response.json()).toMatchObject({ title: 'OciContainer', type: 'object' });
    },
  );
}

describe.each(places)('the author of a planner, on the site served at $base', (place) => {
  withParts('a journey in a browser', browserPart, () => defineTests(place));
});
