import { identifiers, identifiersLead } from '../identity.ts';
import { versionOf, type Entry } from '../spec/spec.ts';
import { successorOf } from './links.ts';
import type { Registry, Type } from './registry.ts';
import { asSeen } from './as-seen.ts';

/** What to tell the person who asked: what it is, and what to do. */
export interface Advice {
  /** One sentence: what the text is. */
  readonly summary: string;
  /** What to know and do, a sentence each, ending with something to do. */
  readonly next: readonly string[];
  /** The one address to open, where there is one. */
  readonly address?: string;
  /** A command for a POSIX shell that shows where the address leads, safely quoted. */
  readonly command?: string;
  /** A sentence to send to whoever used the text; absent when nothing is wrong with it. */
  readonly message?: string;
}

/** How an exact string names a type. */
export type Via = 'canonical' | 'major' | 'version' | 'mirror' | 'alias' | 'former';

/** What was found by an exact string. */
export interface Found<E extends Entry = Entry> {
  readonly type: Type<E>;
  /** The version that the string names, else the current one. */
  readonly entry: E;
  readonly via: Via;
  /** The version, where the string names one. */
  readonly version?: string;
  /** Where an alias was seen. */
  readonly seen?: string;
}

/** What a planner does as long as a type is not known to it. */
export const meanwhile = 'Until that is settled, a planner answers NO and does not look at the taskinfo.';

const roles: Readonly<Record<Via, string>> = {
  canonical: 'the URI',
  major: 'another spelling',
  version: 'the address',
  mirror: "this registry's mirror",
  alias: 'an alias',
  former: 'a former URI',
};

/**
 * Names a type in a sentence.
 *
 * @param type The type.
 * @returns Its kind and title, and its major where that is not 1.
 */
export function nameOf({ kind, major, current }: Type): string {
  return `the ${kind} ${asSeen(current.title)}${major === 1 ? '' : ` (major ${major})`}`;
}

/** What the text is: the part of the summary that all exact answers begin with. */
function identity(text: string, { type, via, version, seen }: Found): string {
  const which = version === undefined ? '' : `version ${version} of `;
  const where = seen === undefined ? '' : ` (where it was seen: ${asSeen(seen)})`;
  return `"${asSeen(text)}" is ${roles[via]} of ${which}${nameOf(type)}${where}`;
}

/**
 * Writes the sentence to send to whoever used a string instead of a type's URI.
 *
 * @param text The string.
 * @param type The type to write.
 * @param reason What is the matter with the string, as a clause that begins with "which".
 * @returns The sentence.
 */
export function pleaseWrite(text: string, { kind, uri }: Type, reason: string): string {
  return `You sent the ${kind} "${asSeen(text)}", ${reason}; please send exactly ${uri} instead.`;
}

function reason({ current }: Type): string {
  return current.deprecated === undefined ? '' : `: ${asSeen(current.deprecated.why).replace(/\.$/, '')}`;
}

/**
 * Says whether an address can be opened today, as far as the base of this registry is concerned.
 *
 * @param address The address.
 * @returns False as long as that base is not registered and the address lies at or under it.
 */
export function isOpen(address: string): boolean {
  return identifiersLead || !(address === identifiers || address.startsWith(`${identifiers}/`));
}

/**
 * Says how to read about a type today.
 *
 * @param type The type.
 * @param what What is to be read.
 * @returns The sentence.
 */
export function toRead(type: Type, what = 'what its message holds'): string {
  if (isOpen(type.uri)) return `Open ${type.uri} to read ${what}.`;
  return `Run \`tasktypes show ${type.name}\` to read ${what}; ${type.uri} will lead there too, once that address is registered.`;
}

function replace(registry: Registry, type: Type): { readonly next: string[]; readonly instead?: Type } {
  const instead = successorOf(registry, type);
  if (instead === undefined) return { next: ['No successor is named.', toRead(type, 'why')] };
  return { next: [`Use ${instead.uri} instead.`, toRead(instead)], instead };
}

/**
 * Advises on a string that names a type in use.
 *
 * @param registry The registry.
 * @param text The string.
 * @param found What it names.
 * @returns The advice.
 */
export function adviseKnown(registry: Registry, text: string, found: Found): Advice {
  const { type, entry, via } = found;
  const open = toRead(type);
  if (type.current.status === 'deprecated') {
    const { next, instead } = replace(registry, type);
    const summary = `${identity(text, found)}, which is deprecated${reason(type)}.`;
    const message = instead && { message: pleaseWrite(text, instead, 'which is deprecated') };
    return { summary, next, address: type.uri, ...message };
  }
  const status = entry === type.current || entry.status !== 'withdrawn' ? '' : ', which is withdrawn';
  const spelling = via === 'canonical' ? [] : [`Write ${type.uri} in everything new.`];
  const newest = status === '' ? [] : [`The type itself lives on, in version ${versionOf(type.current)}.`];
  const message = via === 'canonical' ? {} : { message: pleaseWrite(text, type, 'which we understand') };
  return {
    summary: `${identity(text, found)}${status}.`,
    next: [...newest, ...spelling, open],
    address: type.uri,
    ...message,
  };
}

/**
 * Advises on a string that names a type which has its home elsewhere now.
 *
 * @param text The string.
 * @param found What it names.
 * @returns The advice.
 */
export function adviseMoved(text: string, found: Found): Advice {
  const { type } = found;
  return {
    summary: `${identity(text, found)}, whose canonical URI is ${type.uri} now.`,
    next: [
      'Planners that look URIs up in this registry still understand it.',
      `Write ${type.uri} instead.`,
      toRead(type),
    ],
    address: type.uri,
    message: pleaseWrite(text, type, 'which has moved'),
  };
}

/**
 * Advises on a string that names a withdrawn type.
 *
 * @param registry The registry.
 * @param text The string.
 * @param found What it names.
 * @returns The advice.
 */
export function adviseWithdrawn(registry: Registry, text: string, found: Found): Advice {
  const { type } = found;
  const { next, instead } = replace(registry, type);
  return {
    summary: `${identity(text, found)}, which was withdrawn${reason(type)}.`,
    next: ['A planner answers NO to it.', ...next],
    address: type.uri,
    message:
      instead === undefined
        ? `You sent the ${type.kind} "${asSeen(text)}", which was withdrawn; please use ${isOpen(registry.identifiers) ? `one that ${registry.identifiers} lists` : 'another type'} instead.`
        : pleaseWrite(text, instead, 'which was withdrawn'),
  };
}
