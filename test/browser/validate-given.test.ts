import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withParts } from '../parts.ts';
import { places, type Place } from '../site/kept-site.ts';
import { zenodoHost } from '../site/validate/zenodo-host.ts';
import { drop, onDisk, zipOf } from './dropping.ts';
import { broken, editor, failure, give, openValidate, rosetta, told } from './validate-page.ts';
import { browserPart, visiting } from './visit.ts';

function defineTests(place: Place): void {
  const visit = visiting(place);

  it('takes a folder, a zip and several files, and says which one is shown', async () => {
    const page = await openValidate(visit);
    const folder = onDisk({ 'repo/docs/codemeta.json': '{', 'repo/codemeta.json': broken, 'repo/README.md': '' });
    await drop(page, join(folder, 'repo'));
    await told(page, 'Not valid yet');
    expect(await page.locator('#note').textContent()).toMatch(/3 files.*codemeta\.json/);
    const nothing =
      '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@type": "SoftwareSourceCode", "name": "x"}';
    const zips = onDisk({ 'repo.zip': zipOf({ 'codemeta.json': nothing }, 'repo-main/') });
    await drop(page, join(zips, 'repo.zip'));
    await told(page, 'Nothing declared');
    expect(await page.locator('#note').textContent()).toContain('repo-main/codemeta.json');
    await drop(page, join(folder, 'repo/README.md'), join(folder, 'repo/codemeta.json'));
    await told(page, 'Not valid yet');
    await drop(page, onDisk({ 'empty.txt': '' }));
    await expect.poll(() => failure(page).textContent()).toMatch(/^There is no codemeta\.json in the folder/);
  });

  it.each([
    [
      'a notebook',
      'fit.ipynb',
      '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
      'a Jupyter notebook',
    ],
    ['a citation', 'CITATION.cff', 'cff-version: 1.2.0\nmessage: Cite it.\n', 'the CITATION.cff'],
    ['bare fields', 'task.yaml', 'image_name: a/b\ninterface_port: 8888\n', 'names no tasktype'],
  ])('says of %s what it is, and leads to the pages that write what is missing', async (_, name, content, sentence) => {
    const page = await openValidate(visit);
    await give(page, content, name);
    await page.locator('.problem').filter({ hasText: sentence }).waitFor();
    const links = page.locator('.problem').getByRole('link', { name: /^(?:Suggest|Describe)$/ });
    for (const link of await links.all())
      expect((await fetch(await link.evaluate((element) => (element as HTMLAnchorElement).href))).status).toBe(200);
    expect(await links.count()).toBe(2);
  });

  it.each([
    ['a text', '#text=%7B%22reponseword%22%3A%22NO%22%7D&name=my.reply.json', 'Valid'],
    ['an example of a tasktype', '#example=tasktypes/rosetta-container/1.0/0', 'Valid: the task'],
    ['an example of a servicetype', '#example=servicetypes/rosetta-webinterface/1.0/0', 'Valid: the one interface'],
  ])('opens %s that its address names', async (_, hash, sentence) => {
    await told(await openValidate(visit, {}, hash), sentence);
  });

  it.each(['#packed=%25', '#example=tasktypes/none/1.0/0', '#example=tasktypes/rosetta-container/1.0/999', '#x=1'])(
    'answers the address %s with a sentence',
    async (hash) => {
      const page = await openValidate(visit, {}, hash);
      await expect.poll(() => failure(page).textContent()).toMatch(/\.$/);
    },
  );

  it('fetches a record by its DOI from Zenodo itself, and says so of what cannot be had', async () => {
    const { origin } = await zenodoHost({ files: { 'codemeta.json': '{"tasktype": "uri://example"' } });
    const page = await openValidate(visit);
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
    const page = await openValidate(visit, { permissions: ['clipboard-read', 'clipboard-write'] });
    await give(page, broken);
    await told(page, 'Not valid yet');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain('validate/#packed=');
    const other = await openValidate(visit, {}, new URL(link).hash);
    await told(other, 'Not valid yet');
    expect(await other.locator('#file-name').textContent()).toBe('codemeta.json');
  });

  const hostile = '<img src=x onerror=alert(1)>';
  it('shows texts, names and addresses of others as text, whatever they are', async () => {
    const page = await openValidate(
      visit,
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
    const page = await openValidate(visit);
    await page.locator('#file-input').setInputFiles({ name: 'codemeta.json', mimeType: '', buffer });
    await expect.poll(() => failure(page).textContent()).toMatch(sentence);
  });
}

describe.each(places)('what the Validate page is given, served at $base', (place) => {
  withParts('the Validate page', browserPart, () => defineTests(place));
});
