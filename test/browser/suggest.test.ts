import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/command.ts';
import { withParts } from '../parts.ts';
import { underPath, type Place } from '../site/kept-site.ts';
import { surveyRepository } from '../site/suggest/survey-repository.ts';
import { onDisk } from './dropping.ts';
import { faintTexts } from './faint-texts.ts';
import { looks, surplusOf } from './opening.ts';
import { choose, heading, openSuggest, title } from './suggest-page.ts';
import { browserPart, visiting } from './visit.ts';

const task = (page: Page, name: RegExp) => page.getByRole('article', { name });
const finished = (page: Page) => page.getByRole('region', { name: 'codemeta.json' }).locator('pre');

function defineTests(place: Place): void {
  const visit = visiting(place);

  it('shows each task of a folder with its values and where they stand, without asking any host', async () => {
    const { page, requests } = await openSuggest(visit);
    await choose(page, onDisk(surveyRepository));
    await heading(page, /^survey: 3 tasks found$/);
    expect(await title(page).evaluate((element) => document.activeElement === element)).toBe(true);
    const rosetta = task(page, /Rosetta container/);
    const port = rosetta.getByRole('row').filter({ hasText: 'interface_port' });
    expect(await port.textContent()).toMatch(/8888 certain.*docker\/Dockerfile:2.*EXPOSE 8888/);
    expect(await rosetta.getByText('Complete.').isVisible()).toBe(true);
    expect(await page.getByText(/tests\/ci\/image\.def.*because/).isVisible()).toBe(true);
    expect(requests).toEqual([]);
  });

  const { 'codemeta.json': _, ...begun } = surveyRepository;
  it.each([
    ['adds to', surveyRepository],
    ['makes', begun],
  ])('gives the very file that the command %s', async (__, files) => {
    const { page, requests } = await openSuggest(visit);
    const folder = onDisk(files);
    await choose(page, folder);
    await page.getByLabel('second.ipynb').check();
    await finished(page).locator('.line').filter({ hasText: 'second.ipynb' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('codemeta.json');
    const answer = 'jupyter-notebook#/repository/path=second.ipynb';
    expect(await run(['suggest', '--write', '--answer', answer, folder])).toMatchObject({ code: 0 });
    expect(readFileSync(await saved.path(), 'utf8')).toBe(readFileSync(join(folder, 'codemeta.json'), 'utf8'));
    expect(requests.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  });

  it('copies the file', async () => {
    const { page, context } = await openSuggest(visit);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose(page, onDisk(surveyRepository));
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toMatchObject({ name: 'survey', targetProduct: [{}, {}] });
  });

  it('asks what no file says, and says at once what is wrong with an answer', async () => {
    const { page } = await openSuggest(visit);
    await choose(page, onDisk({ Dockerfile: 'FROM alpine\nENTRYPOINT ["fit"]\n' }));
    const question = page.getByRole('textbox', { name: /^Under which name/ });
    await question.waitFor();
    // There is nothing yet to copy or to download.
    expect(await page.getByRole('button', { name: /^(?:Copy|Download)$/ }).count()).toBe(0);
    await question.fill('Not An Image');
    await page.locator('[aria-invalid="true"]').waitFor();
    expect(await page.getByText('An answer is not right yet.').isVisible()).toBe(true);
    const description = (await question.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? '';
    expect(await page.locator(`[id="${description}"]`).textContent()).toMatch(/^`?image.*\.$/);
    await question.fill('docker.io/jdoe/fit:1.0');
    await page.getByText('Complete.').waitFor();
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(0);
    const name = page.getByRole('textbox', { name: 'What is the software called?' });
    expect(await finished(page).isVisible()).toBe(false);
    await name.fill('fit');
    await finished(page).filter({ hasText: '"name": "fit"' }).waitFor();
    expect(JSON.parse((await finished(page).locator('.line').allTextContents()).join('\n'))).toMatchObject({
      targetProduct: [{ 'schema:additionalProperty': [{ 'schema:value': 'docker.io/jdoe/fit:1.0' }] }],
    });
  });

  it('takes in what is also possible, and leaves out what is not wanted', async () => {
    const { page } = await openSuggest(visit);
    await choose(page, onDisk(surveyRepository));
    const also = page.getByRole('region', { name: 'Also possible' });
    const binder = also.getByRole('article', { name: /Binder notebook/ });
    await binder.getByRole('button', { name: 'Declare it too' }).click();
    await finished(page).filter({ hasText: 'tasktypes/binder-notebook' }).waitFor();
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toMatch(/^Binder notebook/);
    await task(page, /^OCI container/)
      .getByRole('button', { name: 'Leave it out' })
      .click();
    await finished(page).filter({ hasNotText: 'tasktypes/oci-container' }).waitFor();
    await also.getByRole('article', { name: /^OCI container/ }).waitFor();
  });

  it('links each task to the page of its type', async () => {
    const { page, context } = await openSuggest(visit);
    await choose(page, onDisk(surveyRepository));
    await heading(page, /3 tasks/);
    const links = await page.getByRole('heading', { level: 4 }).getByRole('link').all();
    expect(links.length).toBeGreaterThanOrEqual(3);
    await context.setOffline(false);
    for (const link of links) {
      const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
      expect((await fetch(address)).status, address).toBe(200);
    }
  });

  it.each(looks)('can be read, and used with the keyboard alone, at $width px, $colorScheme', async (look) => {
    const { width, colorScheme } = look;
    const { page } = await openSuggest(visit, { viewport: { width, height: 900 }, colorScheme });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a folder' }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(onDisk(surveyRepository));
    await heading(page, /3 tasks/);
    expect(await surplusOf(page)).toBe(0);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    const question = page.getByRole('group', { name: /^Which notebook/ });
    for (let stop = 0; stop < 60 && (await question.locator(':focus').count()) === 0; stop += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline).toBe('solid');
    }
    await page.keyboard.press('Space');
    await task(page, /^Jupyter notebook/)
      .getByText('Complete.')
      .waitFor();
  });
}

describe('the page of suggestions in a browser, served under a path', () => {
  withParts('the page of suggestions', browserPart, () => defineTests(underPath));
});
