import { containerFile } from './container-files.ts';
import { imageKey, isWellKnown, writeImageName, type ImageName } from './image-names.ts';
import type { RepositoryImages } from './images-of-repository.ts';
import type { LeftOut } from '../suggestion.ts';

const maxListed = 40;
interface OtherImage extends LeftOut {
  readonly image: ImageName;
}

function ciImages({ jobs }: RepositoryImages): readonly OtherImage[] {
  return jobs.map(({ image, file, line }) => ({
    file,
    line,
    what: `the image ${writeImageName(image)}`,
    because: 'CI runs its jobs in it',
    image,
  }));
}

function becauseOf(image: ImageName): string {
  if (image.oneWord) return 'a single word names an official image of Docker Hub, or one on the reader’s machine';
  return isWellKnown(image)
    ? 'it is a well-known image of others'
    : 'nothing says that it is an image of this software';
}

function readmeImages({ mentions }: RepositoryImages): readonly OtherImage[] {
  const builtHere = new Set(mentions.filter(({ how }) => how === 'built').map(({ image }) => imageKey(image)));
  return mentions
    .filter(({ how, evidence }) => how === 'run' && containerFile(evidence.file) === 'README')
    .filter(({ image }) => !builtHere.has(imageKey(image)) && (!image.oneWord || image.tag !== undefined))
    .map(({ image, evidence: { file, line } }) => ({
      file,
      ...(line === undefined ? {} : { line }),
      what: `the image ${writeImageName(image)}`,
      because: becauseOf(image),
      image,
    }));
}

/**
 * Lists the images that a repository names and that are not its own: those in which CI runs, and those that its README runs
 * beside the software.
 *
 * @param images What the repository says of images.
 * @param named The images of its own, by host and path.
 * @returns One entry an image and file.
 */
export function imagesLeftOut(images: RepositoryImages, named: readonly string[]): readonly LeftOut[] {
  const own = new Set(named);
  const seen = new Set<string>();
  return [...ciImages(images), ...readmeImages(images)]
    .filter(({ image, file }) => {
      const key = `${file} ${imageKey(image)} ${image.tag ?? ''}`;
      if (own.has(imageKey(image)) || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, maxListed)
    .map(({ image: _image, ...leftOut }) => leftOut);
}
