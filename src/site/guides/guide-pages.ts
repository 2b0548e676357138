import { isOfficial } from '../../identity.ts';
import { absolute, fileLink } from '../addresses.ts';
import { commandsMarkdown } from './commands-markdown.ts';
import { readers, readGuide, type GuidePage } from './guide.ts';

const files = import.meta.glob<string>('./*.md', { query: '?raw', eager: true, import: 'default' });

/** What is written by a program and follows the text of a guide. */
const generated: Readonly<Record<string, (official: boolean) => string>> = { commands: commandsMarkdown };

/**
 * Reads the guides of a registry.
 *
 * @param official Whether it is that of this project; others show only what is true there.
 * @returns The guides, in their order.
 */
export function guidesOf(official: boolean): readonly GuidePage[] {
  const address = absolute(fileLink('/'))?.replace(/\/$/, '');
  return Object.entries(files)
    .map(([file, text]) => {
      const slug = file.slice('./'.length, -'.md'.length);
      return readGuide(slug, `${text}\n${generated[slug]?.(official) ?? ''}`, address);
    })
    .filter(({ everywhere }) => official || everywhere)
    .sort((one, other) => one.order - other.order);
}

/** The guides that this site shows, in their order. */
export const guidePages: readonly GuidePage[] = guidesOf(isOfficial);

/** The guides for one kind of reader. */
export interface GuideGroup {
  readonly title: string;
  readonly guides: readonly GuidePage[];
}

/**
 * Groups guides by those they are for.
 *
 * @param guides The guides.
 * @returns One group for each kind of reader for whom there is a guide.
 */
export function guideGroups(guides: readonly GuidePage[]): readonly GuideGroup[] {
  return readers
    .map(({ reader, title }) => ({ title, guides: guides.filter((guide) => guide.reader === reader) }))
    .filter((group) => group.guides.length > 0);
}
