import { chromium, type Page } from 'playwright-core';
import { browserPart } from '../browser/visit.ts';
import type { Later } from './endings.ts';
import type { Hub } from './hub.ts';

/** The user of a Hub at a browser. */
export interface Visitor {
  readonly page: Page;
  /** Opens a link, and signs in where the Hub asks for it. */
  readonly follow: (link: string) => Promise<void>;
}

/**
 * Starts a browser.
 *
 * @param hub The Hub whose user sits there.
 * @param later Notes its end.
 * @returns The user.
 */
export async function startVisitor({ name, password }: Hub, later: Later): Promise<Visitor> {
  const [executablePath = ''] = Object.keys(browserPart);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  later(() => browser.close());
  const page = await browser.newPage();
  return {
    page,
    follow: async (link) => {
      await page.goto(link);
      if (!page.url().includes('/hub/login')) return;
      await page.getByLabel('Username').fill(name);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    },
  };
}
