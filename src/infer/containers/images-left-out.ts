import { containerFile } from './container-files.ts';
import { forgeNameOf, forgeVariables } from './forge-names.ts';
import { imageKey, isWellKnown, readImageName, writeImageName, type ImageName } from './image-names.ts';
import type { RepositoryImages } from './images-of-repository.ts';
import type { Repository, TextFile } from '../repository.ts';
import { logicalLines } from './shell-words.ts';
import type { LeftOut } from '../suggestion.ts';
import { fillIn, variablesIn } from './text-variables.ts';

const maxListed = 40;
/** A job, a service beside it or a step that runs in an image. */
const jobImage =
  /^(?:-[ \t]+)?(?:(?:image|container|docker-image):[ \t]+["']?(?:docker:\/\/)?|uses:[ \t]+["']?docker:\/\/)([^\s"'#]+)/;
/** GitLab's long form, below `image:`. */
const nameBelow = /^name:[ \t]+["']?([^\s"'#]+)/;

interface OtherImage extends LeftOut {
  readonly image: ImageName;
}

function ciImages(file: TextFile, repository: Repository): readonly OtherImage[] {
  const lines = logicalLines(file.text);
  const variables = variablesIn(lines, forgeVariables(forgeNameOf(repository.origin)));
  return lines.flatMap(({ text, line }, index) => {
    const below = lines[index - 1]?.text === 'image:' ? nameBelow : undefined;
    const written = fillIn((below ?? jobImage).exec(text)?.[1] ?? '', variables);
    const image = readImageName(written);
    if (image === undefined) return [];
    return {
      file: file.path,
      line,
      what: `the image ${writeImageName(image)}`,
      because: 'CI runs its jobs in it',
      image,
    };
  });
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
  const ci = images.files.files.flatMap(({ path }) => {
    const file = containerFile(path) === 'CI' ? images.files.read(path) : undefined;
    return file === undefined ? [] : ciImages(file, images.files);
  });
  const seen = new Set<string>();
  return [...ci, ...readmeImages(images)]
    .filter(({ image, file }) => {
      const key = `${file} ${imageKey(image)} ${image.tag ?? ''}`;
      if (own.has(imageKey(image)) || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, maxListed)
    .map(({ image: _image, ...leftOut }) => leftOut);
}
