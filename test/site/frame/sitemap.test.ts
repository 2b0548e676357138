import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/spec/rules.ts';
import { keptSite, places } from '../kept-site.ts';

describe.each(places)('what crawlers read at $site$base', (place) => {
  it('is every page once, at its own address, and where to find the list', { timeout: 240_000 }, async () => {
    const { files, read } = await keptSite(place);
    const listed = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
    const addressOf = (html: string): string => /<link rel="canonical" href="([^"]+)">/.exec(html)?.[1] ?? '';
    const pages = files.filter((file) => file.endsWith('index.html'));
    expect(listed.length).toBeGreaterThan(rules.length);
    expect([...listed].sort()).toEqual([...new Set(pages.map((file) => addressOf(read(file))))].sort());
    expect(read('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${place.site}${place.base}sitemap.xml\n`);
  });
});
