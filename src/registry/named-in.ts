import { isPrivateHost } from './hosts.ts';
import type { Registry } from './registry.ts';
import { fold } from './spelling.ts';
import { parsePath, type Address } from './uri.ts';
import { slug } from './vocabulary.ts';

/**
 * Reads the part of a text that is the path of a type, wherever the pages are served.
 *
 * @param text The text.
 * @returns What the path says; `undefined` where there is none.
 */
export function addressIn(text: string): Address | undefined {
  const collection = Math.max(text.lastIndexOf('tasktypes/'), text.lastIndexOf('servicetypes/'));
  const clean = collection < 0 || (collection > 0 && text[collection - 1] !== '/') ? undefined : text.slice(collection);
  return clean === undefined ? undefined : parsePath(`/${clean}`);
}

/**
 * Says whether a text lies under one of the registry's own bases.
 *
 * @param text The text.
 * @param registry The registry.
 * @returns Whether it does; what people confuse most does not count.
 */
export function isOurs(text: string, registry: Registry): boolean {
  const bases = [registry.identifiers, ...registry.formerIdentifiers];
  return bases.some((base) => fold(text).startsWith(`${fold(base)}/`));
}

const inCollection = /(?:^|\/)(?:task|service)types?\/([^/?#]+)/i;

/** Whether a text is a path without a host, or lies where the pages are tried out: nobody else names types there. */
function isHere(text: string): boolean {
  if (!text.includes(':')) return true;
  return /^https?:\/\//i.test(text) && URL.canParse(text) && isPrivateHost(new URL(text).hostname);
}

/**
 * Finds the word that a text consists of, or that a path has in the place of a name where a word can only be a name of this
 * registry.
 *
 * @param text The text.
 * @param registry The registry.
 * @returns The word as `slug` writes it; `undefined` where the text is no word and no such path.
 */
export function wordIn(text: string, registry: Registry): string | undefined {
  const word = text.replace(/^uri:\/*/i, '').replace(/^\/|\/$/g, '');
  if (!word.includes(':') && !word.includes('/')) return slug(word);
  const ours = isOurs(text, registry);
  const named = ours || isHere(text) ? inCollection.exec(text)?.[1] : undefined;
  if (named !== undefined) return slug(named);
  const segments = text.split('/').filter((segment) => segment !== '' && !/^[0-9.]+$/.test(segment));
  return ours ? slug(segments.at(-1) ?? '') : undefined;
}
