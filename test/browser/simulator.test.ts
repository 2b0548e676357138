import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { platformTasks } from '../planner/platform-tasks.ts';
import { withParts } from '../parts.ts';
import { underPath, type Place } from '../site/kept-site.ts';
import { onDisk } from './dropping.ts';
import { faintTexts } from './faint-texts.ts';
import { elsewhere, looks, opened, surplusOf } from './opening.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

const rosettaTask = JSON.stringify(platformTasks['rosetta-container'], undefined, 2);
const linkTo = (text: string): string => `simulator/#text=${encodeURIComponent(text)}`;

const planner = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
const word = (page: Page, title: string): Locator => planner(page, title).locator('.planner-head .answer-word');
const summary = (page: Page): Locator => page.locator('#summary');
const says = (page: Page, sentence: RegExp): Promise<void> => summary(page).filter({ hasText: sentence }).waitFor();
const text = (page: Page): Locator => page.getByRole('textbox', { name: 'The task' });

const ownPlanner = `service: My hub
interfaces:
  page:
    servicetype: generic-webinterface
    serviceinfo: { endpoint: 'https://hub.test' }
offers:
  - tasktype: rosetta-container
    interfaces: [page]
`;

const attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

function defineTests(place: Place): void {
  const visit = visiting(place);

  it('shows what each planner answers to a task, with reasons and links, and asks no other host', async () => {
    const { page, requests } = await opened(visit, 'simulator/');
    expect(requests.filter((url) => /planner-(?:engine|data)/.test(url))).toEqual([]);
    await text(page).fill(rosettaTask);
    await says(page, /^3 of 8 planners say YES: Docker UWS, Portainer and Rosetta\.$/);
    expect(await word(page, 'Rosetta').textContent()).toBe('YES');
    expect(await word(page, 'CANFAR').textContent()).toBe('NO');
    expect(await planner(page, 'CANFAR').textContent()).toContain('CANFAR takes images only from images.canfar.net');
    const link = planner(page, 'Rosetta').getByRole('link', { name: 'Open it there' });
    expect(await link.getAttribute('href')).toBe('https://rosetta.oats.inaf.it');
    expect(elsewhere(visit, requests)).toEqual([]);
  });

  it('keeps everything in its address', async () => {
    const { page, context } = await opened(visit, 'simulator/');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await text(page).fill(rosettaTask);
    await page.getByRole('checkbox', { name: 'mybinder.org' }).uncheck();
    await planner(page, 'Rosetta').getByText('Its planner.yaml').click();
    await planner(page, 'Rosetta').getByRole('textbox').fill(ownPlanner);
    await page.getByRole('checkbox', { name: /signed in/ }).check();
    await says(page, /of 7 planners/);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await context.newPage();
    await other.goto(link);
    await says(other, /of 7 planners/);
    expect(await text(other).inputValue()).toBe(rosettaTask);
    expect(await other.getByRole('checkbox', { name: 'mybinder.org' }).isChecked()).toBe(false);
    expect(await other.getByRole('checkbox', { name: /signed in/ }).isChecked()).toBe(true);
    expect(await planner(other, 'Rosetta').locator('textarea').inputValue()).toBe(ownPlanner);
    await planner(other, 'Rosetta').getByText('Its planner.yaml').click();
    await planner(other, 'Rosetta').getByRole('button', { name: 'Back to the ready one' }).click();
    await expect.poll(() => planner(other, 'Rosetta').locator('textarea').inputValue()).toContain('INAF');
  });

  it('reads a planner of one’s own, and leads to the line that is wrong', async () => {
    const { page } = await opened(visit, linkTo(rosettaTask));
    await says(page, /of 8 planners/);
    const own = planner(page, 'A planner of your own');
    await own.getByText('Write or paste it').click();
    const area = own.getByRole('textbox', { name: 'A planner.yaml of your own' });
    await area.fill(ownPlanner.replace('rosetta-container', 'rosetta-contaner'));
    await own.getByText('Did you mean "rosetta-container"?').waitFor();
    expect(await word(page, 'A planner of your own').textContent()).toBe('not asked');
    await own.getByRole('button', { name: 'Line 7, column 5' }).click();
    expect(await area.evaluate((element) => document.activeElement === element)).toBe(true);
    await area.fill(ownPlanner);
    await says(page, /^4 of 9 planners say YES/);
  });

  it('takes files: a codemeta.json with several tasks, and a planner.yaml', async () => {
    const { page } = await opened(visit, 'simulator/');
    const codemeta = {
      '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
      targetProduct: ['oci-container', 'python-library'].map((name) => ({
        '@type': 'SoftwareApplication',
        'schema:additionalType': platformTasks[name]?.tasktype,
        'schema:additionalProperty': Object.entries(platformTasks[name]?.taskinfo as object).map(([id, value]) => ({
          '@type': 'schema:PropertyValue',
          'schema:propertyID': id,
          'schema:value': value as string,
        })),
      })),
    };
    const folder = onDisk({ 'codemeta.json': JSON.stringify(codemeta), 'planner.yaml': ownPlanner });
    await page.locator('#file-input').setInputFiles(`${folder}/codemeta.json`);
    await says(page, /to one or more of 2 tasks: Docker UWS, JupyterHub and Portainer/);
    expect(await word(page, 'JupyterHub').textContent()).toBe('YES to 1 of 2');
    await page.locator('#file-input').setInputFiles(`${folder}/planner.yaml`);
    await says(page, /of 9 planners/);
    expect(await page.getByRole('checkbox', { name: 'A planner of your own' }).isChecked()).toBe(true);
  });

  it('asks with a tasktype alone what the answer depends on, and says how to read what is torn', async () => {
    const { page } = await opened(visit, 'simulator/');
    await text(page).fill(`tasktype: ${platformTasks['skaha-session']?.tasktype ?? ''}`);
    await says(page, /^1 of 8 planners says YES: CANFAR\.$/);
    await planner(page, 'CANFAR').getByText('It still depends on this:').waitFor();
    await text(page).fill('{"tasktype": ');
    await page.getByText('The text cannot be read.').waitFor();
    expect(
      await page
        .locator('#task')
        .getByRole('button', { name: /^Line 1/ })
        .count(),
    ).toBeGreaterThan(0);
    expect(await page.locator('.planner-head .answer-word').count()).toBe(0);
  });

  it('shows what somebody slipped in as text', async () => {
    const task = { tasktype: `https://example.org/${attack}`, taskinfo: { [attack]: attack } };
    const { page } = await opened(visit, linkTo(JSON.stringify(task)));
    await says(page, /No planner of 8 says YES/);
    const own = planner(page, 'A planner of your own');
    await own.getByText('Write or paste it').click();
    const named = ownPlanner
      .replace('My hub', `'${attack}'`)
      .replace('rosetta-container', `'https://example.org/${attack}'`);
    await own.locator('textarea').fill(named.replace('https://hub.test', `javascript:alert(3)//`));
    await word(page, 'A planner of your own').waitFor();
    expect(await page.locator('main :is(img, script:not([src]))').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  });

  it.each(looks)('can be read, and used with the keyboard, at $width px, $colorScheme', async (look) => {
    const { width, colorScheme } = look;
    const options = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
    const { page } = await opened(visit, linkTo(rosettaTask), { options });
    await says(page, /of 8 planners/);
    for (const folded of await page.locator('#planners summary').all()) await folded.press('Enter');
    expect(await surplusOf(page)).toBe(0);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('says without JavaScript what it does and where the command is', async () => {
    const context = await visit.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${visit.host.address}simulator/`);
    const command = page.locator('noscript code');
    expect(await command.textContent()).toBe('tasktypes planner explain planner.yaml task.json');
    expect((await command.boundingBox())?.height).toBeGreaterThan(0);
    expect(await text(page).isVisible()).toBe(false);
    expect(await planner(page, 'Rosetta').getByRole('paragraph').first().isVisible()).toBe(true);
    await context.close();
  });
}

describe('the page on which planners are asked, served under a path', () => {
  withParts('the page on which planners are asked', browserPart, () => defineTests(underPath));
});
