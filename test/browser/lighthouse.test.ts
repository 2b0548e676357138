import { createServer, type AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withParts } from '../parts.ts';
import { keptSite, places } from '../site/kept-site.ts';
import { serveStatic, type StaticHost } from '../site/static-host.ts';
import { browserPart } from './visit.ts';

const pages = ['', 'tasktypes/oci-container/', 'validate/', 'describe/', 'suggest/', 'simulator/', 'guides/uploaders/'];
const marks = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** It asks for robots.txt from within the page, whose policy lets nobody ask; a test of its own reads the file. */
const skipAudits = ['robots-txt'];
const least = 0.95;
/** Other tests keep the machine busy meanwhile, which only performance feels. */
const attempts = 3;

type Marks = Readonly<Record<(typeof marks)[number], number>>;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function marksOf(url: string, port: number): Promise<Marks> {
  const result = await lighthouse(url, { port, logLevel: 'silent', onlyCategories: [...marks], skipAudits });
  const score = (mark: string): number => result?.lhr.categories[mark]?.score ?? 0;
  return Object.fromEntries(marks.map((mark) => [mark, score(mark)])) as Marks;
}

function defineTests(): void {
  let host: StaticHost;
  let browser: Browser;
  let port: number;

  beforeAll(async () => {
    host = await serveStatic((await keptSite(places[0])).folder);
    port = await freePort();
    const args = ['--no-sandbox', `--remote-debugging-port=${String(port)}`];
    browser = await chromium.launch({ executablePath: Object.keys(browserPart)[0] ?? '', args });
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    host.close();
  });

  it.each(pages)('gives "%s" at least 95 of 100 marks of every kind on a phone', { timeout: 180_000 }, async (path) => {
    let best: Marks | undefined;
    for (let attempt = 0; attempt < attempts && !((best?.performance ?? 0) >= least); attempt += 1) {
      const measured = await marksOf(host.address + path, port);
      best = { ...measured, performance: Math.max(measured.performance, best?.performance ?? 0) };
    }
    for (const mark of marks) expect(best?.[mark], mark).toBeGreaterThanOrEqual(least);
  });
}

describe('Lighthouse', () => {
  withParts('the marks that Lighthouse gives', browserPart, defineTests);
});
