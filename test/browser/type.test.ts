import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withParts } from '../parts.ts';
import { keptSite, places, type Place } from '../site/kept-site.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { browserPart, visiting } from './visit.ts';

/** Background of a row of a table; runs in the page. */
const paperOf = (row: Element): string => getComputedStyle(row).backgroundColor;

function defineTests(place: Place): void {
  const visit = visiting(place);

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await visit.browser.newContext({ viewport: { width: 375, height: 900 }, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(visit.host.address + path);
    return page;
  }

  const isSeen = async (page: Page, selector: string): Promise<boolean> => {
    const { y = -1 } = (await page.locator(selector).boundingBox()) ?? {};
    return y >= 0 && y < 900;
  };

  it('leads to a field, which stands out', async () => {
    const page = await open('tasktypes/oci-container/#/ports/0/port', { javaScriptEnabled: false });
    const row = page.locator('tr:target');
    expect(await row.getAttribute('id')).toBe('/ports/0/port');
    expect(await isSeen(page, 'tr:target')).toBe(true);
    expect(await row.evaluate(paperOf)).not.toBe(await page.locator('tr[id="/ports"]').evaluate(paperOf));
  });

  it('says of rejected examples why without any script, and shows them on demand', async () => {
    const page = await open('tasktypes/oci-container/', { javaScriptEnabled: false });
    const example = page.locator('details.example').first();
    expect(await example.locator('summary').innerText()).toContain('https://docker.io/example:1.0');
    expect(await example.locator('pre').isVisible()).toBe(false);
    await example.locator('summary').click();
    expect(await example.locator('pre').isVisible()).toBe(true);
  });

  it('hands an example to the pages on which it can be tried and changed', async () => {
    const page = await open('tasktypes/oci-container/');
    const example = page.locator('figure.example').filter({ hasText: 'hello world' });
    const target = async (name: string): Promise<string> =>
      example.getByRole('link', { name }).evaluate((link) => (link as HTMLAnchorElement).href);
    const spec = JSON.parse(
      (await keptSite(place, fixtureDocuments)).read('tasktypes/oci-container/1.0/spec.json'),
    ) as { readonly examples: readonly { readonly name?: string }[] };
    const index = spec.examples.findIndex(({ name }) => name === 'hello world');
    expect(await target('Try it')).toBe(
      `${visit.host.address}validate/#example=tasktypes/oci-container/1.0/${String(index)}`,
    );
    expect(await target('Change it')).toBe(
      `${visit.host.address}describe/#type=tasktypes/oci-container&example=${String(index)}`,
    );
  });

  it('has for each button that copies just one thing to copy', async () => {
    for (const path of ['tasktypes/oci-container/', 'servicetypes/jupyter-hub/', 'tasktypes/grown-task/1.0/']) {
      const page = await open(path);
      const copied = await page
        .locator('button[data-copy]')
        .evaluateAll((buttons) =>
          buttons.map((button) => document.querySelectorAll(button.getAttribute('data-copy') ?? '').length),
        );
      expect(copied.length).toBeGreaterThanOrEqual(3);
      expect(new Set(copied)).toEqual(new Set([1]));
    }
  });

  it('shows the types that it serves', async () => {
    const page = await open('tasktypes/rosetta-container/', { javaScriptEnabled: false });
    await page.getByText(/^TypeScript, \d+ lines$/).click();
    const served = await page.request.get(`${visit.host.address}tasktypes/rosetta-container/1.0/types.d.ts`);
    expect(await page.locator('#typescript').innerText()).toBe((await served.text()).trimEnd());
  });

  it('leads from a type to what differs between any two of its versions, without any script', async () => {
    const page = await open('tasktypes/grown-task/', { javaScriptEnabled: false });
    expect(await page.locator('.step[open]').innerText()).toMatch(/From 1\.1 to 1\.2[^]*1024 to 65535/);
    await page.getByRole('link', { name: 'Differences between any two versions' }).click();
    await page.getByRole('link', { name: '1.0 → 1.2' }).click();
    const shown = page.locator(':target');
    expect(await isSeen(page, ':target h2')).toBe(true);
    for (const change of [
      /Added\s+memory/,
      /Removed\s+label/,
      /limits\s+1 to 65535\s+1024 to 65535/,
      /required\s+no\s+yes/,
    ])
      expect(await shown.innerText()).toMatch(change);
  });
}

describe.each(places)('the page of a type in a browser, served at $base', (place) => {
  withParts('the pages in a browser', browserPart, () => defineTests(place));
});
