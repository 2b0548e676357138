import type { ForgeName } from './forge-names.ts';
import type { ImageName } from './image-names.ts';
import type { Recipe } from './recipes.ts';

const passing =
  /^(?:tests?|testing|ci|dev|devel|cache|buildcache|build-cache)$|[._-](?:tests?|testing|ci|dev|cache|buildcache|builder|build)$/;

/**
 * Says whether an image is one that CI makes for itself, by its name or tag.
 *
 * @param image The image.
 * @returns True for names such as `survey-test` and tags such as `buildcache`.
 */
export function isPassing({ path, tag }: ImageName): boolean {
  return path.split('/').some((segment) => passing.test(segment)) || (tag !== undefined && passing.test(tag));
}

/**
 * Reduces a name to what counts when names are compared.
 *
 * @param text The name.
 * @returns Its letters and digits, in lower case.
 */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** What is left of a name that tells of something that the software only needs. */
const besidesSoftware = /^(?:base|deps|dependencies|env|environment|builder|build|runtime|toolchain)$/;

function isPartOf(last: string, name: string): boolean {
  if (last.includes(name)) return !besidesSoftware.test(last.replace(name, ''));
  return last.length > 2 && name.includes(last);
}

/**
 * Says how much the name of an image is like that of a repository and one of its Dockerfiles.
 *
 * @param image The image.
 * @param forge Where the repository is kept, if that is known.
 * @param recipe The Dockerfile.
 * @returns 4 for owner and name, 3 for the name, 2 for the owner and a part of the name or the name of the Dockerfile, or for what lies below both, 1 for
 *   the owner, 0 for nothing.
 */
export function likeness(
  { path }: ImageName,
  forge: ForgeName | undefined,
  { variant }: Pick<Recipe, 'variant'>,
): number {
  if (forge === undefined) return 0;
  const segments = path.split('/').map(letters);
  const last = segments.pop() ?? '';
  const name = letters(forge.name);
  if (name === '') return 0;
  const besides = variant
    .map(letters)
    .filter((word) => word !== name)
    .join('');
  const owners = forge.owners.map(letters);
  const byOwner = segments.some((segment) => [...owners, name].includes(segment));
  if (last === name + besides || last === besides + name) return byOwner ? 4 : 3;
  if (!byOwner) return 0;
  const below = segments.includes(name) && segments.some((segment) => owners.includes(segment));
  const byFolder = besides !== '' && last === besides;
  return byFolder || isPartOf(last, name) || (below && !besidesSoftware.test(last)) ? 2 : 1;
}

/**
 * Says whether the tag of an image names one of several Dockerfiles.
 *
 * @param image The image.
 * @param recipe The Dockerfile.
 * @returns True for the tag `1.0-gpu` and `Dockerfile.gpu`.
 */
export function tagNames({ tag = '' }: ImageName, { variant }: Pick<Recipe, 'variant'>): boolean {
  const words = tag.toLowerCase().split(/[._-]/);
  return variant.length > 0 && variant.every((word) => words.includes(word));
}
