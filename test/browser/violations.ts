import { source as axe, type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

interface Axe {
  /** Where only one kind of result is asked for, it says little of the others, which saves most of the time. */
  readonly run: (options: RunOptions) => Promise<AxeResults>;
}

/**
 * Lets axe judge a page as it stands.
 *
 * @param page The page.
 * @returns What it finds, an element each: the id of its rule and how the element begins.
 */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
