import type { OpenRegistry } from '../../registry/open.ts';
import type { Kind } from '../../spec/spec.ts';
import { pageLink } from '../addresses.ts';
import { isPast } from '../type-groups.ts';
import { typeLink, type TypeLink } from '../type-page.ts';

/** A link, and what stands there. */
export interface Way {
  readonly text: string;
  readonly link: string;
}

/** Somebody who comes here, and where to go on. */
export interface WayIn {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly ways: readonly Way[];
}

const way = (text: string, path: string): Way => ({ text, link: path.startsWith('#') ? path : pageLink(path) });

/** The three ways into the registry. */
export const waysIn: readonly WayIn[] = [
  {
    id: 'with-a-uri',
    title: 'I found a URI',
    sentence: 'In a log, a message or a catalogue. Learn what it means, and what to do about it.',
    ways: [
      way('Paste it into the box above', '#what'),
      way('Look it up in the list of all URIs', '/uris'),
      way('What to do with a URI you do not know', '/guides/found-a-uri'),
    ],
  },
  {
    id: 'with-software',
    title: 'I have software to describe',
    sentence: 'A container, a notebook, a library. Say how it is run, in the metadata it already has.',
    ways: [
      way('Read my repository and suggest', '/suggest'),
      way('Fill in a form', '/describe'),
      way('Check a file', '/validate'),
      way('Guide for uploaders', '/guides/uploaders'),
    ],
  },
  {
    id: 'with-a-service',
    title: 'I run a service',
    sentence: 'A platform or a planner. Read tasks with types and schemas, and answer YES or NO.',
    ways: [
      way('Ask planners about a task', '/simulator'),
      way('A planner from a configuration file', '/guides/planners-file'),
      way('Planners in TypeScript', '/guides/planners-typescript'),
      way('Planners in Python', '/guides/planners-python'),
      way('Planners in Java', '/guides/planners-java'),
      way('Which service runs what', '/matrix'),
      way('Define a tasktype of your own', '/guides/own-tasktype'),
    ],
  },
];

/** Some types of a kind, and how many there are. */
export interface ShortList {
  readonly types: readonly TypeLink[];
  readonly total: number;
}

const shown = 24;

/**
 * Lists the types of a kind as the home page does, in short.
 *
 * @param registry The registry.
 * @param kind The kind.
 * @returns The first ones in use, and how many there are with those that are not to be used any more.
 */
export function shortList(registry: OpenRegistry, kind: Kind): ShortList {
  const ofKind = registry.types.filter((type) => type.kind === kind);
  const inUse = ofKind.filter((type) => !isPast(type));
  return { types: inUse.slice(0, shown).map(typeLink), total: ofKind.length };
}

/**
 * Gives texts to try the box with.
 *
 * @param registry The registry.
 * @returns A placeholder that is an alias, a word, and a line of a log, as far as the registry has them.
 */
export function textsToTry(registry: OpenRegistry): readonly string[] {
  const inUse = registry.types.filter((type) => !isPast(type));
  const alias = inUse.flatMap(({ uris }) => uris).find((uri) => uri.startsWith('uri://'));
  const word = inUse.flatMap(({ current }) => current.systems)[0]?.name;
  const logged = inUse.find(({ kind }) => kind === 'tasktype')?.name;
  return [alias, word, logged === undefined ? undefined : `ERROR unknown tasktype "uri://${logged}s"`].filter(
    (text) => text !== undefined,
  );
}
