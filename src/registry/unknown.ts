import { identifiersLead } from '../identity.ts';
import { meanwhile, type Advice } from './advice.ts';
import { ownerOf, type Owner } from './hosts.ts';
import type { Registry, Type } from './registry.ts';
import { ownerByScheme } from './schemes.ts';
import { shown } from './shown.ts';
import { maxLength } from './spelling.ts';

function webAddress(text: string): URL | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

/** Quotes a word for a POSIX shell; inside single quotes nothing but the quote itself has a meaning. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Only for what any reader may follow: a public address without a password. The URL's own form is plain ASCII. */
function followCommand(url: URL | undefined, owner: Owner): string | undefined {
  if (url === undefined || owner.unreachable === true || url.username !== '' || url.password !== '') return undefined;
  return `curl -sIL ${quoted(url.href)}`;
}

function ownerIn(registry: Registry, text: string, url: URL | undefined): Owner {
  const bases = [registry.identifiers, ...registry.formerIdentifiers];
  if (bases.some((base) => text === base || text.startsWith(`${base}/`)))
    return { sentence: 'It lies under the base of this registry, but no type has that name.', unreachable: true };
  if (url !== undefined) return ownerOf(url);
  if (text === '') return { sentence: 'The text is empty, so it names nothing.' };
  const byScheme = ownerByScheme(text);
  return byScheme ?? { sentence: 'It is no URI, so it says nothing about who defined it.' };
}

function summaryOf(text: string, subject: string): string {
  if (subject === '') return 'The text is empty or holds nothing that can be seen, so it names no type.';
  const cut = text.length > maxLength ? `, and only its first ${maxLength} characters were looked at` : '';
  return `"${shown(subject)}" names no type that this registry knows${cut}.`;
}

/**
 * Advises on a string that names no type known here: who can tell what it means, and what to do until then.
 *
 * @param registry The registry.
 * @param text The string as given.
 * @param subject The string without what surrounds it.
 * @param similar Types that share its last word.
 * @returns The advice.
 */
export function adviseUnknown(registry: Registry, text: string, subject: string, similar: readonly Type[]): Advice {
  const url = webAddress(subject);
  const owner = ownerIn(registry, subject, url);
  const command = followCommand(url, owner);
  const list = identifiersLead
    ? `Open ${registry.identifiers} to see which types there are.`
    : 'Run `tasktypes list` to see which types there are.';
  const ask = owner.address === undefined ? list : `Open ${owner.address} to find who can tell what it means.`;
  const follow = `It may be a redirect: run ${command} to see where it leads, and look that address up too.`;
  return {
    summary: summaryOf(text, subject),
    next: [
      owner.sentence,
      ...similar.map(
        ({ uri }) =>
          `A type of that name is known here (${uri}), but only the owner can say whether both are the same.`,
      ),
      ask,
      ...(command === undefined ? [] : [follow]),
      meanwhile,
      'Send the message to whoever used it, and ask where the type is described.',
    ],
    address: owner.address ?? registry.identifiers,
    ...(command === undefined ? {} : { command }),
    message: `You sent a task or an interface of the type "${shown(subject)}", which we do not know; could you tell us where it is described, or use a type that ${registry.identifiers} lists?`,
  };
}
