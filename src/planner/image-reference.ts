import { imageParts } from '../launch/image-steps.ts';

/** A reference in full, with what Docker reads into one that leaves it out. */
export interface ImageReference {
  readonly host: string;
  /** Host and path, without tag and digest. */
  readonly name: string;
  /** As {@link ImageReference.name}, with the tag. */
  readonly tagged: string;
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
 * @param registry The host, with or without `docker://` and a slash at its end.
 * @returns The host alone, in lower case.
 */
export function registryHost(registry: string): string {
  return hostOf(registry.replace(/^[a-z]+:\/\//, '').replace(/\/.*$/s, ''));
}

/**
 * Reads a reference of an image; one of another kind of library is left as it is written.
 *
 * @param image The reference, with or without a scheme.
 * @returns Its parts in full: `hello-world` is `docker.io/library/hello-world:latest`.
 */
export function imageReference(image: string): ImageReference {
  if (/^(?!docker:)[a-z]+:\/\//.test(image)) return { host: registryHost(image), name: image, tagged: image };
  const { host, path, tag } = imageParts(image);
  const known = hostOf(host);
  const name = `${known}/${known === 'docker.io' && !path.includes('/') ? 'library/' : ''}${path}`;
  return { host: known, name, tagged: `${name}:${tag}` };
}
