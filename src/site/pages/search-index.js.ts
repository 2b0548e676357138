import { guidePages } from '../guides/guide-pages.ts';
import { registry } from '../registry.ts';
import { searchIndex } from '../search/search-index.ts';

/** Answers with what can be found on the site: a page, because guides are known to pages only. */
export const GET = async (): Promise<Response> =>
  new Response(await searchIndex(registry, guidePages), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
