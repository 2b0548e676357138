import { containerFile } from './container-files.ts';
import { commonContainer, imageAlone, ociContainer, rosettaContainer, type KnownImage } from './container-sightings.ts';
import type { Detector } from '../detector.ts';
import { imageKey } from './image-names.ts';
import { imagesOf, type RepositoryImages } from './images-of-repository.ts';
import { imagesLeftOut } from './images-left-out.ts';
import { namedLikeRepository, publishedImage } from './published-image.ts';
import type { Recipe } from './recipes.ts';
import type { Repository } from '../repository.ts';
import type { LeftOut, Sightings } from '../suggestion.ts';
import { webInterfaceOf } from './web-interface.ts';

/** The application of several services of which a Dockerfile is only a part. */
function applicationOf({ path }: Recipe, { compose }: RepositoryImages): string | undefined {
  return compose.own.find(({ services }) => services.length > 1 && services.some(({ build }) => build?.recipe === path))
    ?.path;
}

/** What a Compose file starts before the service that a Dockerfile builds. */
function neededBy(
  { path }: Recipe,
  { compose }: RepositoryImages,
): { file: string; needs: readonly string[] } | undefined {
  for (const file of compose.own) {
    const needs = file.services.find(({ build }) => build?.recipe === path)?.needs ?? [];
    if (needs.length > 0) return { file: file.path, needs };
  }
  return undefined;
}

/** Looks for Dockerfiles, and for the names of their images. */
function detect(repository: Repository): Sightings {
  const images = imagesOf(repository);
  const leftOut: LeftOut[] = [...images.found.leftOut];
  const known: KnownImage[] = [];
  for (const recipe of images.recipes) {
    const answer = publishedImage(recipe, images);
    const application = 'published' in answer ? undefined : applicationOf(recipe, images);
    if (application !== undefined) {
      const because = `it is a part of ${application}, and no file says under which name its image is published`;
      leftOut.push({ file: recipe.path, what: 'a Dockerfile', because });
      continue;
    }
    const web = webInterfaceOf(recipe.image, recipe.path);
    if (web !== undefined && 'because' in web) leftOut.push({ file: recipe.path, ...web });
    const page = web === undefined || 'because' in web ? undefined : web;
    const needed = neededBy(recipe, images);
    if (page !== undefined && needed !== undefined) {
      const because = `it does not start alone: ${needed.file} starts ${needed.needs.slice(0, 5).join(', ')} before it`;
      leftOut.push({ file: recipe.path, what: `the web page on port ${page.port}`, because });
    }
    known.push({
      recipe,
      answer,
      ...(page === undefined ? {} : { web: page }),
      ...(needed === undefined ? {} : { needs: needed.needs }),
    });
  }
  const { own, leftOut: others } = images.found;
  const alone = own.length + others.length === 0 ? namedLikeRepository(images) : undefined;
  const named = known.flatMap(({ answer }) =>
    'published' in answer ? [imageKey(answer.published.name)] : answer.doubtful ? [] : answer.choices,
  );
  return {
    tasks: [
      ...known.flatMap((one) => [ociContainer(one), ...rosettaContainer(one)]),
      ...(alone === undefined ? [] : [imageAlone(alone)]),
    ],
    also: known.flatMap(commonContainer),
    leftOut: [...leftOut, ...imagesLeftOut(images, alone === undefined ? named : [imageKey(alone.name)])],
  };
}

/** Finds Dockerfiles, and the names under which their images are published: oci-container, rosetta-container, common-container. */
export const containers: Detector = {
  wants: (path) => containerFile(path) !== undefined,
  detect,
};
