import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { platformTasks } from '../planner/platform-tasks.ts';
import { withParts } from '../parts.ts';
import { underPath, type Place } from '../site/kept-site.ts';
import { faintTexts } from './faint-texts.ts';
import { elsewhere, looks, opened, surplusOf } from './opening.ts';
import { violationsOn } from './violations.ts';
import { browserPart, visiting } from './visit.ts';

const notebook = platformTasks['jupyter-notebook in a repository'];
const linkTo = (task: unknown): string => `run/#text=${encodeURIComponent(JSON.stringify(task))}`;

const item = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

const attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

function defineTests(place: Place): void {
  const visit = visiting(place);

  it('shows the public platforms that take a task with their links, and why the others do not', async () => {
    const { page, requests } = await opened(visit, linkTo(notebook));
    const binder = item(page, 'mybinder.org');
    const link = binder.getByRole('link', { name: 'Open it there' });
    expect(await link.getAttribute('href')).toMatch(
      /^https:\/\/mybinder\.org\/v2\/git\/https%3A%2F%2Fgithub\.com%2Fnorvig%2Fpytudes\/main/,
    );
    const others = page.getByText('4 others say NO, and why');
    expect(await item(page, 'Zeppelin').isVisible()).toBe(false);
    await others.click();
    expect(await item(page, 'Zeppelin').textContent()).toContain('does not run the tasktype');
    expect(elsewhere(visit, requests)).toEqual([]);
  });

  it('starts a task on a service of one’s own', async () => {
    const { page } = await opened(visit, linkTo(notebook));
    const hub = page.locator('.taker').filter({ has: page.getByRole('heading', { name: 'BinderHub' }) });
    await hub.getByText('Start it on yours').click();
    await hub.getByRole('textbox', { name: 'Address of your BinderHub' }).fill('https://binder.example.edu');
    const link = hub.getByRole('link', { name: 'Open it there' });
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/binder\.example\.edu\/v2\//);
    await hub.getByRole('textbox', { name: 'Address of your BinderHub' }).fill('no address');
    await hub.getByText('Nothing can be started there:').waitFor();
  });

  it('asks inline for what only the user knows, and for no secret', async () => {
    const { page } = await opened(visit, linkTo(platformTasks['oci-container']));
    const portainer = page.locator('.taker').filter({ has: page.getByRole('heading', { name: 'Portainer' }) });
    await portainer.getByText('Start it on yours').click();
    const fields = portainer.locator('.asked input');
    for (const field of await fields.all()) await field.fill('https://portainer.example.edu');
    await portainer
      .getByText(/is a secret, and is not asked for here/)
      .first()
      .waitFor();
    expect(await portainer.locator('.launch .asked label').allTextContents()).not.toContainEqual(
      expect.stringMatching(/token|password/i),
    );
  });

  it('gives a button for the README that leads back to the very task', async () => {
    const { page, context } = await opened(visit, linkTo(notebook));
    const markdown = await page.getByRole('region', { name: 'Markdown' }).textContent();
    const [, picture = '', link = ''] = /^\[!\[Where it can run\]\((.*?)\)\]\((.*?)\)$/.exec(markdown ?? '') ?? [];
    const badge = await fetch(picture);
    expect([badge.status, badge.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    const again = await context.newPage();
    await again.goto(link);
    await item(again, 'mybinder.org').waitFor();
    const html = await page.getByRole('region', { name: 'HTML' }).textContent();
    await again.setContent(html ?? '');
    expect(await again.getByRole('link', { name: 'Where it can run' }).getAttribute('href')).toBe(link);
  });

  it('takes an example, a pasted task, and says of a wrong one what is wrong', async () => {
    const { page } = await opened(visit, 'run/');
    await page
      .getByRole('textbox', { name: /^A task in JSON/ })
      .fill(JSON.stringify({ ...notebook, taskinfo: { kernle: 1 } }));
    await page.getByRole('button', { name: 'Show where it can run' }).click();
    await page.getByText('This task is not right yet').waitFor();
    expect(
      await page
        .getByText('Did you mean `kernel`?')
        .or(page.getByText(/Did you mean/))
        .count(),
    ).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: 'Mend it on the page Validate' }).getAttribute('href')).toContain(
      'validate/#',
    );
    await page.goto(`${visit.host.address}run/#example=tasktypes/rosetta-container/1.0/0`);
    await item(page, 'Rosetta').waitFor();
  });

  it('shows what somebody slipped in as text', async () => {
    const task = {
      tasktype: notebook?.tasktype,
      taskinfo: { notebook: `https://example.org/${attack}`, [attack]: attack },
    };
    const { page } = await opened(visit, linkTo(task));
    await page.getByText('This task is not right yet').waitFor();
    await page.goto(`${visit.host.address}${linkTo({ tasktype: `javascript:alert(1)//${attack}` })}`);
    await page.getByText('None of the public platforms').waitFor();
    expect(await page.locator('main :is(img, script:not([src]))').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  });

  it('says of a damaged link that it is, and takes another task', async () => {
    const { page } = await opened(visit, 'run/#packed=%%%');
    await page.locator('#failure').filter({ hasText: 'damaged' }).waitFor();
    expect(await page.getByRole('textbox', { name: /^A task in JSON/ }).isVisible()).toBe(true);
  });

  it('is led to from the example of a type, from Validate and from Describe', async () => {
    const { page } = await opened(visit, 'tasktypes/jupyter-notebook/');
    await page.getByRole('link', { name: 'Where it can run' }).first().click();
    await page.getByRole('heading', { name: 'On public platforms' }).waitFor();
    const text = JSON.stringify(notebook);
    await page.goto(`${visit.host.address}validate/#text=${encodeURIComponent(text)}`);
    await page.getByRole('link', { name: 'Every place where it can run' }).click();
    await item(page, 'mybinder.org').waitFor();
    await page.goto(`${visit.host.address}describe/#type=tasktypes/jupyter-notebook&example=0`);
    await page.getByRole('link', { name: 'See where it can run' }).click();
    await page.getByRole('heading', { name: 'On public platforms' }).waitFor();
  });

  it.each(looks)('can be read at $width px, $colorScheme', async (look) => {
    const { width, colorScheme } = look;
    const options = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' } as const;
    const { page } = await opened(visit, linkTo(notebook), { options });
    await item(page, 'mybinder.org').waitFor();
    for (const folded of await page.locator('#result summary').all()) await folded.press('Enter');
    expect(await surplusOf(page)).toBe(0);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('says without JavaScript what it does and where the command is', async () => {
    const context = await visit.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${visit.host.address}${linkTo(notebook)}`);
    const command = page.locator('noscript code');
    expect(await command.textContent()).toBe('tasktypes planner explain planner.yaml task.json');
    expect((await command.boundingBox())?.height).toBeGreaterThan(0);
    await context.close();
  });
}

describe('the page of places where a task can run, served under a path', () => {
  withParts('the page of places where a task can run', browserPart, () => defineTests(underPath));
});
