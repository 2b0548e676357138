import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withParts } from '../parts.ts';
import { places, type Place } from '../site/kept-site.ts';
import { zenodoHost } from '../site/validate/zenodo-host.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

const rosetta = 'https://w3id.org/execution-planner/tasktypes/rosetta-container';

/** As somebody writes it who has not read the page of the type: a misspelt field, capitals, and no keyword. */
const broken = `${JSON.stringify(
  {
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    name: 'Survey notebook',
    keywords: ['Astronomy'],
    targetProduct: {
      '@type': 'SoftwareApplication',
      name: 'Survey notebook server',
      'schema:additionalType': { '@id': rosetta },
      'schema:additionalProperty': Object.entries({
        registry: 'docker.io',
        image_nmae: 'survey/notebook',
        image_tag: '1.2',
        image_os: 'linux',
        interface_transport: 'tcp/ip',
        interface_protcol: 'http',
        interface_port: 8888,
      }).map(([name, value]) => ({
        '@type': 'schema:PropertyValue',
        'schema:propertyID': name,
        'schema:value': value,
      })),
    },
  },
  null,
  2,
)}\n`;

const verdict = (page: Page): Locator => page.locator('#verdict');
const told = (page: Page, sentence: RegExp | string): Promise<void> =>
  verdict(page).filter({ hasText: sentence }).waitFor();
const editor = (page: Page): Locator => page.locator('#editor .cm-content');
const text = (page: Page): Promise<string> =>
  page.locator('#editor .cm-line').evaluateAll((lines) => lines.map((line) => line.textContent).join('\n'));
const failure = (page: Page): Locator => page.locator('#failure');

function onDisk(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'validate-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function drop(page: Page, ...paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 60, y: 120, data });
}

function defineTests(place: Place): void {
  const visit = visiting(place);

  async function open(options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
    const context = await visit.browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    // What the policy of the page refuses is told as an error too.
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    onTestFinished(() => expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]));
    await page.goto(`${visit.host.address}validate/${hash}`);
    await editor(page).waitFor();
    return page;
  }

  const give = (page: Page, content: string, name = 'codemeta.json'): Promise<void> =>
    page.locator('#file-input').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

  const looks = [375, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  );
  it.each(looks)(
    'leads from a broken file to a valid one that is saved, at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const page = await open({ viewport: { width, height: 900 }, colorScheme });
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
      const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(surplus).toBeLessThanOrEqual(0);
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

  it('says the three steps that remain, with the values of the file', async () => {
    const page = await open();
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
    const page = await open();
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

  it('takes a folder, a zip and several files, and says which one is shown', async () => {
    const page = await open();
    const folder = onDisk({ 'repo/docs/codemeta.json': '{', 'repo/codemeta.json': broken, 'repo/README.md': '' });
    await drop(page, join(folder, 'repo'));
    await told(page, 'Not valid yet');
    expect(await page.locator('#note').textContent()).toMatch(/3 files.*codemeta\.json/);
    const zip = zipSync({
      'repo-main/codemeta.json': strToU8(
        '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@type": "SoftwareSourceCode", "name": "x"}',
      ),
    });
    const zips = onDisk({ 'repo.zip': zip });
    await drop(page, join(zips, 'repo.zip'));
    await told(page, 'Nothing declared');
    expect(await page.locator('#note').textContent()).toContain('repo-main/codemeta.json');
    await drop(page, join(folder, 'repo/README.md'), join(folder, 'repo/codemeta.json'));
    await told(page, 'Not valid yet');
    await drop(page, onDisk({ 'empty.txt': '' }));
    await expect.poll(() => failure(page).textContent()).toMatch(/^There is no codemeta\.json in the folder/);
  });

  it.each([
    ['a text', '#text=%7B%22reponseword%22%3A%22NO%22%7D&name=my.reply.json', 'Valid'],
    ['an example of a tasktype', '#example=tasktypes/rosetta-container/1.0/0', 'Valid: the task'],
    ['an example of a servicetype', '#example=servicetypes/rosetta-webinterface/1.0/0', 'Valid: the one interface'],
  ])('opens %s that its address names', async (_, hash, sentence) => {
    await told(await open({}, hash), sentence);
  });

  it.each(['#packed=%25', '#example=tasktypes/none/1.0/0', '#example=tasktypes/rosetta-container/1.0/999', '#x=1'])(
    'answers the address %s with a sentence',
    async (hash) => {
      const page = await open({}, hash);
      await expect.poll(() => failure(page).textContent()).toMatch(/\.$/);
    },
  );

  it('leaves every key to the text, those that open the search elsewhere too', async () => {
    const page = await open();
    await editor(page).click();
    await page.keyboard.type('uri://example');
    expect(await editor(page).textContent()).toBe('uri://example');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('fetches a record by its DOI from Zenodo itself, and says so of what cannot be had', async () => {
    const { origin } = await zenodoHost({ files: { 'codemeta.json': '{"tasktype": "uri://example"' } });
    const page = await open();
    const asked: string[] = [];
    // The answers of Zenodo, from a host of the test that speaks as Zenodo documents itself.
    await page.context().route('https://zenodo.org/**', async (route) => {
      const url = route.request().url();
      asked.push(url);
      const answer = await fetch(url.replace('https://zenodo.org', origin));
      const body = (await answer.text()).replaceAll(origin, 'https://zenodo.org');
      await route.fulfill({ status: answer.status, body, headers: { 'access-control-allow-origin': '*' } });
    });
    const record = page.getByLabel(/^A record on Zenodo/);
    await record.fill('https://doi.org/10.5281/zenodo.77');
    await record.press('Enter');
    await expect.poll(() => editor(page).textContent()).toContain('uri://example');
    expect(asked[0]).toBe('https://zenodo.org/api/records/77');
    await record.fill('not a record');
    await record.press('Enter');
    await expect
      .poll(() => page.locator('#failure').textContent())
      .toMatch(/What stands below is what was there before\.$/);
  });

  it('gives a link that opens the same text again', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await give(page, broken);
    await told(page, 'Not valid yet');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('validate/#packed=');
    const other = await open({}, new URL(link).hash);
    await told(other, 'Not valid yet');
    expect(await other.locator('#file-name').textContent()).toBe('codemeta.json');
  });

  const hostile = '<img src=x onerror=alert(1)>';
  it('shows texts, names and addresses of others as text, whatever they are', async () => {
    const page = await open(
      {},
      `#text=${encodeURIComponent(JSON.stringify({ tasktype: hostile, taskinfo: {} }))}&name=${encodeURIComponent(hostile)}`,
    );
    await told(page, 'Not valid yet');
    expect(await page.getByText(hostile).count()).toBeGreaterThan(1);
    expect(await page.locator('#file-name').textContent()).toBe(hostile);
    await give(page, JSON.stringify({ tasktype: rosetta, taskinfo: { [hostile]: hostile } }), `${hostile}.json`);
    await told(page, 'Not valid yet');
    await give(page, 'PK\u0003\u0004<b>', `${hostile}.zip`);
    await expect.poll(() => failure(page).textContent()).not.toBe('');
    expect(await page.locator('main img, main b, [onerror]').count()).toBe(0);
  });

  it.each([
    ['a file in another encoding', Buffer.from([0xff, 0xfe, 0x7b, 0x00]), /UTF-16LE/],
    ['an empty file', Buffer.from(''), /empty/],
  ])('says in a sentence why %s cannot be checked', async (_, buffer, sentence) => {
    const page = await open();
    await page.locator('#file-input').setInputFiles({ name: 'codemeta.json', mimeType: '', buffer });
    await expect.poll(() => failure(page).textContent()).toMatch(sentence);
  });

  it('keeps the line ends of a file that is saved', async () => {
    const page = await open();
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
