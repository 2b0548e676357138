import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withParts } from '../parts.ts';
import { places, type Place } from '../site/kept-site.ts';
import { browserPart, visiting } from './visit.ts';

const guesses = (page: Page) => page.locator('.guesses a');

function defineTests(place: Place): void {
  const visit = visiting(place);

  async function open(path: string, javaScriptEnabled = true): Promise<Page> {
    const context = await visit.browser.newContext({ javaScriptEnabled });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    onTestFinished(() => expect(faults).toEqual([]));
    const response = await page.goto(visit.host.address + path);
    expect(response?.status()).toBe(404);
    return page;
  }

  it.each([
    ['tasktypes/oci-contaner/', 'tasktypes/oci-container/'],
    ['tasktype/oci_container', 'tasktypes/oci-container/'],
    ['oci-container', 'tasktypes/oci-container/'],
    ['tasktypes/oci-container/9.9/', 'tasktypes/oci-container/'],
    ['uri://rosetta-container', 'tasktypes/rosetta-container/'],
    ['rules/objekt-is-closed', 'rules/object-is-closed/'],
    ['rules/E-999', 'rules/'],
    ['tasktypes/oci-container/1.0/schema', 'tasktypes/oci-container/1.0/schema.json'],
    ['tasktypes/conda', 'tasktypes/conda-environment/'],
  ])('leads from %s to %s', async (path, target) => {
    const page = await open(path);
    await guesses(page).first().click();
    await page.waitForURL(visit.host.address + target);
  });

  it('asks the box about the word of an address that nothing is like', async () => {
    const page = await open('tasktypes/frumblex-zzzz-qqqq/');
    expect(await guesses(page).allTextContents()).toEqual(['All tasktypes']);
    await page.getByRole('link', { name: 'Ask what “frumblex-zzzz-qqqq” is' }).click();
    await page.getByRole('region', { name: 'Answer' }).getByText('Not known here').waitFor();
  });

  it('shows markup in the address as text', async () => {
    const page = await open(`tasktypes/${encodeURIComponent('<img src=x onerror=alert(1)>')}/`);
    await page.getByText('You asked for').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.locator('#guesses code').textContent()).toBe('/tasktypes/<img src=x onerror=alert(1)>/');
  });

  it('lists the ways on without JavaScript', async () => {
    const page = await open('tasktypes/oci-contaner/', false);
    await page.getByRole('link', { name: 'Look it up in the list of all URIs' }).click();
    await page.waitForURL(`${visit.host.address}uris/`);
  });
}

describe.each(places)('an address without a page, served at $base', (place) => {
  withParts('the page for it in a browser', browserPart, () => defineTests(place));
});
