import { pageLink } from '../addresses.ts';

/** A part of the site that every page leads to. */
export interface NavigationLink {
  readonly text: string;
  readonly link: string;
  /** Whether it is this page, or the page shown lies below it. */
  readonly current: 'page' | 'true' | undefined;
}

const parts: readonly (readonly [text: string, path: string])[] = [
  ['Tasktypes', '/tasktypes'],
  ['Servicetypes', '/servicetypes'],
  ['Who runs what', '/matrix'],
  ['Validate', '/validate'],
  ['Describe', '/describe'],
  ['Suggest', '/suggest'],
  ['Guides', '/guides'],
  ['Rules', '/rules'],
];

/**
 * Lists the parts of the site for the head of a page.
 *
 * @param pathname Path of the page, under the base.
 * @returns The links in order, the one that leads to the page or to what it belongs to marked.
 */
export function navigation(pathname: string): readonly NavigationLink[] {
  return parts.map(([text, path]) => {
    const link = pageLink(path);
    const here = pathname.endsWith('/') ? pathname : `${pathname}/`;
    const below = here.startsWith(link) ? 'true' : undefined;
    return { text, link, current: here === link ? 'page' : below };
  });
}
