import type { Spec, Status } from '../spec/spec.ts';
import { absolute } from './addresses.ts';
import type { Notice } from './notices.ts';

const warnings: Partial<Readonly<Record<Status, string>>> = { withdrawn: 'Withdrawn: ', deprecated: 'Deprecated: ' };

/**
 * Says what the page of a version is called in a list of tabs or of search results.
 *
 * @param spec The version.
 * @returns The title; that the type is not to be used any more stands first.
 */
export function titleOf({ title, kind, status }: Spec): string {
  return `${warnings[status] ?? ''}${title} (${kind})`;
}

/**
 * Writes the first line of a page, which people who fetch it with curl read.
 *
 * @param spec The version.
 * @param notices What is said before the rest; warnings come first here as well.
 * @param end What follows title and summary.
 * @returns The text of a comment in HTML.
 */
export function firstLineOf({ title, summary }: Spec, notices: readonly Notice[], end: string): string {
  const first = notices
    .filter(({ tone }) => tone === 'warning')
    .map(({ text, link }) => (link === undefined ? text : `${text} ${absolute(link.link) ?? link.link}`));
  const line = [...first, `${title}: ${summary}`, end].join(' ');
  // A comment ends at its second hyphen in a row, and this one has to stay on its line.
  return line.replace(/-(?=-)/g, '- ').replace(/\s+/g, ' ');
}
