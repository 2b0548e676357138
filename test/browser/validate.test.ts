import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withParts } from '../parts.ts';
import { places, type Place } from '../site/kept-site.ts';
import { drop, onDisk } from './dropping.ts';
import { looks, surplusOf } from './opening.ts';
import { broken, editor, give, openValidate, rosetta, text, told } from './validate-page.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

function defineTests(place: Place): void {
  const visit = visiting(place);

  it.each(looks)(
    'leads from a broken file to a valid one that is saved, at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const page = await openValidate(visit, { viewport: { width, height: 900 }, colorScheme });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await drop(page, join(onDisk({ 'codemeta.json': broken }), 'codemeta.json'));
      await told(page, 'Not valid yet');
      await page.getByText('image_nmae is not a field of this type.').waitFor();
      expect(await page.locator('#editor .cm-lintRange-error').count()).toBeGreaterThan(0);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Fix all that is certain' }).click();
      await told(page, 'Valid: the task that is declared here is right.');
      expect(await page.getByRole('link', { name: 'Rosetta web interface' }).isVisible()).toBe(true);
      expect(await violationsOn(page)).toEqual([]);
      expect(await surplusOf(page)).toBe(0);
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe('codemeta.json');
      const result = readFileSync(await saved.path(), 'utf8');
      expect(result).toContain('"image_name"');
      expect(JSON.parse(result)).toMatchObject({ name: 'Survey notebook', keywords: ['Astronomy', rosetta] });
      // Schemas of the registry are asked for, of the very host of the page; nothing else.
      expect(asked.filter((url) => !url.startsWith('blob:') && !url.startsWith(visit.host.address))).toEqual([]);
    },
  );

  it('mends and colours YAML, and keeps its comments', async () => {
    const page = await openValidate(visit);
    const task = (port: string): string =>
      `# for the school\ntasktype: ${rosetta}\ntaskinfo:\n  image: a/b:1 # the image\n  ${port} # as in the Dockerfile\n`;
    await give(page, task('interface_prot: "8888"'), 'task.yaml');
    await told(page, 'Not valid yet');
    await page.getByRole('button', { name: 'Rename it to "interface_port"' }).click();
    await page.getByRole('button', { name: 'Write 8888 without quotes' }).click();
    await told(page, 'Valid');
    expect(await text(page)).toBe(task('interface_port: 8888'));
    const colours = await page
      .locator('#editor .cm-line span')
      .evaluateAll((parts) => new Set(parts.map((part) => getComputedStyle(part).color)).size);
    expect(colours).toBeGreaterThanOrEqual(3);
  });

  it('says the three steps that remain, with the values of the file', async () => {
    const page = await openValidate(visit);
    const steps = page.getByRole('region', { name: 'Three steps, and it is done' });
    await page.getByLabel('An example').selectOption('A codemeta.json that is right');
    await told(page, 'Valid');
    expect(await steps.locator('[data-fill="commit"]').textContent()).toMatch(/^git add codemeta\.json\n/);
    expect(await steps.locator('.keywords code').allTextContents()).toEqual([rosetta]);
    expect(await steps.getByText('TASKTYPES_FILES: codemeta.json').isVisible()).toBe(true);
    await page.getByLabel('An example').selectOption('A reply of a planner');
    await told(page, 'Valid: the one interface of this reply is right.');
    expect(await steps.isVisible()).toBe(false);
  });

  it('can be used with the keyboard alone, and holds nobody in the editor', async () => {
    const page = await openValidate(visit);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a file' }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'codemeta.json', mimeType: '', buffer: Buffer.from(broken) });
    await told(page, 'Not valid yet');
    const press = async (target: Locator, key: string): Promise<void> => {
      for (let stop = 0; stop < 60 && !(await target.evaluate((element) => element.matches(':focus'))); stop += 1)
        await page.keyboard.press('Tab');
      expect(await target.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
      await page.keyboard.press(key);
    };
    await press(page.getByRole('button', { name: /^Line \d+/ }).first(), 'Enter');
    expect(await editor(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await editor(page).evaluate((element) => element.matches(':focus'))).toBe(false);
    await press(page.getByRole('button', { name: 'Rename it to "image_name"' }), 'Space');
    await expect.poll(() => text(page)).not.toContain('image_nmae');
    expect(await page.evaluate(() => document.activeElement?.matches('button.fix, #verdict'))).toBe(true);
  });

  it('replaces the plain field by the editor without losing text, place or keyboard', async () => {
    const context = await visit.browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/scripts\/editor|scripts\/part/, async (route) => {
      const response = await route.fetch();
      if ((await response.text()).includes('cm-lintRange')) await held;
      await route.fulfill({ response });
    });
    await page.goto(`${visit.host.address}validate/`);
    const area = page.locator('textarea');
    await area.fill('{"reponseword": "N"}');
    await area.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(18, 18));
    await told(page, 'Not valid yet');
    release();
    await editor(page).waitFor();
    await page.keyboard.type('O');
    await told(page, 'Valid: this is a reply that says NO');
    expect(await text(page)).toBe('{"reponseword": "NO"}');
    expect(await area.isVisible()).toBe(false);
  });

  it('leaves every key to the text, those that open the search elsewhere too', async () => {
    const page = await openValidate(visit);
    await editor(page).click();
    await page.keyboard.type('uri://example');
    expect(await editor(page).textContent()).toBe('uri://example');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('keeps the line ends of a file that is saved', async () => {
    const page = await openValidate(visit);
    await give(page, '{\r\n"reponseword": "NO"\r\n}\r\n');
    await told(page, 'Valid');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    expect(readFileSync(await (await saving).path(), 'utf8')).toBe('{\r\n"reponseword": "NO"\r\n}\r\n');
  });

  it('says without JavaScript what to do instead', async () => {
    const context = await visit.browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${visit.host.address}validate/`);
    expect(await page.locator('noscript').textContent()).toContain('tasktypes validate codemeta.json');
    expect(await page.getByRole('button').count()).toBe(0);
    for (const link of await page.locator('#elsewhere a').all())
      expect((await fetch(new URL((await link.getAttribute('href')) ?? '', page.url()))).status).toBe(200);
  });
}

describe.each(places)('the Validate page in a browser, served at $base', (place) => {
  withParts('the Validate page', browserPart, () => defineTests(place));
});
