import { imageParts } from '../launch/image-steps.ts';

/** A reference in full, with what Docker reads into one that leaves it out. */
export interface ImageReference {
  readonly host: string;
  /** Host, path and digest; the tag where there is no digest, which decides over it. */
  readonly exact: string;
}

/** Names under which Docker's own registry is known. */
const dockerHosts = ['index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];

function hostOf(host: string): string {
  const lower = host.toLowerCase();
  return dockerHosts.includes(lower) ? 'docker.io' : lower;
}

/**
 * Reads the host of a registry as a task may write it.
 *
 * @param registry The host, with or without a scheme and a slash at its end.
 * @returns The host alone, in lower case.
 */
export function registryHost(registry: string): string {
  return hostOf(registry.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/s, ''));
}

/** Libraries of images that are no registries; the first part of an address there is a host only where it is one of four. */
function libraryHost(image: string): string {
  const [scheme = '', rest = ''] = image.split('://');
  const parts = rest.split('/');
  const isHost = /^(?:https?|oras)$/.test(scheme) || (scheme === 'library' && parts.length >= 4);
  return isHost ? hostOf(parts[0] ?? '') : scheme;
}

const nameOf = (host: string, path: string): string =>
  `${hostOf(host)}/${hostOf(host) === 'docker.io' && !path.includes('/') ? 'library/' : ''}${path}`;

/**
 * Reads a reference of an image; one of another kind of library is left as it is written.
 *
 * @param image The reference, with or without a scheme.
 * @param digest A digest that is given beside it.
 * @returns Its parts in full: `hello-world` is `docker.io/library/hello-world:latest`.
 */
export function imageReference(image: string, digest?: string): ImageReference {
  if (/^(?!docker:)[a-z]+:\/\//.test(image)) return { host: libraryHost(image), exact: image };
  const { host, path, tag } = imageParts(image);
  const [, pinned = digest] = image.split('@');
  return { host: hostOf(host), exact: nameOf(host, path) + (pinned === undefined ? `:${tag}` : `@${pinned}`) };
}

/**
 * Writes a pattern in full, as references are compared.
 *
 * @param pattern The pattern, with or without a scheme; `*` stands for any characters.
 * @returns The pattern with what Docker reads into a reference that leaves it out.
 */
export function imagePattern(pattern: string): string {
  const plain = pattern.replace(/^(?:docker|https?):\/\//, '');
  if (plain.startsWith('*') || plain.includes('://')) return plain;
  const slash = plain.indexOf('/');
  const first = slash === -1 ? '' : plain.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  return hasHost ? nameOf(first, plain.slice(slash + 1)) : nameOf('docker.io', plain);
}

/**
 * Takes tag and digest off a reference.
 *
 * @param exact The reference in full.
 * @returns Host and path.
 */
export function withoutTag(exact: string): string {
  return exact.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}
