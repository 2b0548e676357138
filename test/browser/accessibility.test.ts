import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withParts } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { browserPart, visiting } from './visit.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds on a page, an element a line. */
async function violationsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

function defineTests(): void {
  const [place] = places;
  const visit = visiting(place);

  it.each(['light', 'dark'] as const)('has no page on which axe finds a violation, %s', async (colorScheme) => {
    const { files, read } = await keptSite(place, fixtureDocuments);
    const pages = files.filter((file) => file.endsWith('.html') && !read(file).includes('http-equiv="refresh"'));
    const context = await visit.browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const found: string[] = [];
    for (const file of pages) {
      // Pages of one kind differ in their words only: in the dark one of each is looked at.
      if (colorScheme === 'dark' && /^(?:rules\/.|.*\/[0-9.]+\/)/.test(file)) continue;
      await page.goto(visit.host.address + file);
      found.push(...(await violationsOn(page)).map((violation) => `${file} ${violation}`));
    }
    await context.close();
    expect(found).toEqual([]);
  });
}

describe('accessibility', () => {
  withParts('the pages as axe judges them', browserPart, defineTests);
});
