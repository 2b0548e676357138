import { answerData } from '../registry/answer-data.ts';
import { lookup } from '../registry/lookup.ts';
import type { Registry } from '../registry/registry.ts';

/** A type that may be meant by an address at which nothing is. */
export interface NearType {
  /** Its canonical URI. */
  readonly uri: string;
  /** Why it may be meant. */
  readonly why: string;
}

/**
 * Finds the types that an address may mean at which nothing is.
 *
 * @param registry The registry.
 * @param path The address as a root path: `/tasktypes/oci-contaner`.
 * @returns The types, the likeliest first; none where nothing is like it.
 */
export function typesNear(registry: Registry, path: string): readonly NearType[] {
  const { suggestions, similar, uri } = answerData(lookup(registry, registry.identifiers + path)) as {
    readonly suggestions?: readonly NearType[];
    readonly similar?: readonly string[];
    readonly uri?: string;
  };
  if (uri !== undefined) return [{ uri, why: 'The type that this address lies below.' }];
  return suggestions ?? (similar ?? []).map((one) => ({ uri: one, why: 'Its name is like it.' }));
}
