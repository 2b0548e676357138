import type { ForgeName } from './forge-names.ts';
import { isPassing, letters, likeness, tagNames } from './image-likeness.ts';
import type { ImageMention } from './image-mentions.ts';
import { imageKey, isWellKnown, readImageName } from './image-names.ts';
import type { Recipes } from './recipes.ts';

/** Where a repository names images of its own. */
export interface OwnMentions {
  readonly all: readonly ImageMention[];
  /** Those that belong to a Dockerfile, by its path. */
  readonly byRecipe: ReadonlyMap<string, readonly ImageMention[]>;
}

function belongsTo(mention: ImageMention, { own, leftOut }: Recipes, forge: ForgeName | undefined): readonly string[] {
  const { image, recipe: told } = mention;
  if (told !== undefined) return [told];
  const named = own.filter((recipe) => tagNames(image, recipe));
  const alike = own.filter((recipe) => likeness(image, forge, recipe) >= 3);
  if (own.length > 1) return (named.length > 0 ? named : alike.length === 1 ? alike : []).map(({ path }) => path);
  // Beside Dockerfiles for tests and the like, what is pushed may be built from one of these.
  return own
    .filter(() => leftOut.length === 0 || (mention.how !== 'pushed' && mention.how !== 'released') || alike.length > 0)
    .map(({ path }) => path);
}

/**
 * Finds which images are the repository's own, and of which Dockerfile.
 *
 * @param mentions Where the repository names images.
 * @param recipes Its Dockerfiles.
 * @param forge Where the repository is kept, if that is known.
 * @param jobs Host and path of the images in which jobs of CI run; only one with the owner and the name of the repository
 *   may be the software all the same.
 * @returns The places that name images of its own: no base image, no well-known one of others, none that only CI needs.
 */
export function ownMentions(
  mentions: readonly ImageMention[],
  recipes: Recipes,
  forge: ForgeName | undefined,
  jobs: ReadonlySet<string>,
): OwnMentions {
  const bases = new Set(
    recipes.own
      .flatMap(({ image }) => image.bases.map((base) => readImageName(base)))
      .flatMap((base) => (base === undefined ? [] : imageKey(base))),
  );
  const owners = (forge?.owners ?? []).map(letters);
  const all = mentions.filter(({ image }) => {
    const byOwner = owners.includes(letters(image.path.split('/')[0] ?? ''));
    if (jobs.has(imageKey(image)) && likeness(image, forge, { variant: [] }) < 4) return false;
    return !image.oneWord && !bases.has(imageKey(image)) && !isPassing(image) && (byOwner || !isWellKnown(image));
  });
  const byRecipe = new Map<string, ImageMention[]>();
  for (const mention of all)
    for (const path of belongsTo(mention, recipes, forge)) {
      const known = byRecipe.get(path);
      if (known === undefined) byRecipe.set(path, [mention]);
      else known.push(mention);
    }
  return { all, byRecipe };
}
