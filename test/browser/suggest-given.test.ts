import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pagePolicy } from '../../src/site/page-policy.ts';
import { withParts } from '../parts.ts';
import { underPath, type Place } from '../site/kept-site.ts';
import { surveyRepository } from '../site/suggest/survey-repository.ts';
import { drop, onDisk, zipOf } from './dropping.ts';
import { choose, heading, openSuggest, title } from './suggest-page.ts';
import { browserPart, visiting } from './visit.ts';

const asFile = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.from(content),
});

function defineTests(place: Place): void {
  const visit = visiting(place);

  it('looks into a zip with a folder at its top, and finds no task in a library of another language', async () => {
    const { page, requests } = await openSuggest(visit);
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
    const { page } = await openSuggest(visit);
    await page.locator('#zip-input').setInputFiles(asFile('given.zip', content));
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(sentence);
    expect(await page.getByRole('status').first().textContent()).toBe('');
    expect(await title(page).isVisible()).toBe(false);
  });

  it('takes what is dropped: a folder, a zip, and the content of a folder', async () => {
    const { page, requests } = await openSuggest(visit);
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
    const { page } = await openSuggest(visit);
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
    const { page } = await openSuggest(visit);
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
}

describe('what the page of suggestions is given, served under a path', () => {
  withParts('the page of suggestions', browserPart, () => defineTests(underPath));
});
