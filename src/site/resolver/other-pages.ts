import { isOfficial } from '../../identity.ts';
import { rules } from '../../spec/rules.ts';
import { pageLink } from '../addresses.ts';
import { waysIn } from '../home/home-page.ts';
import { kinds } from '../kinds.ts';
import type { OtherPage } from './page-guesses.ts';

function wordIn(link: string): string {
  return link.split('/').at(-2) ?? '';
}

/**
 * Lists the pages of this site that are no pages of types.
 *
 * @returns The pages: parts of the site first, then guides, then rules.
 */
export function otherPages(): readonly OtherPage[] {
  const parts = [
    ...kinds.map(({ kind, title }) => ({ title, link: pageLink(`/${kind}s`) })),
    ...(isOfficial ? [{ title: 'Systems', link: pageLink('/systems') }] : []),
    { title: 'What metadata must carry', link: pageLink('/needs') },
    { title: 'Rules', link: pageLink('/rules') },
    ...waysIn.flatMap(({ ways }) => ways).map(({ text, link }) => ({ title: text, link })),
    ...rules.map(({ id, sentence }) => ({ title: sentence, link: pageLink(`/rules/${id}`) })),
  ];
  return parts.filter(({ link }) => !link.startsWith('#')).map((part) => ({ ...part, word: wordIn(part.link) }));
}
