import { versionOf, type Spec } from '../spec/spec.ts';
import { pathOf } from './uri.ts';

/** What is locked of a stable version: kind, name, version and the schema as written. */
export type Contract = Pick<Spec, 'kind' | 'name' | 'major' | 'minor' | 'schema'>;

/** Digests of locked contracts by document path without its ending, `tasktypes/oci-container/1.0`. */
export type Locks = Readonly<Record<string, string>>;

/** A lock that does not hold. */
export interface BrokenLock {
  readonly path: string;
  readonly what: 'changed' | 'gone';
  readonly message: string;
}

/**
 * Writes a JSON value in its canonical form (RFC 8785): keys in the order of their UTF-16 code units, no blanks.
 *
 * @param value A value as `JSON.parse` gives it.
 * @returns The text.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

/**
 * Digests the contract of a version: what may never change once it is stable.
 *
 * @param contract The version.
 * @returns `sha256:` and the hexadecimal SHA-256 of its canonical JSON.
 */
export async function contractDigest(contract: Contract): Promise<string> {
  const { kind, name, schema } = contract;
  const text = canonicalJson({ kind, name, version: versionOf(contract), schema });
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256:${Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const lockName = (contract: Contract): string => pathOf(contract).slice(1);

/**
 * Compares documents with the locks.
 *
 * @param specs The versions there are.
 * @param locks The locks.
 * @returns The locks whose contract has changed or is gone, whatever its status is now.
 */
export async function brokenLocks(specs: readonly Spec[], locks: Locks): Promise<readonly BrokenLock[]> {
  const byPath = new Map(specs.map((spec) => [lockName(spec), spec]));
  const checks = Object.entries(locks).map(async ([path, digest]): Promise<readonly BrokenLock[]> => {
    const spec = byPath.get(path);
    if (spec === undefined)
      return [{ path, what: 'gone', message: `${path} is stable and gone: a type is never deleted; withdraw it.` }];
    if ((await contractDigest(spec)) === digest) return [];
    return [{ path, what: 'changed', message: `${path} is stable and its schema changed: make it a new version.` }];
  });
  return (await Promise.all(checks)).flat();
}

/**
 * Adds the contracts of all stable versions to the locks; what is locked stays as it is.
 *
 * @param specs The versions there are.
 * @param locks The locks so far.
 * @returns The locks, sorted by path.
 */
export async function lock(specs: readonly Spec[], locks: Locks): Promise<Locks> {
  const stable = specs.filter(({ status }) => status === 'stable');
  const added = await Promise.all(stable.map(async (spec) => [lockName(spec), await contractDigest(spec)] as const));
  const all = { ...Object.fromEntries(added), ...locks };
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
}
