import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Documents } from '../../src/spec/spec.ts';
import { programNamed } from '../parts.ts';
import { fixtureDocuments } from '../site/fixture-documents.ts';
import { keptSite, type Place } from '../site/kept-site.ts';
import { serveStatic, type StaticHost } from '../site/static-host.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The browser as a part that tests need, and whether it is there. */
export const browserPart = { [executablePath]: programNamed(executablePath) !== undefined };

/** The built site on a static host, and a browser; to be asked for inside of tests. */
export interface Visit {
  readonly host: StaticHost;
  readonly browser: Browser;
}

/**
 * Serves the built site and starts a browser before the tests of a block, and ends both after them.
 *
 * @param place Where the site is served.
 * @param documents Documents that stand beside those of this repository.
 * @returns Both, once the tests run.
 */
export function visiting(place: Place, documents: Documents = fixtureDocuments): Visit {
  let host: StaticHost;
  let browser: Browser;

  beforeAll(async () => {
    const site = await keptSite(place, documents);
    host = await serveStatic(site.folder, place.base);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    host.close();
  });

  return {
    get host() {
      return host;
    },
    get browser() {
      return browser;
    },
  };
}
