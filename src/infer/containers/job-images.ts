import { containerFile } from './container-files.ts';
import { forgeNameOf, forgeVariables } from './forge-names.ts';
import { readImageName, type ImageName } from './image-names.ts';
import type { Repository, TextFile } from '../repository.ts';
import { logicalLines } from './shell-words.ts';
import { fillIn, variablesIn } from './text-variables.ts';

/** An image in which CI runs. */
export interface JobImage {
  readonly image: ImageName;
  readonly file: string;
  readonly line: number;
}

/** A job, a service beside it or a step that runs in an image. */
const jobImage =
  /^(?:-[ \t]+)?(?:(?:image|container|docker-image):[ \t]+["']?(?:docker:\/\/)?|uses:[ \t]+["']?docker:\/\/)([^\s"'#]+)/;
/** The long forms of GitLab, below `image:`, and of GitHub, below `container:`. */
const nameBelow = /^(?:name|image):[ \t]+["']?([^\s"'#]+)/;
const maxAbove = 30;

/** Says whether a line is an input of an action, such as the image that it is to look through. */
function isInput(lines: readonly string[], at: number): boolean {
  const indentOf = (text: string): number => text.length - text.trimStart().length;
  const indent = indentOf(lines[at] ?? '');
  for (let above = at - 1; above >= 0 && at - above <= maxAbove; above--) {
    const text = lines[above] ?? '';
    if (text.trim() === '' || indentOf(text) >= indent) continue;
    return /^(?:-[ \t]+)?with:/.test(text.trim());
  }
  return false;
}

function jobImagesIn(file: TextFile, repository: Repository): readonly JobImage[] {
  const raw = file.text.split(/\r\n?|\n/);
  const lines = logicalLines(file.text);
  const variables = variablesIn(lines, forgeVariables(forgeNameOf(repository.origin)));
  return lines.flatMap(({ text, line }, index) => {
    const below = /^(?:image|container):$/.test(lines[index - 1]?.text ?? '') ? nameBelow : undefined;
    const found = (below ?? jobImage).exec(text);
    if (found === null || isInput(raw, line - 1)) return [];
    const image = readImageName(fillIn(found[1] ?? '', variables));
    return image === undefined ? [] : { image, file: file.path, line };
  });
}

/**
 * Finds the images in which the jobs of CI run.
 *
 * @param repository The repository.
 * @returns The images, where they are named.
 */
export function jobImagesOf(repository: Repository): readonly JobImage[] {
  return repository.files.flatMap(({ path }) => {
    const file = containerFile(path) === 'CI' ? repository.read(path) : undefined;
    return file === undefined ? [] : jobImagesIn(file, repository);
  });
}
