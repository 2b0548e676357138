import { ciMentions } from './ci-mentions.ts';
import { composeFilesOf, composeMentions, type ComposeFiles } from './compose-files.ts';
import { containerFile, containerFiles } from './container-files.ts';
import { forgeNameOf } from './forge-names.ts';
import type { ImageMention } from './image-mentions.ts';
import { ownMentions } from './mentions-by-recipe.ts';
import { jobImagesOf, type JobImage } from './job-images.ts';
import { imageKey } from './image-names.ts';
import type { ImageContext } from './published-image.ts';
import { readmeMentions } from './readme-mentions.ts';
import { folderOf } from './recipe-paths.ts';
import { recipesOf, type Recipe, type Recipes } from './recipes.ts';
import type { Repository } from '../repository.ts';

/** All that a repository says of container images. */
export interface RepositoryImages extends ImageContext {
  readonly found: Recipes;
  readonly compose: ComposeFiles;
  /** Images in which the jobs of CI run. */
  readonly jobs: readonly JobImage[];
  /** The repository with only those of its files that have to do with containers. */
  readonly files: Repository;
}

const maxMentions = 1_000;

/** A README that lies in a folder with one Dockerfile speaks of that one. */
function besideRecipe(
  mentions: readonly ImageMention[],
  readme: string,
  recipes: readonly Recipe[],
): readonly ImageMention[] {
  const folder = folderOf(readme);
  const beside = folder === '' ? [] : recipes.filter(({ path }) => folderOf(path) === folder);
  const [recipe] = beside;
  return recipe === undefined || beside.length > 1
    ? mentions
    : mentions.map((one) => ({ recipe: recipe.path, ...one }));
}

/**
 * Reads what a repository says of container images: its Dockerfiles, and the names in CI files, scripts, Compose files and
 * READMEs.
 *
 * @param whole The repository.
 * @returns The Dockerfiles that count, and where images are named.
 */
export function imagesOf(whole: Repository): RepositoryImages {
  const repository = { ...whole, files: containerFiles(whole) };
  const found = recipesOf(repository);
  const compose = composeFilesOf(repository);
  const forge = forgeNameOf(repository.origin);
  const read = repository.files.flatMap(({ path }): readonly ImageMention[] => {
    const kind = containerFile(path);
    const file = kind === 'CI' || kind === 'script' || kind === 'README' ? repository.read(path) : undefined;
    if (file === undefined) return [];
    return kind === 'README'
      ? besideRecipe(readmeMentions(file, repository), path, found.own)
      : ciMentions(file, repository);
  });
  const mentions = [...read, ...composeMentions(compose.own)].slice(0, maxMentions);
  const jobs = jobImagesOf(repository);
  return {
    found,
    jobs,
    compose,
    files: repository,
    recipes: found.own,
    mentions,
    own: ownMentions(mentions, found, forge, new Set(jobs.map(({ image }) => imageKey(image)))),
    ...(forge === undefined ? {} : { forge }),
  };
}
