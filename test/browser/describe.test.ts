import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registry, validators } from '../../src/official.ts';
import { validate } from '../../src/validate/validate.ts';
import { withParts } from '../parts.ts';
import { underPath, type Place } from '../site/kept-site.ts';
import { box, codemeta, giveFile, openDescribe, verdict, written } from './describe-page.ts';
import { looks, surplusOf } from './opening.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

function defineTests(place: Place): void {
  const visit = visiting(place);

  it('leads an uploader from a container and a notebook to one finished codemeta.json', async () => {
    const page = await openDescribe(visit);
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

  it('is worked with the keyboard alone', async () => {
    const page = await openDescribe(visit);
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
    const page = await openDescribe(visit, '', { javaScriptEnabled: false });
    const link = page.getByRole('link', { name: 'OCI container' });
    expect(await link.getAttribute('href')).toBe(`${place.base}tasktypes/oci-container/`);
    const command = page.locator('noscript code');
    expect(await command.textContent()).toBe('tasktypes validate <file>');
    expect((await command.boundingBox())?.height).toBeGreaterThan(0);
  });

  it.each(place.base === '/' ? looks : looks.slice(1, 2))(
    'has no barrier and no sideways scrolling at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      const page = await openDescribe(visit, '', { viewport: { width, height: 900 }, colorScheme });
      for (const fragment of [
        '',
        '#type=tasktypes/rosetta-container',
        '#type=tasktypes/kubernetes-cluster&example=1',
      ]) {
        await page.goto('about:blank');
        await page.goto(`${visit.host.address}describe/${fragment}`, { waitUntil: 'networkidle' });
        if (fragment !== '') await giveFile(page, codemeta);
        expect(await violationsOn(page), fragment).toEqual([]);
        expect(await surplusOf(page), fragment).toBe(0);
      }
    },
  );
}

describe('the page that describes a task, served under a path', () => {
  withParts('the page in a browser', browserPart, () => defineTests(underPath));
});
