import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registry } from '../../src/official.ts';
import { withParts } from '../parts.ts';
import { underPath, type Place } from '../site/kept-site.ts';
import { box, codemeta, giveFile, openDescribe, verdict, written } from './describe-page.ts';
import { drop, onDisk, zipOf } from './dropping.ts';
import { browserPart, visiting } from './visit.ts';

function defineTests(place: Place): void {
  const visit = visiting(place);

  it('keeps the address up to date, and begins where an address leads', async () => {
    const page = await openDescribe(visit, '#type=tasktypes/oci-container');
    await box(page, 'image').fill('a/b:1');
    await page.waitForURL(/&task=/);
    const again = await openDescribe(visit, new URL(page.url()).hash);
    expect(await box(again, 'image').inputValue()).toBe('a/b:1');
    await again.getByRole('combobox', { name: 'Begin with' }).selectOption({ index: 1 });
    await again.waitForURL(/task=%7B%22image%22/);
    await again.getByRole('link', { name: 'Choose another tasktype' }).click();
    await again.locator('#choose').waitFor();
    expect(new URL(again.url()).hash).toBe('');
  });

  it('begins with every accepted example, and finds each valid', async () => {
    const page = await openDescribe(visit);
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
    const page = await openDescribe(visit, fragment);
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('shows hostile values, names and schemas as text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const page = await openDescribe(visit, '#type=tasktypes/example-task');
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

  it('takes a codemeta.json that is dropped, and says of a folder and of a zip what to drop instead', async () => {
    const page = await openDescribe(visit, '#type=tasktypes/example-task&example=0');
    await verdict(page, /^Valid\./).waitFor();
    const folder = onDisk({ 'codemeta.json': codemeta, 'survey.zip': zipOf({ 'codemeta.json': codemeta }) });
    await drop(page, folder);
    await page.getByText('Give a file.').waitFor();
    await drop(page, join(folder, 'survey.zip'));
    await page.getByText(/^"survey\.zip" cannot be read\. /).waitFor();
    await drop(page, join(folder, 'codemeta.json'));
    await page.getByText('What is marked is new').waitFor();
  });

  it('refuses a file that cannot be read, with the place, and adds no task twice', async () => {
    const page = await openDescribe(visit, '#type=tasktypes/example-task&example=0');
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
}

describe('what the page that describes a task is given, served under a path', () => {
  withParts('the page in a browser', browserPart, () => defineTests(underPath));
});
