import type { Site } from './built-site.ts';
import type { Answer } from './static-host.ts';

/**
 * Serves `catalog.json` as if the site had been built for the host that serves it: tests build a site before they know
 * the port.
 *
 * @param site The built site.
 * @returns The answer in its place.
 */
export function catalogueHere(site: Site): Answer {
  const text = site.read('catalog.json');
  return ({ headers, url = '' }, response) => {
    const here = new URL('.', `http://${headers.host ?? ''}${url}`);
    const answered = { 'access-control-allow-origin': '*', 'content-type': 'application/json; charset=utf-8' };
    response.writeHead(200, answered).end(text.replaceAll(/"url": "[^"]*\//g, `"url": "${here.href}`));
  };
}
