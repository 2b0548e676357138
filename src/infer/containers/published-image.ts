import type { ForgeName } from './forge-names.ts';
import { likeness } from './image-likeness.ts';
import type { ImageMention } from './image-mentions.ts';
import { imageKey, type ImageName } from './image-names.ts';
import type { OwnMentions } from './mentions-by-recipe.ts';
import type { Recipe } from './recipes.ts';
import type { Evidence, Sureness } from '../suggestion.ts';

/** Under which name the image of a Dockerfile is published. */
export interface PublishedImage {
  readonly name: ImageName;
  readonly sure: Sureness;
  readonly evidence: readonly Evidence[];
}

/** The name of an image, or names to choose from, none where no file tells; `doubtful` if they may be images of others. */
export type ImageAnswer =
  { readonly published: PublishedImage } | { readonly choices: readonly string[]; readonly doubtful?: true };

/** What the repository says about images and itself. */
export interface ImageContext {
  readonly forge?: ForgeName;
  readonly recipes: readonly Recipe[];
  readonly mentions: readonly ImageMention[];
  readonly own: OwnMentions;
}

const maxEvidence = 4;
const maxChoices = 10;
/** Of several places that name one image: its name, with the tag that they agree on. */
function agreed(mentions: readonly ImageMention[], first: ImageName): ImageName {
  const digest = mentions.find(({ image }) => image.digest !== undefined)?.image;
  if (digest !== undefined) return digest;
  const tags = [...new Set(mentions.flatMap(({ image }) => image.tag ?? []))];
  const versions = tags.filter((tag) => tag !== 'latest');
  const tag = versions.length === 1 ? versions[0] : tags.find((one) => one === 'latest');
  const tagVaries = tag === undefined && mentions.every(({ image, how }) => image.tagVaries || how === 'linked');
  const { tag: _tag, ...name } = first;
  return { ...name, ...(tag === undefined ? {} : { tag }), tagVaries };
}

/** What stands in the files, that with the tag of the name first; Docker's rule for names without a host is told. */
function evidenceOf(mentions: readonly ImageMention[], { tag }: ImageName): readonly Evidence[] {
  const withTag = mentions.filter(({ image }) => image.tag === tag);
  const others = mentions.filter(({ image }) => image.tag !== tag);
  return [...withTag, ...others]
    .slice(0, maxEvidence)
    .map(({ image, evidence }) =>
      image.hasHost ? evidence : { ...evidence, says: `${evidence.says} (without a host, docker.io is meant)` },
    );
}

function namesOf(mentions: readonly ImageMention[]): readonly string[] {
  return [...new Set(mentions.map(({ image }) => imageKey(image)))].slice(0, maxChoices);
}

function answerOf(
  mentions: readonly ImageMention[],
  sure: Sureness,
  recipe: Recipe,
  context: ImageContext,
): ImageAnswer {
  const rated = mentions.map(({ image }) => ({
    image,
    key: imageKey(image),
    like: likeness(image, context.forge, recipe),
  }));
  const best = Math.max(...rated.map(({ like }) => like));
  const likest = rated.filter(({ like }) => like === best);
  const [first] = likest;
  const names = new Set(likest.map(({ key }) => key.slice(key.lastIndexOf('/') + 1)));
  if (first === undefined || names.size !== 1)
    return { choices: [...new Set(likest.map(({ key }) => key))].slice(0, maxChoices) };
  const same = (context.own.byRecipe.get(recipe.path) ?? []).filter(({ image }) => imageKey(image) === first.key);
  const name = agreed(same, first.image);
  return { published: { name, sure, evidence: evidenceOf(same, name) } };
}

/**
 * Finds the name under which the image of a Dockerfile is published: what CI pushes and Compose files say counts before
 * what a README builds and pushes, and that before what it runs or links to, which must be named like the repository.
 *
 * @param recipe The Dockerfile.
 * @param context What the repository says about images.
 * @returns The name with its evidence; else names to choose from, none where no file tells. No name is made up.
 */
export function publishedImage(recipe: Recipe, context: ImageContext): ImageAnswer {
  const all = context.own.byRecipe.get(recipe.path) ?? [];
  const made = all.filter(({ how }) => how === 'pushed' || how === 'composed');
  if (made.length > 0) {
    const told = context.recipes.length === 1 || made.every((mention) => mention.recipe !== undefined);
    return answerOf(made, told ? 'certain' : 'likely', recipe, context);
  }
  const released = all.filter(({ how }) => how === 'released');
  if (released.length > 0) return answerOf(released, 'likely', recipe, context);
  const built = all.filter(({ how }) => how === 'built');
  // An owner has images of many things.
  const alike = all.filter(({ image, how }) => how !== 'built' && likeness(image, context.forge, recipe) > 1);
  if (alike.length > 0) return answerOf(alike, 'likely', recipe, context);
  if (built.length > 0 || context.mentions.some(({ how }) => how === 'built')) return { choices: namesOf(built) };
  return { choices: namesOf(all.filter(({ how }) => how === 'run')), doubtful: true };
}

/**
 * Finds the image that bears both the owner's and the repository's name.
 *
 * @param context What the repository says about images.
 * @returns The image; nothing where there is none, or more than one.
 */
export function namedLikeRepository(context: ImageContext): PublishedImage | undefined {
  const named = context.own.all.filter(
    ({ how, image }) => (how === 'run' || how === 'pushed') && likeness(image, context.forge, { variant: [] }) === 4,
  );
  const [first] = named;
  if (first === undefined || new Set(named.map(({ image }) => image.path)).size > 1) return undefined;
  const name = agreed(named, first.image);
  return { name, sure: 'likely', evidence: evidenceOf(named, name) };
}
