import { isAbsent } from './log.ts';
import { looksLikeUri } from './schemes.ts';

const address = /^(?:[a-z0-9-]{1,63}\.){1,9}[a-z0-9-]{1,63}\/\S/i;
const pathOfType = /^\/?(?:[^\s/:]{1,99}\/){0,9}(?:task|service)types?\/[^\s/]/i;
const name = /^[\p{L}_][\p{L}\p{N}_.+-]{1,79}(?: [\p{L}\p{N}_.+-]{1,79}){0,3}$/u;
const error = /(?:Error|Exception|Warning)$/;

/**
 * Says whether a text is written as a URI is, or as an address or the path of a type without the beginning.
 *
 * @param subject The text without what surrounds it.
 * @returns Whether it is.
 */
export function isUriLike(subject: string): boolean {
  return looksLikeUri(subject) || address.test(subject) || pathOfType.test(subject);
}

/**
 * Says whether somebody can be asked what a text means as a type: it is written like a URI, or like a name.
 *
 * @param subject The text without what surrounds it.
 * @returns False for a mark, a number, an error, a value that means nothing, and for a sentence.
 */
export function isAskable(subject: string): boolean {
  if (isUriLike(subject)) return true;
  return name.test(subject) && /\p{L}.?\p{L}/u.test(subject) && !isAbsent(subject) && !error.test(subject);
}
