import { made, refused, type Step } from './stepped.ts';

/**
 * Takes a reference apart: `[docker://][host/]path[:tag][@digest]`.
 *
 * @param image The reference.
 * @returns Its parts, with what Docker reads into an image that leaves them out.
 */
export function imageParts(image: string): { readonly host: string; readonly path: string; readonly tag: string } {
  const [named = ''] = image.replace(/^docker:\/\//, '').split('@');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.indexOf(':');
  return {
    host: hasHost ? first : 'docker.io',
    path: colon < 0 ? rest : rest.slice(0, colon),
    tag: colon < 0 ? 'latest' : rest.slice(colon + 1),
  };
}

/**
 * Makes the step that takes a part of the reference of an image.
 *
 * @param part The part.
 * @returns The step; it refuses what is no image of a registry.
 */
export const imagePart =
  (part: keyof ReturnType<typeof imageParts>): Step =>
  (value) => {
    if (typeof value !== 'string') return refused('a text is needed');
    const scheme = /^([a-z]+):\/\//.exec(value)?.[1] ?? 'docker';
    if (scheme !== 'docker') return refused('an image of a registry is needed (docker://)');
    if (part === 'tag' && value.includes('@') && !/:[^/@]*@/.test(value))
      return refused('the image is named by its digest alone, and this service pulls by tag');
    return made(imageParts(value)[part]);
  };

/** The digest of an image, which decides where there is one; else its tag. */
export const imageVersion: Step = (value) => {
  const digest = typeof value === 'string' ? value.split('@')[1] : undefined;
  return digest === undefined ? imagePart('tag')(value) : made(digest);
};
