import type { MiddlewareHandler } from 'astro';
import { base } from '../identity.ts';
import { withErrors } from './error-notice.ts';

/** Tells on the pages, while documents are written, what is wrong with them. */
export const onRequest: MiddlewareHandler = async ({ url }, next) => {
  const response = await next();
  const { status, headers } = response;
  if (headers.get('content-type')?.startsWith('text/html') !== true) return response;
  // Astro keeps this module when a document is added, and the registry is another one then.
  const { sound } = await import('./registry.ts');
  const address = url.pathname.slice(base.length).replace(/\/$/, '');
  const html = withErrors(await response.text(), address, sound, status === 404);
  return new Response(html, { status, headers });
};
