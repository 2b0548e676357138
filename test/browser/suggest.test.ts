import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../cli/command.ts';
import { pagePolicy } from '../../src/site/page-policy.ts';
import { withParts } from '../parts.ts';
import { places, type Place } from '../site/kept-site.ts';
import { surveyRepository } from '../site/suggest/survey-repository.ts';
import { faintTexts } from './faint-texts.ts';
import { browserPart, visiting } from './visit.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a folder of the name, in a folder that is removed after the test. */
function onDisk(files: Files, name = 'survey'): string {
  const folder = mkdtempSync(join(tmpdir(), 'suggest-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return join(folder, name);
}

function zipOf(files: Files, top = 'survey-main/'): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        top + path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

const asFile = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.from(content),
});

/** Drops files of the disk on the page, as somebody does with a file manager. */
async function drop(page: Page, ...paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { x = 0, y = 0 } = (await page.locator('#give').boundingBox()) ?? {};
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: x + 9, y: y + 9, data });
}

const title = (page: Page) => page.locator('#result-title');
const task = (page: Page, name: RegExp) => page.getByRole('article', { name });
const finished = (page: Page) => page.getByRole('region', { name: 'codemeta.json' }).locator('pre');

async function heading(page: Page, name: RegExp): Promise<void> {
  await title(page).filter({ hasText: name }).waitFor();
}

function defineTests(place: Place): void {
  const visit = visiting(place);

  interface Opened {
    readonly page: Page;
    readonly context: BrowserContext;
    /** What the page has asked any host for since it was open. */
    readonly requests: readonly string[];
  }

  /** Opens the page, and takes the network away once everything is there. */
  async function open(options: BrowserContextOptions = {}): Promise<Opened> {
    const context = await visit.browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    onTestFinished(() => expect(faults).toEqual([]));
    await page.goto(`${visit.host.address}suggest/`, { waitUntil: 'networkidle' });
    await context.setOffline(true);
    const requests: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    return { page, context, requests };
  }

  const choose = (page: Page, folder: string): Promise<void> => page.locator('#folder-input').setInputFiles(folder);

  it('shows each task of a folder with its values and where they stand, without asking any host', async () => {
    const { page, requests } = await open();
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
    const { page, requests } = await open();
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
    const { page, context } = await open();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose(page, onDisk(surveyRepository));
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toMatchObject({ name: 'survey', targetProduct: [{}, {}] });
  });

  it('asks what no file says, and says at once what is wrong with an answer', async () => {
    const { page } = await open();
    await choose(page, onDisk({ Dockerfile: 'FROM alpine\nENTRYPOINT ["fit"]\n' }));
    const question = page.getByRole('textbox', { name: /^Under which name/ });
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
    const { page } = await open();
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

  it('looks into a zip with a folder at its top, and finds no task in a library of another language', async () => {
    const { page, requests } = await open();
    const files = { 'CMakeLists.txt': 'project(fit)\n', 'src/fit.cpp': 'int main() {}\n' };
    await page.locator('#zip-input').setInputFiles(asFile('fit-main.zip', zipOf(files)));
    await heading(page, /^fit-main: no task found$/);
    expect(await page.getByText('That is a normal result').isVisible()).toBe(true);
    expect(await page.getByText(/CMakeLists\.txt.*because/).isVisible()).toBe(true);
    expect(requests).toEqual([]);
  });

  it.each<readonly [string, Uint8Array | string, RegExp]>([
    ['no zip', 'FROM alpine\n', /^This is neither a folder nor a zip\./],
    ['a zip that is cut off', zipOf({ Dockerfile: 'FROM alpine\n' }).subarray(0, 60), /^The zip is damaged/],
  ])('says in a sentence why %s cannot be looked into', async (_, content, sentence) => {
    const { page } = await open();
    await page.locator('#zip-input').setInputFiles(asFile('given.zip', content));
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(sentence);
    expect(await page.getByRole('status').first().textContent()).toBe('');
    expect(await title(page).isVisible()).toBe(false);
  });

  it('takes what is dropped: a folder, a zip, and the content of a folder', async () => {
    const { page, requests } = await open();
    const folder = onDisk({ ...surveyRepository, 'node_modules/x/Dockerfile': 'FROM alpine\n' });
    await drop(page, folder);
    await heading(page, /^survey: 3 tasks found$/);
    expect(await page.getByText('node_modules').count()).toBe(0);
    expect(await page.getByText('https://github.com/jdoe/survey', { exact: true }).first().isVisible()).toBe(true);
    const zips = onDisk({ 'sky.zip': zipOf(surveyRepository) }, 'zips');
    await drop(page, join(zips, 'sky.zip'));
    await heading(page, /^sky: 3 tasks found$/);
    await drop(page, join(folder, 'docker'), join(folder, 'README.md'));
    await heading(page, /^2 tasks found$/);
    expect(requests).toEqual([]);
  });

  it('stays awake while it looks into 50,000 files', { timeout: 120_000 }, async () => {
    const { page } = await open();
    const many: Record<string, string> = {};
    for (let index = 0; index < 50_000; index += 1) many[`data/${String(index % 100)}/${String(index)}.fits`] = '';
    const zip = onDisk({ 'many.zip': zipOf({ ...many, ...surveyRepository }, '') }, 'zips');
    await page.evaluate(() => {
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        document.body.dataset['gap'] = String(Math.max(Number(document.body.dataset['gap'] ?? 0), now - last));
        last = now;
      }, 20);
    });
    await drop(page, join(zip, 'many.zip'));
    await heading(page, /^many: 3 tasks found$/);
    expect(await page.getByText(/^50,000 files listed, /).isVisible()).toBe(true);
    expect(await page.evaluate(() => Number(document.body.dataset['gap']))).toBeLessThan(1_000);
  });

  it('shows what files are called and say as text, whatever that is', async () => {
    const { page } = await open();
    const hostile = '<img src=x onerror=alert(1)>';
    const files = { [`${hostile}/Dockerfile`]: `FROM alpine\nLABEL title="${hostile}"\nEXPOSE 80\nCMD ["nginx"]\n` };
    await choose(page, onDisk(files, '<b>survey<b>'));
    await heading(page, /^<b>survey<b>: /);
    expect(await page.getByText(hostile).count()).toBeGreaterThan(0);
    expect(await page.locator('#result img, #result b').count()).toBe(0);
  });

  it('says without JavaScript what the command does instead', async () => {
    const context = await visit.browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${visit.host.address}suggest/`);
    const command = page.locator('noscript code');
    expect(await command.textContent()).toBe('tasktypes suggest <folder>');
    expect((await command.boundingBox())?.height).toBeGreaterThan(0);
    expect(await page.getByRole('button').count()).toBe(0);
  });

  it('works where no script but those of the site may run, and nothing may be connected to', async () => {
    const context = await visit.browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.route('**', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': pagePolicy("'none'") },
      });
    });
    await page.goto(`${visit.host.address}suggest/`);
    await choose(page, onDisk(surveyRepository));
    await heading(page, /^survey: 3 tasks found$/);
    expect(faults).toEqual([]);
  });

  it('links each task to the page of its type', async () => {
    const { page, context } = await open();
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

  const looks = [375, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  );
  it.each(looks)('can be read, and used with the keyboard alone, at $width px, $colorScheme', async (look) => {
    const { width, colorScheme } = look;
    const { page } = await open({ viewport: { width, height: 900 }, colorScheme });
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a folder' }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(onDisk(surveyRepository));
    await heading(page, /3 tasks/);
    const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(surplus).toBeLessThanOrEqual(0);
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

describe.each(places)('the page of suggestions in a browser, served at $base', (place) => {
  withParts('the page of suggestions', browserPart, () => defineTests(place));
});
