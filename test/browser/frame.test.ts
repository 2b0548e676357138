import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type Served } from '../../scripts/start.ts';
import { withParts } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, places, type Place } from '../site/kept-site.ts';
import { browserPart, visiting } from './visit.ts';

const phone = { width: 375, height: 800 };
const type = 'tasktypes/oci-container/';
const uri = 'https://w3id.org/execution-planner/tasktypes/rosetta-container';

function defineTests(place: Place): void {
  const visit = visiting(place);
  // The server of npm start, because it sends the policy as a header too.
  let served: Served;

  beforeAll(async () => {
    const { folder } = await keptSite(place, fixtureDocuments);
    served = await serveSite({ folder, base: place.base, port: 0 });
  }, 240_000);

  afterAll(() => served.close());

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await visit.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    await page.goto(served.address + path);
    return page;
  }

  const themeOf = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const search = async (page: Page, query: string): Promise<void> => {
    await page.getByRole('combobox', { name: 'Search' }).fill(query);
    await expect.poll(() => page.getByRole('dialog').getByRole('status').textContent()).toMatch(/found/);
  };
  const chosen = (page: Page): Promise<string | null> =>
    page.getByRole('option', { selected: true }).getAttribute('href');

  it('lets every page work under both policies, without a word in the console', async () => {
    const page = await open('');
    const faults: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('404')) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    for (const path of ['', type, 'matrix/', 'suggest/', 'rules/', 'systems/', 'needs/', 'nowhere/']) {
      await page.goto(served.address + path);
      await page.keyboard.press('/');
      await search(page, 'container');
      expect(await page.getByRole('option').count(), path).toBeGreaterThan(5);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('finds a type by its URI with the keyboard alone, and opens it', async () => {
    const page = await open('rules/');
    await page.keyboard.press('Control+k');
    await search(page, uri);
    expect(await chosen(page)).toBe(`${place.base}tasktypes/rosetta-container/`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${served.address}tasktypes/rosetta-container/`);
    await page.context().close();
  });

  it('goes through what was found with arrows, round both ends, and tells assistive technology where it is', async () => {
    const page = await open(type);
    await page.keyboard.press('/');
    await search(page, 'port');
    const input = page.getByRole('combobox', { name: 'Search' });
    const all = await page.getByRole('option').evaluateAll((options) => options.map(({ id }) => id));
    expect(await input.getAttribute('aria-activedescendant')).toBe(all[0]);
    await page.keyboard.press('ArrowDown');
    expect(await input.getAttribute('aria-activedescendant')).toBe(all[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await input.getAttribute('aria-activedescendant')).toBe(all.at(-1));
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    await page.context().close();
  });

  it('leads to a field of the very page that is open, and closes', async () => {
    const page = await open(type);
    await page.keyboard.press('/');
    await search(page, 'OCI container platform architecture');
    const field = page.getByRole('option').filter({ hasText: 'field' }).first();
    const link = (await field.getAttribute('href')) ?? '';
    await field.click();
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    if (link.includes(type)) expect(await page.locator(':target').count()).toBe(1);
    await page.context().close();
  });

  it('gives the focus back on Escape to the button that opened it', async () => {
    const page = await open(type);
    const opener = page.getByRole('button', { name: 'Search' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await search(page, 'port');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('says that nothing is found and leads to the box of the home page; what is typed stays text', async () => {
    const page = await open(type);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search' }).fill('<zzqqx onzzqqx=☃☃>');
    const told = page.getByRole('dialog').getByRole('status');
    await expect.poll(() => told.textContent()).toContain('Nothing is found for “<zzqqx onzzqqx=☃☃>”.');
    expect(await told.getByRole('link').getAttribute('href')).toBe(place.base);
    expect(await page.locator('dialog zzqqx').count()).toBe(0);
    await page.context().close();
  });

  it('leaves a slash to a field that somebody writes in', async () => {
    const page = await open(type);
    await page.evaluate(() => document.querySelector('main')?.prepend(document.createElement('textarea')));
    await page.locator('textarea').press('/');
    expect(await page.locator('textarea').inputValue()).toBe('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });

  it('shows the theme that is chosen, on the next page before anything is painted, and the system’s again', async () => {
    const page = await open(type, { colorScheme: 'light' });
    const light = await themeOf(page);
    const button = page.getByRole('button', { name: 'Theme: system' });
    await button.click();
    expect(await themeOf(page)).toBe(light);
    await page.getByRole('button', { name: 'Theme: light' }).click();
    const dark = await themeOf(page);
    expect(dark).not.toBe(light);
    await page.route('**/scripts/**', (route) => route.abort());
    await page.goto(`${served.address}rules/`);
    expect(await themeOf(page)).toBe(dark);
    await page.unroute('**/scripts/**');
    await page.goto(`${served.address}rules/`);
    await page.getByRole('button', { name: 'Theme: dark' }).click();
    expect(await themeOf(page)).toBe(light);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.context().close();
  });

  it('copies the text of what a button names, and says so', async () => {
    const page = await open('rules/object-is-closed/');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('object-is-closed');
    await page.context().close();
  });

  it('offers nothing without JavaScript that needs it, and its menu on a phone all the same', async () => {
    const page = await open('rules/object-is-closed/', { javaScriptEnabled: false, viewport: phone });
    for (const name of ['Search', 'Theme', 'Copy'])
      expect(await page.getByRole('button', { name }).count(), name).toBe(0);
    expect(await page.getByRole('link', { name: 'Tasktypes', exact: true }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await page.getByRole('link', { name: 'Rules', exact: true }).first().isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Tasktypes', exact: true }).click();
    await page.waitForURL(`${served.address}tasktypes/`);
    await page.context().close();
  });

  it('marks the part of the site to which a page belongs', async () => {
    const page = await open(type);
    const current = page.getByRole('navigation', { name: 'Site' }).locator('[aria-current]');
    expect(await current.allTextContents()).toEqual(['Tasktypes']);
    await page.context().close();
  });

  it('marks in the list beside a long page the section that is read, and keeps the list in sight', async () => {
    const page = await open('rules/');
    await page.locator('#schemas').evaluate((heading) => heading.scrollIntoView());
    const list = page.getByRole('navigation', { name: 'On this page' });
    await expect.poll(() => list.locator('[aria-current]').allTextContents()).toEqual(['Schemas of types']);
    expect((await list.getByRole('link').first().boundingBox())?.y).toBeGreaterThan(0);
    await page.context().close();
  });

  it('prints no navigation, and opens what is closed', async () => {
    const page = await open(type);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    const closed = page.locator('details:not([open]) > :not(summary)').first();
    if ((await closed.count()) > 0) expect(await closed.isVisible()).toBe(true);
    await page.context().close();
  });

  it('prints dark on light, whatever theme is chosen', async () => {
    const page = await open(type, { colorScheme: 'dark' });
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    await page.emulateMedia({ media: 'print' });
    expect(await themeOf(page)).toBe('rgb(255, 255, 255)');
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    expect(Math.max(...(ink.match(/\d+/g) ?? ['255']).map(Number))).toBeLessThan(80);
    await page.context().close();
  });

  it('keeps what stands on a button readable while it is pointed at', async () => {
    const page = await open('');
    const explain = page.getByRole('button', { name: 'Explain' });
    const look = (): Promise<string> => explain.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await look();
    await explain.hover();
    expect(await look()).toBe(before);
    await page.context().close();
  });
}

describe.each(places)('the frame of the site, served at $base', (place) => {
  withParts('the frame in a browser', browserPart, () => defineTests(place));
});
