import { identifiers, title } from '../identity.ts';
import { absolute, fileLink, pageLink } from './addresses.ts';
import type { SiteFile } from './faces-integration.ts';
import type { Change } from './frame/changes.ts';
import { xmlText } from './frame/xml.ts';

/** Name of the feed, at the root of the site. */
export const feedFile = 'feed.xml';

const here = (link: string): string => xmlText(absolute(link) ?? link);
const moment = (date: string): string => `${date}T00:00:00Z`;

function entry({ id, date, title: headline, text, path }: Change): string {
  return `  <entry>
    <id>${xmlText(`${identifiers}/${id}`)}</id>
    <title>${xmlText(headline)}</title>
    <updated>${moment(date)}</updated>
    <link rel="alternate" type="text/html" href="${here(pageLink(path))}"/>
    <content type="text">${xmlText(text)}</content>
  </entry>
`;
}

/**
 * Writes the changes of a registry as an Atom feed (RFC 4287).
 *
 * @param all The changes, the newest first.
 * @returns The feed; none where nothing has a date, because a feed has to say when it changed.
 */
export function feed(all: readonly Change[]): readonly SiteFile[] {
  const [newest] = all;
  if (newest === undefined) return [];
  const content = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${xmlText(`${identifiers}/changes`)}</id>
  <title>${xmlText(`Changes of ${title}`)}</title>
  <updated>${moment(newest.date)}</updated>
  <author><name>${xmlText(title)}</name></author>
  <link rel="self" type="application/atom+xml" href="${here(fileLink(`/${feedFile}`))}"/>
  <link rel="alternate" type="text/html" href="${here(pageLink('/'))}"/>
${all.map(entry).join('')}</feed>
`;
  return [{ path: feedFile, mediaType: 'application/atom+xml', content }];
}
