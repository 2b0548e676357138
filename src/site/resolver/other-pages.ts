import { isOfficial } from '../../identity.ts';
import { rules } from '../../spec/rules.ts';
import { problemPages } from '../api/problem-pages.ts';
import { fileLink, pageLink } from '../addresses.ts';
import { waysIn } from '../home/home-page.ts';
import { kinds } from '../kinds.ts';
import { registryFiles } from '../registry-files.ts';
import type { OtherPage } from './page-guesses.ts';

function wordIn(link: string): string {
  return link.split('/').at(-2) ?? '';
}

/**
 * Lists the pages of this site that are no pages of types, and the files of the registry as a whole.
 *
 * @returns The pages: parts of the site first, then guides, then rules, then problems of calls, then files.
 */
export function otherPages(): readonly OtherPage[] {
  const parts = [
    ...kinds.map(({ kind, title }) => ({ title: `All ${title.toLowerCase()}`, link: pageLink(`/${kind}s`) })),
    ...(isOfficial ? [{ title: 'Systems', link: pageLink('/systems') }] : []),
    { title: 'What metadata must carry', link: pageLink('/needs') },
    { title: 'Where a task can run', link: pageLink('/run') },
    { title: 'All rules', link: pageLink('/rules') },
    { title: 'All guides', link: pageLink('/guides') },
    ...(isOfficial ? [{ title: 'HTTP API', link: pageLink('/api') }] : []),
    ...(isOfficial ? [{ title: 'All problems of the API', link: pageLink('/problems') }] : []),
    ...waysIn.flatMap(({ ways }) => ways).map(({ text, link }) => ({ title: text, link })),
    ...rules.map(({ id, sentence }) => ({ title: sentence, link: pageLink(`/rules/${id}`) })),
    ...problemPages.map(({ id, title }) => ({ title, link: pageLink(`/problems/${id}`) })),
  ];
  const files = registryFiles.map(({ file }) => ({ title: file, link: fileLink(`/${file}`), word: file }));
  const pages = parts.filter(({ link }) => !link.startsWith('#')).map((part) => ({ ...part, word: wordIn(part.link) }));
  return [...pages, ...files];
}
