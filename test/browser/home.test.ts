import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { identifiers } from '../../src/identity.ts';
import { withParts } from '../parts.ts';
import { underPath, type Place } from '../site/kept-site.ts';
import { faintTexts } from './faint-texts.ts';
import { browserPart, visiting } from './visit.ts';

const log = [
  '12:01 planner INFO tasktype=uri://rosetta-container accepted',
  '12:01 planner INFO tasktype=uri://rosetta-container accepted',
  '12:02 planner ERROR unknown tasktype "uri://jupyter-notebok"',
  '    at Planner.accept (/srv/planner.ts:12:4) tasktype: uri://portainer-container',
  '12:03 GET https://example.org/jobs/12 200',
].join('\n');
const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const sizes = [
  { name: 'a phone', viewport: { width: 375, height: 800 }, colorScheme: 'dark' },
  { name: 'a desktop', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
] as const;

const box = (page: Page) => page.getByLabel(/^Paste what you found/);
const answer = (page: Page) => page.getByRole('region', { name: 'Answer' });
const told = (page: Page) => page.locator('#found');

function defineTests(place: Place): void {
  const visit = visiting(place);

  async function open(path = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await visit.browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    onTestFinished(() => expect(faults).toEqual([]));
    await page.goto(visit.host.address + path);
    return page;
  }

  it.each(sizes)('explains a pasted log on $name, and leads to the page of a type', async ({ name: _, ...size }) => {
    const page = await open('', size);
    await box(page).fill(log);
    await told(page).filter({ hasText: 'names 3 types' }).waitFor();
    const heads = answer(page).locator('summary');
    expect(await heads.allTextContents()).toEqual([
      'Not exactly a typeuri://jupyter-notebok',
      'Deprecateduri://portainer-container',
      'Knownuri://rosetta-container2 times',
    ]);
    await answer(page).getByRole('link', { name: 'Jupyter notebook' }).first().waitFor();
    await answer(page).getByText('please send exactly').first().waitFor();
    const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(surplus).toBeLessThanOrEqual(0);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    await heads.nth(2).click();
    await answer(page).getByRole('link', { name: 'Rosetta container' }).first().click();
    await page.waitForURL(`${visit.host.address}tasktypes/rosetta-container/`);
  });

  it('answers somebody who has only a keyboard, and brings them to the answer', async () => {
    const page = await open();
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      if (await box(page).evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.type('uri://rosetta-container');
    await page.keyboard.press('Enter');
    await answer(page).getByRole('heading', { name: 'Rosetta container' }).waitFor();
    expect(await answer(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Rosetta container');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${visit.host.address}tasktypes/rosetta-container/`);
  });

  it('begins a new line with Shift and Enter', async () => {
    const page = await open();
    await box(page).fill('docker');
    await box(page).press('Shift+Enter');
    expect(await box(page).inputValue()).toBe('docker\n');
  });

  it('answers while somebody types, and says what else may be meant', async () => {
    const page = await open();
    await box(page).pressSequentially('rosetta');
    await answer(page).getByText('Not exactly a type').waitFor();
    expect(await answer(page).getByRole('heading').allTextContents()).toEqual([
      'Rosetta container',
      'Rosetta web interface',
    ]);
    await box(page).fill('');
    await expect.poll(() => answer(page).textContent()).toBe('');
  });

  it('asks nobody who has the page for a command, and leads to the owner of an unknown URI', async () => {
    const page = await open();
    await box(page).fill('https://foo.bar/x/oci-container');
    await answer(page).getByText('Not known here').waitFor();
    expect(await answer(page).textContent()).not.toContain('Run `tasktypes');
    expect(await answer(page).getByRole('link', { name: 'https://foo.bar' }).getAttribute('href')).toBe(
      'https://foo.bar',
    );
  });

  it('copies the sentence to send', async () => {
    const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    await box(page).fill('uri://rosetta-container');
    await answer(page).getByRole('button', { name: 'Copy the sentence' }).click();
    await answer(page).getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `You sent the tasktype "uri://rosetta-container", which we understand; please send exactly ${identifiers}/tasktypes/rosetta-container instead.`,
    );
  });

  it('keeps what is asked in the address, and answers an address that asks', async () => {
    const page = await open('#what=uri%3A%2F%2Frosetta-container');
    await answer(page).getByRole('heading', { name: 'Rosetta container' }).waitFor();
    expect(await box(page).inputValue()).toBe('uri://rosetta-container');
    await page.evaluate(() => (location.hash = '#what=uri://docker-compose'));
    await answer(page).getByRole('heading', { name: 'Docker Compose' }).waitFor();
    await box(page).fill('docker & more #1');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#what=docker%20%26%20more%20%231');
    await box(page).fill('');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
  });

  it('answers a text to try', async () => {
    const page = await open();
    await page.locator('.tries a').last().click();
    await answer(page).getByText('Not exactly a type').waitFor();
  });

  it('offers to check a message as a whole', async () => {
    const page = await open();
    const message = '{"tasktype": "uri://jupyter-notebook", "taskinfo": {"ref": "50%"}}';
    await box(page).fill(message);
    await answer(page).getByRole('heading', { name: 'Jupyter notebook' }).waitFor();
    const href = await answer(page).getByRole('link', { name: 'Check this text' }).getAttribute('href');
    expect(href).toBe(`${place.base}validate/#text=${encodeURIComponent(message)}`);
    expect(new URLSearchParams(href?.split('#')[1]).get('text')).toBe(message);
  });

  it.each([
    ['10.5281/zenodo.1234', 'Read its metadata', 'validate/#record=https%3A%2F%2Fdoi.org%2F10.5281%2Fzenodo.1234'],
    [
      'https://zenodo.org/records/1234',
      'Read its metadata',
      'validate/#record=https%3A%2F%2Fzenodo.org%2Frecords%2F1234',
    ],
    ['https://gitlab.com/group/project', 'drop its folder, or a zip of it,', 'suggest/'],
  ])('leads from %s to the page for software', async (text, name, link) => {
    const page = await open();
    await box(page).fill(text);
    expect(await answer(page).getByRole('link', { name }).getAttribute('href')).toBe(place.base + link);
    expect(await answer(page).textContent()).not.toContain('To send');
  });

  it.each(['?', '\u{1F680}', 'null', '""', 'KeyError: "x"'])('offers nothing to send for %s', async (text) => {
    const page = await open();
    await box(page).fill(text);
    await answer(page).getByText('No type', { exact: true }).waitFor();
    expect(await answer(page).locator('.answer-head code').textContent()).toBe(text);
    expect(await answer(page).textContent()).not.toContain('To send');
  });

  it('names the types that hold a word', async () => {
    const page = await open();
    await box(page).fill('jupyter');
    await answer(page).getByRole('link', { name: 'Jupyter notebook' }).first().waitFor();
    expect(await answer(page).getByRole('heading').allTextContents()).toContain('JupyterHub');
  });

  it.each([
    ['in the box', hostile],
    ['in a log', `tasktype="${hostile.replaceAll('"', "'")}"`],
    ['in a message', `{"tasktype": "${hostile.replaceAll('"', "'")}"}`],
  ])('shows markup %s as text', async (_, text) => {
    const page = await open();
    await box(page).fill(text);
    await answer(page).locator('.verdict').waitFor();
    expect(await answer(page).locator('img, script').count()).toBe(0);
    expect(await answer(page).textContent()).toContain('<img src=x');
    expect(await page.title()).toBe('tasktypes');
  });

  it.each([hostile, 'javascript:alert(1)', 'https://evil.example/"onfocus="alert(1)'])(
    'shows %s in an address as text',
    async (text) => {
      const page = await open(`#what=${encodeURIComponent(text)}`);
      await answer(page).locator('.verdict').waitFor();
      expect(await answer(page).locator('img, script, [onfocus]').count()).toBe(0);
      const links = await answer(page)
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
      for (const protocol of links) expect(['http:', 'https:']).toContain(protocol);
    },
  );

  it('reads the beginning of a log of five megabytes, and says so', async () => {
    const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
    const line =
      '12:01 INFO GET https://example.org/jobs/123 tasktype=uri://rosetta-container accepted, all is well, no error\n';
    await page.evaluate((text) => navigator.clipboard.writeText(text.repeat(50_000)), line);
    const start = Date.now();
    await box(page).press('ControlOrMeta+v');
    await answer(page).getByText('Only the first 524,288 characters were read.').waitFor();
    expect(Date.now() - start).toBeLessThan(15_000);
    await answer(page)
      .getByText(/^[0-9]+ times$/)
      .waitFor();
  });

  it('says what to do with lines that name no type', async () => {
    const page = await open();
    await box(page).fill('all is well\nand nothing else');
    await told(page).filter({ hasText: 'Paste the line that names the URI' }).waitFor();
  });

  it('leads to the list of all URIs where there is no JavaScript', async () => {
    const page = await open('', { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
    expect(await box(page).isVisible()).toBe(false);
    await page.getByRole('link', { name: 'list of all URIs and words' }).click();
    await page.waitForURL(`${visit.host.address}uris/`);
    const place = page.locator('.exact-strings').getByText('uri://rosetta-container', { exact: true });
    await place.scrollIntoViewIfNeeded();
    await page.locator('[id="is/uri://rosetta-container"]').getByRole('link').click();
    await page.waitForURL(`${visit.host.address}tasktypes/rosetta-container/`);
  });
}

describe('the box of the home page, served under a path', () => {
  withParts('the home page in a browser', browserPart, () => defineTests(underPath));
});
