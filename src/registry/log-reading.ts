import type { Entry } from '../spec/spec.ts';
import { extractUris, type ExtractedUri } from './log.ts';
import { lookup, type Answer } from './lookup.ts';
import type { Registry } from './registry.ts';

const kinds = ['tasktype', 'servicetype'] as const;

/** Tells what lines of a log say about the types of a registry. */
export interface LogReader<E extends Entry = Entry> {
  /** Finds what a line names. */
  readonly find: (line: string) => readonly ExtractedUri[];
  /** Says what was found is, or nothing where it only happens to stand in the log. */
  readonly explain: (found: Pick<ExtractedUri, 'text' | 'key'>) => Answer<E> | undefined;
}

/** A web address that only happens to stand in a log is not explained unless it is a type, or nearly one. */
function isWorthANote(text: string, { status }: Answer): boolean {
  return status !== 'unknown' || text.startsWith('uri:');
}

/**
 * Makes a reader of logs.
 *
 * @param registry Where types are looked up.
 * @returns The reader; it takes linear time, and remembers nothing.
 */
export function createLogReader<E extends Entry>(registry: Registry<E>): LogReader<E> {
  const isName = (word: string): boolean =>
    registry.find(word) !== undefined || kinds.some((kind) => registry.named(kind, word) !== undefined);
  return {
    find: (line) => extractUris(line, isName),
    explain: ({ text, key }) => {
      const answer = lookup(registry, text);
      return key !== undefined || isWorthANote(text, answer) ? answer : undefined;
    },
  };
}
