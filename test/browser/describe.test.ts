import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registry, validators } from '../../src/official.ts';
import { validate } from '../../src/validate/validate.ts';
import { withParts } from '../parts.ts';
import { places, type Place } from '../site/kept-site.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

const codemeta = `{
  "@context": "https://doi.org/10.5063/schema/codemeta-2.0",
  "@type": "SoftwareSourceCode",
  "name": "survey"
}
`;
const looks = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

const written = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const box = (page: Page, name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}\\b`) });
const verdict = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

async function giveFile(page: Page, text: string, name = 'codemeta.json'): Promise<void> {
  await page
    .locator('#codemeta-input')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

function defineTests(place: Place): void {
  const visit = visiting(place);

  async function open(fragment = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await visit.browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('dialog', (dialog) => faults.push(dialog.message()));
    page.on('request', (request) => {
      const address = request.url();
      if (!/^(?:blob|data):/.test(address) && !address.startsWith(visit.host.address)) faults.push(address);
    });
    onTestFinished(() => expect(faults).toEqual([]));
    await page.goto(`${visit.host.address}describe/${fragment}`, { waitUntil: 'networkidle' });
    return page;
  }

  it('leads an uploader from a container and a notebook to one finished codemeta.json', async () => {
    const page = await open();
    await page.getByRole('searchbox', { name: 'Filter by any word' }).fill('rosetta tcp');
    await page.getByRole('link', { name: 'Rosetta container' }).click();
    await page.getByRole('radio', { name: 'registry, image_name and image_os' }).check();
    await verdict(page, /^Four fields are still needed\.$/).waitFor();
    expect(await page.locator('[aria-invalid]').count()).toBe(0);
    await box(page, 'registry').fill('docker.io');
    await box(page, 'image_name').fill('Survey/Notebook');
    await box(page, 'interface_protocol').fill('http');
    const wrong = page.getByText('In lower case it is right: "survey/notebook".');
    await wrong.waitFor();
    expect(await box(page, 'image_name').getAttribute('aria-invalid')).toBe('true');
    await box(page, 'image_name').fill('survey/notebook');
    await page.getByRole('button', { name: 'Still needed: interface_port' }).click();
    expect(await box(page, 'interface_port').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('8888');
    await verdict(page, /^Valid\./).waitFor();
    const task = JSON.parse((await written(page, 'Task').textContent()) ?? '') as object;
    expect(task).toMatchObject({
      taskinfo: { image_name: 'survey/notebook', image_os: 'linux', interface_port: 8888 },
    });
    expect(await written(page, 'Request by GET').textContent()).toContain('&taskinfo.image_name=survey/notebook&');
    const check = (await page.getByRole('link', { name: 'Check it on the page Validate' }).getAttribute('href')) ?? '';
    expect(check.startsWith(`${place.base}validate/#text=`)).toBe(true);
    expect(JSON.parse(decodeURIComponent(check.split('#text=')[1] ?? ''))).toEqual(task);

    await giveFile(page, codemeta);
    await page.getByRole('button', { name: 'Describe another task for this file' }).click();
    await page.getByRole('link', { name: 'Jupyter notebook' }).click();
    await box(page, 'notebook').fill('https://example.org/first-light.ipynb');
    const merged = page.getByRole('region', { name: 'codemeta.json', exact: true });
    await merged.filter({ hasText: 'first-light.ipynb' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('codemeta.json');
    const text = readFileSync(await saved.path(), 'utf8');
    expect(text.startsWith(codemeta.slice(0, codemeta.indexOf('"survey"') + 8))).toBe(true);
    const report = await validate(text, { registry, validators });
    expect([report.verdict, report.tasks.map(({ title }) => title)]).toEqual([
      'valid',
      ['Rosetta container', 'Jupyter notebook'],
    ]);
  });

  it('keeps the address up to date, and begins where an address leads', async () => {
    const page = await open('#type=tasktypes/oci-container');
    await box(page, 'image').fill('a/b:1');
    await page.waitForURL(/&task=/);
    const again = await open(new URL(page.url()).hash);
    expect(await box(again, 'image').inputValue()).toBe('a/b:1');
    await again.getByRole('combobox', { name: 'Begin with' }).selectOption({ index: 1 });
    await again.waitForURL(/task=%7B%22image%22/);
    await again.getByRole('link', { name: 'Choose another tasktype' }).click();
    await again.locator('#choose').waitFor();
    expect(new URL(again.url()).hash).toBe('');
  });

  it('begins with every accepted example, and finds each valid', async () => {
    const page = await open();
    const type = registry.named('tasktype', 'kubernetes-cluster');
    const spec = await page.evaluate(
      (address) =>
        fetch(address).then((reply) => reply.json() as Promise<{ examples: { verdict: string; value: unknown }[] }>),
      `${visit.host.address}tasktypes/kubernetes-cluster/1.0/spec.json`,
    );
    for (const [index, { verdict: is, value }] of spec.examples.entries()) {
      if (is !== 'accepted') continue;
      await page.goto(`${visit.host.address}describe/#type=tasktypes/kubernetes-cluster&example=${String(index)}`);
      await verdict(page, /^Valid\./).waitFor();
      await expect
        .poll(async () => JSON.parse((await written(page, 'Task').textContent()) ?? '') as unknown)
        .toEqual({ tasktype: type?.uri, taskinfo: value });
    }
  });

  it.each([
    ['#type=tasktypes/nowhere', 'is no type of this registry'],
    ['#type=servicetypes/portainer', 'is a servicetype'],
    ['#type=tasktypes/oci-container&task={', 'The task in the address cannot be read'],
    ['#type=tasktypes/oci-container&example=999', 'no accepted example with the number 999'],
    ['#type=%3Cimg%20src=x%20onerror=alert(1)%3E', '<img src=x onerror=alert(1)>'],
    ['#type=%', 'is not percent-encoded'],
  ])('says what is wrong with the address %s', async (fragment, sentence) => {
    const page = await open(fragment);
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('shows hostile values, names and schemas as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const page = await open('#type=tasktypes/example-task');
    await page.route('**/tasktypes/oci-container/1.0/schema.json', (route) =>
      route.fulfill({
        json: {
          title: evil,
          type: 'object',
          required: [evil],
          properties: {
            [evil]: { type: 'string', description: evil, examples: [evil], default: evil },
            choice: { enum: [evil, '</script>'], description: evil },
          },
        },
      }),
    );
    const task = encodeURIComponent(JSON.stringify({ [evil]: evil, [`${evil}2`]: 1 }));
    await page.goto(`${visit.host.address}describe/#type=tasktypes/oci-container&task=${task}`);
    await page.getByText('Not taken over').waitFor();
    await giveFile(page, codemeta, `${evil}.json`);
    await page.getByText('The file is read.').or(page.getByText('What is marked is new')).first().waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(await written(page, 'Task').textContent()).toContain(evil);
  });

  it('refuses a file that cannot be read, with the place, and adds no task twice', async () => {
    const page = await open('#type=tasktypes/example-task&example=0');
    await verdict(page, /^Valid\./).waitFor();
    await giveFile(page, '{\n  "name": \n}');
    await page.getByText(/^The file cannot be read, so nothing was added\. Line [0-9]+, column [0-9]+: /).waitFor();
    await giveFile(page, codemeta);
    await page.getByRole('button', { name: 'Describe another task for this file' }).click();
    await page.getByRole('link', { name: 'Example task' }).click();
    await box(page, 'message').fill('another one');
    await page.getByText(/^The file declares a task/).waitFor();
    await page.getByRole('button', { name: 'Add it beside the other one' }).click();
    await page.getByRole('region', { name: 'codemeta.json', exact: true }).filter({ hasText: 'another one' }).waitFor();
  });

  it('is worked with the keyboard alone', async () => {
    const page = await open();
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('oci');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'OCI container' }).waitFor();
    await box(page, 'image').focus();
    await page.keyboard.type('docker.io/library/a:1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add to command' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('run');
    await page.getByRole('button', { name: 'Add to command' }).press('Enter');
    await page.keyboard.type('fast');
    await page.getByRole('button', { name: 'Remove command 1' }).press('Enter');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Remove command 1');
    await expect
      .poll(async () => JSON.parse((await written(page, 'Task').textContent()) ?? '') as unknown)
      .toMatchObject({ taskinfo: { image: 'docker.io/library/a:1', command: ['fast'] } });
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Add to command');
  });

  it('lists the tasktypes with their pages where there is no JavaScript', async () => {
    const page = await open('', { javaScriptEnabled: false });
    const link = page.getByRole('link', { name: 'OCI container' });
    expect(await link.getAttribute('href')).toBe(`${place.base}tasktypes/oci-container/`);
    const command = page.locator('noscript code');
    expect(await command.textContent()).toBe('tasktypes validate <file>');
    expect((await command.boundingBox())?.height).toBeGreaterThan(0);
  });

  it.each(place.base === '/' ? looks : looks.slice(1, 2))(
    'has no barrier and no sideways scrolling at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const page = await open('', { viewport: { width, height: 900 }, colorScheme });
      for (const fragment of [
        '',
        '#type=tasktypes/rosetta-container',
        '#type=tasktypes/kubernetes-cluster&example=1',
      ]) {
        await page.goto('about:blank');
        await page.goto(`${visit.host.address}describe/${fragment}`, { waitUntil: 'networkidle' });
        if (fragment !== '') await giveFile(page, codemeta);
        expect(await violationsOn(page), fragment).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          fragment,
        ).toBeLessThanOrEqual(0);
      }
    },
  );
}

describe.each(places)('the page that describes a task, served at $base', (place) => {
  withParts('the page in a browser', browserPart, () => defineTests(place));
});
