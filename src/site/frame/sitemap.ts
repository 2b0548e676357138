import type { OpenRegistry } from '../../registry/open.ts';
import { pathOf } from '../../registry/uri.ts';
import { absolute, fileLink, pageLink } from '../addresses.ts';
import type { SiteFile } from '../faces-integration.ts';
import { forwardPages } from '../forward-page.ts';
import { xmlText } from './xml.ts';

/** Pages that show what another page shows, and the one for what is not there. */
function passedOver(registry: OpenRegistry): ReadonlySet<string> {
  const forwards = forwardPages(registry).map(({ path }) => `/${path}`);
  const versions = registry.types.map(({ current }) => pathOf(current));
  return new Set(['/404', ...forwards, ...versions]);
}

/**
 * Tells crawlers which pages there are.
 *
 * @param registry The registry.
 * @param pages Root paths of all pages, without the base.
 * @returns `robots.txt`, and `sitemap.xml` where the address of the site is known; every page stands in it once.
 */
export function crawlerFiles(registry: OpenRegistry, pages: readonly string[]): readonly SiteFile[] {
  const left = passedOver(registry);
  const shown = pages.filter((path) => !left.has(path)).sort();
  const addresses = shown.flatMap((path) => absolute(pageLink(path)) ?? []);
  const sitemap = absolute(fileLink('/sitemap.xml'));
  const lines = ['User-agent: *', 'Allow: /', ...(sitemap === undefined ? [] : ['', `Sitemap: ${sitemap}`])];
  const robots: SiteFile = { path: 'robots.txt', mediaType: 'text/plain', content: `${lines.join('\n')}\n` };
  if (addresses.length === 0) return [robots];
  const content = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => `  <url><loc>${xmlText(address)}</loc></url>\n`).join('')}</urlset>
`;
  return [robots, { path: 'sitemap.xml', mediaType: 'application/xml', content }];
}
