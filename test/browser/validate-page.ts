import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { opened } from './opening.ts';
import type { Visit } from './visit.ts';

/** The URI of the type of {@link broken}. */
export const rosetta = 'https://w3id.org/execution-planner/tasktypes/rosetta-container';

/** A codemeta.json as somebody writes it who has not read the page of the type: a misspelt field, capitals, and no keyword. */
export const broken = `${JSON.stringify(
  {
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    name: 'Survey notebook',
    keywords: ['Astronomy'],
    targetProduct: {
      '@type': 'SoftwareApplication',
      name: 'Survey notebook server',
      'schema:additionalType': { '@id': rosetta },
      'schema:additionalProperty': Object.entries({
        registry: 'docker.io',
        image_nmae: 'survey/notebook',
        image_tag: '1.2',
        image_os: 'linux',
        interface_transport: 'tcp/ip',
        interface_protcol: 'http',
        interface_port: 8888,
      }).map(([name, value]) => ({
        '@type': 'schema:PropertyValue',
        'schema:propertyID': name,
        'schema:value': value,
      })),
    },
  },
  null,
  2,
)}\n`;

/** Where the text is written. */
export const editor = (page: Page): Locator => page.locator('#editor .cm-content');

/** What is said of what cannot be shown. */
export const failure = (page: Page): Locator => page.locator('#failure');

/**
 * Waits for a verdict.
 *
 * @param page The page.
 * @param sentence What it says, or a part of it.
 * @returns When it says so.
 */
export function told(page: Page, sentence: RegExp | string): Promise<void> {
  return page.locator('#verdict').filter({ hasText: sentence }).waitFor();
}

/**
 * Reads the text as it stands in the editor.
 *
 * @param page The page.
 * @returns The lines that are in view.
 */
export async function text(page: Page): Promise<string> {
  const lines = await page.locator('#editor .cm-line').evaluateAll((all) => all.map((line) => line.textContent));
  return lines.join('\n');
}

/**
 * Chooses a file.
 *
 * @param page The page.
 * @param content Its text.
 * @param name Its name.
 * @returns When the page has it.
 */
export function give(page: Page, content: string, name = 'codemeta.json'): Promise<void> {
  return page
    .locator('#file-input')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
}

/**
 * Opens the Validate page and waits for its editor.
 *
 * @param visit The site and the browser.
 * @param options How the browser is.
 * @param hash Fragment of the address.
 * @returns The page.
 */
export async function openValidate(visit: Visit, options: BrowserContextOptions = {}, hash = ''): Promise<Page> {
  const { page } = await opened(visit, `validate/${hash}`, { options, expected: '404' });
  await editor(page).waitFor();
  return page;
}
