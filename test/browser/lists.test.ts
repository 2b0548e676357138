import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withParts } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, places, type Place } from '../site/kept-site.ts';
import { browserPart, visiting } from './visit.ts';

const field = (page: Page) => page.getByLabel('Filter by any word');
const titles = (page: Page) => page.locator('#listed h3:visible').allTextContents();
const count = (page: Page) => page.locator('#shown').textContent();

function defineTests(place: Place): void {
  const visit = visiting(place);

  async function open(path: string, javaScriptEnabled = true): Promise<Page> {
    const context = await visit.browser.newContext({ javaScriptEnabled, viewport: { width: 375, height: 800 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    onTestFinished(() => expect(faults).toEqual([]));
    await page.goto(visit.host.address + path);
    return page;
  }

  async function allTypes(kind: string): Promise<number> {
    const { read } = await keptSite(place, fixtureDocuments);
    return read(`${kind}/index.html`).match(/<li[^>]* data-status=/g)?.length ?? 0;
  }

  it('narrows the list down while somebody types, and counts', async () => {
    const page = await open('tasktypes/');
    const all = await allTypes('tasktypes');
    expect(await count(page)).toContain(`${String(all)} of ${String(all)}`);
    await field(page).pressSequentially('podman');
    await expect.poll(() => titles(page)).toEqual(['OCI container']);
    expect(await count(page)).toBe(`1 of ${String(all)}`);
    expect(await page.locator('.type-group:visible').count()).toBe(1);
    await field(page).press('Escape');
    await expect.poll(() => count(page)).toBe(`${String(all)} of ${String(all)}`);
  });

  it('finds types by what runs them, by status and by system', async () => {
    const page = await open('tasktypes/');
    await page.getByLabel('Status').selectOption('deprecated');
    for (const title of ['Portainer Compose', 'Portainer container']) expect(await titles(page)).toContain(title);
    await page.getByLabel('Status').selectOption('');
    await page.getByLabel('System', { exact: true }).selectOption('SciServer');
    expect(await titles(page)).toEqual(['SciServer container']);
    await page.getByLabel('System', { exact: true }).selectOption('');
    await field(page).fill('zeppelin note');
    expect(await titles(page)).toEqual(['Zeppelin notebook']);
  });

  it('keeps what is wanted in the address, and follows it', async () => {
    const page = await open('tasktypes/#text=container&system=rosetta');
    await expect.poll(() => titles(page)).toEqual(['Rosetta container']);
    expect(await field(page).inputValue()).toBe('container');
    await field(page).fill('');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#system=Rosetta');
    await page.evaluate(() => (location.hash = '#text=uws'));
    await expect.poll(() => field(page).inputValue()).toBe('uws');
  });

  it('says what to do where nothing is like it', async () => {
    const page = await open('servicetypes/');
    await field(page).fill('<b>none</b>');
    await page.getByText('No servicetype here is like that.').waitFor();
    const ask = page.getByRole('link', { name: 'Ask what “<b>none</b>” is' });
    expect(await ask.getAttribute('href')).toBe(`${place.base}#what=%3Cb%3Enone%3C%2Fb%3E`);
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    expect(await titles(page)).toContain('JupyterHub');
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('says that nothing is for a system that the address names and the list does not have', async () => {
    const page = await open('tasktypes/#system=Nowhere');
    await page.getByText('No tasktype here is like that.').waitFor();
    expect(await page.getByLabel('System', { exact: true }).inputValue()).toBe('Nowhere');
  });

  it('shows the whole list without JavaScript, each type with who runs it', async () => {
    const page = await open('tasktypes/', false);
    expect(await field(page).isVisible()).toBe(false);
    expect(await titles(page)).toHaveLength(await allTypes('tasktypes'));
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Rosetta container' }) });
    await row.getByRole('link', { name: 'Rosetta web interface' }).click();
    await page.waitForURL(`${visit.host.address}servicetypes/rosetta-webinterface/`);
  });

  it('filters five thousand types without a noticeable wait', async () => {
    const page = await open('tasktypes/');
    const milliseconds = await page.evaluate(() => {
      const group = document.querySelector('.type-group ul');
      const one = group?.querySelector('li');
      for (let more = 0; more < 5_000; more += 1) if (one) group?.append(one.cloneNode(true));
      // The script reads the list once; loaded anew it reads the longer one.
      return new Promise<number>((resolve) => {
        const script = document.querySelector<HTMLScriptElement>('script[src*="type-filter"]');
        const again = document.createElement('script');
        again.type = 'module';
        again.src = `${script?.src ?? ''}?again`;
        again.onload = () => {
          const text = document.querySelector<HTMLInputElement>('#filter-text');
          const start = performance.now();
          if (text) text.value = 'zzz';
          text?.dispatchEvent(new Event('input', { bubbles: true }));
          resolve(performance.now() - start);
        };
        document.body.append(again);
      });
    });
    expect(milliseconds).toBeLessThan(1_000);
  });
}

describe.each(places)('the lists of types, served at $base', (place) => {
  withParts('the lists in a browser', browserPart, () => defineTests(place));
});
