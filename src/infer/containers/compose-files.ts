import { composeServices, onlyHelps, type ComposeService } from './compose-services.ts';
import { containerFile } from './container-files.ts';
import type { ImageMention } from './image-mentions.ts';
import { folderOf } from './recipe-paths.ts';
import { asideBecause } from './recipes.ts';
import type { Repository } from '../repository.ts';
import type { LeftOut } from '../suggestion.ts';

/** A Compose file that starts the software. */
export interface ComposeFile {
  readonly path: string;
  readonly services: readonly ComposeService[];
}

/** The Compose files of a repository. */
export interface ComposeFiles {
  readonly own: readonly ComposeFile[];
  readonly leftOut: readonly LeftOut[];
}

/** Names that Compose looks for by itself, in its order. */
const usualNames: readonly string[] = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const deployFolders =
  /^(?:docker|deploy|deployment|compose|docker-compose|containers?|infra|infrastructure|ops|services?|server|app|\.docker)$/i;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Says whether Compose takes a file of the root by itself.
 *
 * @param path The file.
 * @param has Says whether a file is there.
 * @returns True for the first of the usual names.
 */
export function isDefaultCompose(path: string, has: (path: string) => boolean): boolean {
  return usualNames.find(has) === path;
}

function becauseOf(path: string, has: (path: string) => boolean): string | undefined {
  const aside = asideBecause(path);
  if (aside !== undefined) return aside;
  const folder = folderOf(path);
  const beside = usualNames.map((name) => (folder === '' ? name : `${folder}/${name}`)).filter(has);
  const variant = !usualNames.includes(nameOf(path));
  if (variant && /[._-](?:override|local)\./.test(nameOf(path))) return 'it only changes another Compose file';
  if (beside.length > 0 && beside[0] !== path) return `it is a variant of ${beside[0] ?? ''}`;
  if (variant && !/[._-](?:prod|production|deploy|release)\./.test(nameOf(path)))
    return 'its name is none that Compose looks for, so it is one of several variants';
  const folders = folder === '' ? [] : folder.split('/');
  return folders.every((one) => deployFolders.test(one))
    ? undefined
    : 'it lies in a folder of its own, which is not the software as a whole';
}

/**
 * Finds the Compose files of a repository, and which of them start the software.
 *
 * @param repository The repository.
 * @returns The files that count, and those that do not, with the reason.
 */
export function composeFilesOf(repository: Repository): ComposeFiles {
  const own: ComposeFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const { path } of repository.files) {
    if (containerFile(path) !== 'compose') continue;
    const out = (because: string): unknown => leftOut.push({ file: path, what: 'a Compose file', because });
    const because = becauseOf(path, repository.has);
    const file = repository.read(path);
    const services = file && because === undefined ? composeServices(file, repository) : undefined;
    if (because !== undefined) out(because);
    else if (services === undefined) out('it could not be read');
    else if (services.length === 0) out('no service stands in it');
    else if (services.every(onlyHelps))
      out(`it starts only helpers of other software: ${services.map(({ name }) => name).join(', ')}`);
    else own.push({ path, services });
  }
  return { own, leftOut };
}

/**
 * Finds the names that Compose files give to the images that they build.
 *
 * @param files The Compose files.
 * @returns Where they name images.
 */
export function composeMentions(files: readonly ComposeFile[]): readonly ImageMention[] {
  return files.flatMap(({ path, services }) =>
    services.flatMap(({ image, build }) => {
      if (image === undefined || build === undefined || image.name.oneWord) return [];
      return {
        image: image.name,
        how: 'composed' as const,
        ...(build.recipe === undefined ? {} : { recipe: build.recipe }),
        evidence: { file: path, line: image.line, says: image.says },
      };
    }),
  );
}
