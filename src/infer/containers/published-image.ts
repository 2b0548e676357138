import type { ForgeName } from './forge-names.ts';
import { letters, likeness } from './image-likeness.ts';
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

/** The name of an image, or names to choose from, none where no file tells. */
export type ImageAnswer = { readonly published: PublishedImage } | { readonly choices: readonly string[] };

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
 * what a README runs, and that before badges.
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
  const built = all.filter(({ how }) => how === 'built');
  const alike = all.filter(({ image, how }) => how !== 'built' && likeness(image, context.forge, recipe) > 0);
  if (alike.length > 0) return answerOf(alike, 'likely', recipe, context);
  const run = all.filter(({ how }) => how === 'run');
  const builtHere = context.mentions.some(({ how }) => how === 'built');
  if (!builtHere && new Set(run.map(({ image }) => imageKey(image))).size === 1)
    return answerOf(run, 'likely', recipe, context);
  return { choices: [...new Set(built.map(({ image }) => imageKey(image)))].slice(0, maxChoices) };
}

/**
 * Finds the image that bears both the owner's and the repository's name.
 *
 * @param context What the repository says about images.
 * @returns The image; nothing where there is none, or more than one.
 */
export function namedLikeRepository(context: ImageContext): PublishedImage | undefined {
  const owners = [...(context.forge?.owners ?? []), context.forge?.name ?? ''].map(letters);
  const named = context.own.all.filter(
    ({ how, image }) =>
      (how === 'run' || how === 'pushed') &&
      likeness(image, context.forge, { variant: [] }) === 3 &&
      owners.includes(letters(image.path.split('/')[0] ?? '')),
  );
  const [first] = named;
  if (first === undefined || new Set(named.map(({ image }) => image.path)).size > 1) return undefined;
  const name = agreed(named, first.image);
  return { name, sure: 'likely', evidence: evidenceOf(named, name) };
}
