import { isOpen, meanwhile, type Advice } from './advice.ts';
import { isAskable, isUriLike } from './askable.ts';
import { ownerOf, type Owner } from './hosts.ts';
import { mentionSentences, type Mention } from './mentions.ts';
import type { Registry, Type } from './registry.ts';
import { ownerByScheme } from './schemes.ts';
import { isImage, ofImage, softwarePlace, toSoftware, type SoftwarePlace } from './software-places.ts';
import { listed, quotedForShell } from '../spec/words.ts';
import { asSeen } from './as-seen.ts';
import { fold, maxLength } from './spelling.ts';

/** A string that names no type known here. */
interface Unknown {
  /** The string as given. */
  readonly text: string;
  /** The string without what surrounds it. */
  readonly subject: string;
  /** What is quoted: the subject where it is a URI, else all that was given. */
  readonly shown: string;
}

function webAddress(text: string): URL | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

/** Only for what any reader may follow: a public address without a password. The URL's own form is plain ASCII. */
function followCommand(url: URL | undefined, owner: Owner): string | undefined {
  if (url === undefined || owner.unreachable === true || url.username !== '' || url.password !== '') return undefined;
  return `curl -sIL ${quotedForShell(url.href)}`;
}

function ownerIn(registry: Registry, text: string, url: URL | undefined): Owner {
  const bases = [registry.identifiers, ...registry.formerIdentifiers];
  if (bases.some((base) => text === base || text.startsWith(`${base}/`)))
    return { sentence: 'It lies under the base of this registry, but no type has that name.', unreachable: true };
  if (url !== undefined) return ownerOf(url);
  const byScheme = ownerByScheme(text);
  return byScheme ?? { sentence: 'It is no URI, so it says nothing about who defined it.' };
}

function summaryOf({ text, shown }: Unknown): string {
  const cut = text.length > maxLength ? `, and only its first ${maxLength} characters were looked at` : '';
  return `"${asSeen(shown)}" names no type that this registry knows${cut}.`;
}

/**
 * Says how to see which types there are.
 *
 * @param registry The registry.
 * @returns The sentence.
 */
export function toList({ identifiers }: Registry): string {
  return isOpen(identifiers)
    ? `Open ${identifiers} to see which types there are.`
    : 'Run `tasktypes list` to see which types there are.';
}

/** What of this registry an address leads to, where it leads to no type. */
function partOf({ identifiers, formerIdentifiers }: Registry, subject: string): string | undefined {
  const parts = {
    '': 'this registry itself',
    '/tasktypes': "this registry's list of tasktypes",
    '/servicetypes': "this registry's list of servicetypes",
  };
  const asked = fold(subject);
  for (const base of [identifiers, ...formerIdentifiers])
    for (const [path, part] of Object.entries(parts)) if (asked === fold(base + path)) return part;
  return undefined;
}

/**
 * Advises on a text that holds nothing, or the address of the registry itself or of its lists.
 *
 * @param registry The registry.
 * @param subject The text without what surrounds it.
 * @returns The advice, or `undefined` for any other text.
 */
export function adviseNoName(registry: Registry, subject: string): Advice | undefined {
  const next = [toList(registry)];
  if (!/[^\s\p{Cc}\p{Cf}\p{Cs}]/u.test(subject))
    return { summary: 'The text is empty or holds nothing that can be seen, so it names no type.', next };
  const part = partOf(registry, subject);
  return part === undefined
    ? undefined
    : { summary: `"${asSeen(subject)}" is the address of ${part}, and names no type.`, next };
}

/** A word that only stands in what types say of themselves. */
function adviseWord(unknown: Unknown, found: readonly Mention[]): Advice {
  const uris = listed(
    found.map(({ type }) => type.uri),
    'or',
  );
  const [one, which] = found.length === 1 ? ['that type', 'is this one meant'] : ['one of them', 'which one is meant'];
  return {
    summary: summaryOf(unknown),
    next: [...mentionSentences(found), meanwhile, `If ${one} is meant, write exactly ${uris} instead.`],
    message: `You sent a task or an interface of the type "${asSeen(unknown.shown)}", which names no type; ${which}: ${uris}?`,
  };
}

/** Software or its metadata: what can be done with it is more than asking for a type. */
function adviseSoftware(unknown: Unknown, place: SoftwarePlace): Advice {
  const { subject } = unknown;
  const written = subject.startsWith('10.') ? `doi:${subject}` : subject;
  const url = webAddress(/^[\w.-]+\//.test(written) ? `https://${written}` : written);
  const owner = url === undefined ? ownerByScheme(written) : ownerOf(url);
  const what =
    place === 'repository' ? 'It looks like the address of a repository, which is software.' : owner?.sentence;
  return {
    summary: summaryOf(unknown),
    next: [...(what === undefined ? [] : [what]), toSoftware[place]],
    ...(owner?.address === undefined ? {} : { address: owner.address }),
  };
}

/** A mark, a number, an error, a sentence: nobody can be asked what it means. */
function adviseText(registry: Registry, unknown: Unknown): Advice {
  const neither = /\s\S/.test(unknown.text.trim())
    ? 'It holds no URI, and calls nothing a tasktype or a servicetype.'
    : 'It is neither a URI nor a name, so nobody can be asked which type it is.';
  const give = 'Give the URI or the name of a type, or the whole line that holds it.';
  return { summary: summaryOf(unknown), next: [neither, give, toList(registry)] };
}

/** A web address in a line that does not call it a type may be any address. */
function adviseInPassing(registry: Registry, unknown: Unknown): Advice {
  const next = ['The text only holds this address and does not call it a type.', toList(registry)];
  return { summary: summaryOf(unknown), next };
}

function adviseToAsk(registry: Registry, unknown: Unknown, similar: readonly Type[]): Advice {
  const url = webAddress(unknown.subject);
  const owner = ownerIn(registry, unknown.subject, url);
  const command = followCommand(url, owner);
  const ask =
    owner.address === undefined ? toList(registry) : `Open ${owner.address} to find who can tell what it means.`;
  const hasList = isOpen(registry.identifiers);
  const address = owner.address ?? (hasList ? registry.identifiers : undefined);
  const instead = hasList ? `, or use a type that ${registry.identifiers} lists` : '';
  const follow = `It may be a redirect: run ${command} to see where it leads, and look that address up too.`;
  return {
    summary: summaryOf(unknown),
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
    ...(address === undefined ? {} : { address }),
    ...(command === undefined ? {} : { command }),
    message: `You sent a task or an interface of the type "${asSeen(unknown.shown)}", which we do not know; could you tell us where it is described${instead}?`,
  };
}

/** What of the registry is like a string that names no type. */
export interface Likeness {
  /** Types whose documents hold the word. */
  readonly held: readonly Mention[];
  /** Types that share its last word. */
  readonly similar: readonly Type[];
}

/**
 * Advises on a string that names no type known here: who can tell what it means, and what to do until then.
 *
 * @param registry The registry.
 * @param text The string as given.
 * @param subject The string without what surrounds it.
 * @param like What of the registry is like it.
 * @returns The advice; a message to send only where somebody can be asked what the string means as a type.
 */
export function adviseUnknown(registry: Registry, text: string, subject: string, { held, similar }: Likeness): Advice {
  const unknown: Unknown = { text, subject, shown: isUriLike(subject) ? subject : text };
  if (held.length > 0) return adviseWord(unknown, held);
  const place = softwarePlace(subject);
  if (place !== undefined) return adviseSoftware(unknown, place);
  if (isImage(subject)) return { summary: summaryOf(unknown), next: [ofImage, toList(registry)] };
  const isInPassing = /\s/.test(text.trim()) && /^https?:/i.test(subject) && !/type/i.test(text.replace(subject, ''));
  if (isInPassing) return adviseInPassing(registry, unknown);
  return isAskable(subject) ? adviseToAsk(registry, unknown, similar) : adviseText(registry, unknown);
}
