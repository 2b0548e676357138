import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { identifiers } from '../../src/identity.ts';
import { withParts } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, places, type Place } from '../site/kept-site.ts';
import { faintTexts } from './faint-texts.ts';
import { browserPart, visiting } from './visit.ts';

const pages = [
  '',
  'tasktypes/',
  'tasktypes/oci-container/',
  'tasktypes/rosetta-container/1.0/',
  'tasktypes/jupyter-notebook/',
  'servicetypes/rosetta-webinterface/',
  'servicetypes/jupyter-hub/',
  'matrix/',
  'systems/',
  'suggest/',
  'simulator/',
  'run/',
  'needs/',
  'rules/',
  'rules/object-is-closed/',
  'api/',
  'problems/',
  'problems/not-found/',
  'tasktypes/withdrawn-task/',
  'tasktypes/grown-task/',
  'tasktypes/grown-task/changes/',
  'nowhere/',
];
const looks = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** Names that are broken over several lines; runs in the page. */
function namesOnSeveralLines(names: readonly Element[]): readonly (string | null)[] {
  const linesOf = (name: Element): number =>
    new Set([...name.getClientRects()].filter(({ width }) => width > 0).map(({ bottom }) => Math.round(bottom))).size;
  return names.filter((name) => linesOf(name) > 1).map((name) => name.textContent);
}

/** The looks differ in nothing but the base, so that half of them is enough at the second place. */
function looksAt({ base }: Place): typeof looks {
  return base === '/' ? looks : looks.filter(({ width, colorScheme }) => (width === 375) === (colorScheme === 'dark'));
}

function defineTests(place: Place): void {
  const visit = visiting(place);

  async function open(
    look: (typeof looks)[number],
  ): Promise<{ readonly page: Page; readonly faults: string[]; readonly context: BrowserContext }> {
    const { width, colorScheme } = look;
    const context = await visit.browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      const expected = message.text().includes('404') && message.location().url.endsWith('/nowhere/');
      if (message.type() === 'error' && !expected) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(visit.host.address)) faults.push(`request to ${request.url()}`);
    });
    return { page, faults, context };
  }

  it.each(looksAt(place))(
    'fits at $width px, $colorScheme, without errors or requests to other hosts',
    async (look) => {
      const { page, faults, context } = await open(look);
      for (const path of pages) {
        await page.goto(visit.host.address + path);
        const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(surplus, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
        expect(await page.evaluate(faintTexts), `${path} has faint text`).toEqual([]);
        expect(await page.evaluate(() => document.compatMode), path).toBe('CSS1Compat');
      }
      await context.close();
      expect(faults).toEqual([]);
    },
  );

  it('lets no page of a type scroll sideways on a phone', async () => {
    const { page, context } = await open({ width: 375, colorScheme: 'light' });
    const { files, read } = await keptSite(place, fixtureDocuments);
    const ofTypes = files.filter((name) => /^(task|service)types\/[^/]+\/index\.html$/.test(name));
    for (const file of ofTypes.filter((name) => !read(name).includes('http-equiv="refresh"'))) {
      await page.goto(visit.host.address + file);
      const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(surplus, file).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  it('keeps the first column and the heads of the matrix in sight, and leads from a star to its condition', async () => {
    const context = await visit.browser.newContext({ viewport: { width: 375, height: 900 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${visit.host.address}matrix/`);
    const box = page.getByRole('region', { name: 'Who runs what' });
    await box.evaluate((element) => element.scrollTo(300, 300));
    const room = await box.boundingBox();
    expect((await box.locator('tbody th').last().boundingBox())?.x).toBe(room?.x);
    expect((await box.locator('thead th').last().boundingBox())?.y).toBeCloseTo((room?.y ?? 0) + 1, 0);
    const star = box.getByRole('link', { name: 'BinderHub: condition' }).first();
    const { width = 0, height = 0 } = (await star.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    await star.click();
    const target = page.locator(':target');
    await expect.poll(() => target.getByRole('link', { name: 'BinderHub' }).isVisible()).toBe(true);
    const { y = -1 } = (await target.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThan(900);
    await context.close();
  });

  it.each(looksAt(place))('shows title and identity of a type at $width px, $colorScheme', async (look) => {
    const { page, context } = await open(look);
    await page.goto(`${visit.host.address}tasktypes/oci-container/`);
    expect(await page.title()).toBe('OCI container (tasktype)');
    const heading = page.getByRole('heading', { level: 1, name: 'OCI container' });
    const uri = page.getByText(`${identifiers}/tasktypes/oci-container`, { exact: true }).first();
    for (const shown of [heading, uri]) {
      const box = await shown.boundingBox();
      expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThan(900);
    }
    await context.close();
  });

  const stops = ['tasktypes/oci-container/', 'matrix/', 'needs/'].flatMap((path) =>
    looksAt(place).map((look) => ({ path, ...look })),
  );
  it.each(stops)('shows where the keyboard is on $path at $width px, $colorScheme', async ({ path, ...look }) => {
    const { page, context } = await open(look);
    await page.goto(visit.host.address + path);
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement ?? document.body;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const { left, width } = element.getBoundingClientRect();
        return { name: element.outerHTML.slice(0, 80), outlineStyle, outline: parseFloat(outlineWidth), left, width };
      });
      expect(focus.outlineStyle, focus.name).toBe('solid');
      expect(focus.outline, focus.name).toBeGreaterThanOrEqual(2);
      expect(focus.left, focus.name).toBeGreaterThanOrEqual(0);
      expect(focus.width, focus.name).toBeGreaterThan(0);
    }
    await context.close();
  });

  it.each([375, 1280])('breaks no name inside a word at %i px, and cuts off no table of files', async (width) => {
    const { page, context } = await open({ width, colorScheme: 'light' });
    const names = width === 375 ? '.files th code' : '.files th code, .fields tbody th code';
    for (const path of ['tasktypes/oci-container/', 'tasktypes/rosetta-container/', 'servicetypes/jupyter-hub/']) {
      await page.goto(visit.host.address + path);
      const broken = await page.locator(names).evaluateAll(namesOnSeveralLines);
      expect(broken, path).toEqual([]);
      const cut = await page
        .locator('.files')
        .evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0));
      expect(cut, path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  it('leads from a problem of an example to the field concerned', async () => {
    const { page, context } = await open({ width: 1280, colorScheme: 'light' });
    await page.goto(`${visit.host.address}tasktypes/oci-container/`);
    const problem = page.locator('details.example').filter({ has: page.getByText('#/ports/0/port type') });
    await problem.locator('summary').first().click();
    await problem.getByRole('link', { name: '#/ports/0/port type' }).first().click();
    expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('/ports/0/port');
    await context.close();
  });

  it.each(['tasktypes/former-name', 'renamed', 'tasktypes/renamed-task/1'])(
    'leads from %s to the page of the type, without any script',
    async (path) => {
      const context = await visit.browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(visit.host.address + path);
      await page.waitForURL(`${visit.host.address}tasktypes/renamed-task/`);
      expect(await page.title()).toBe('Renamed task (tasktype)');
      await context.close();
    },
  );

  it('gives every validator as a module that a page of another site can load', async () => {
    // The page stands for one of somebody else's, whose policy is not ours.
    const page = await visit.browser.newPage({ bypassCSP: true });
    await page.goto(visit.host.address.replace('127.0.0.1', 'localhost'));
    const address = JSON.stringify(`${visit.host.address}tasktypes/renamed-task/1.0/validate.js`);
    const check = (port: unknown): string => `module.default(${JSON.stringify({ port })})`;
    // As text, because Vitest would make an import of its own of it.
    const verdict = await page.evaluate(`import(${address}).then((module) => [${check(8888)}, ${check('8888')}])`);
    expect(verdict).toEqual([true, false]);
    await page.close();
  });
}

describe.each(places)('the site in a browser, served at $base', (place) => {
  withParts('the pages in a browser', browserPart, () => defineTests(place));
});
