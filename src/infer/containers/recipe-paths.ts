import { unknownPart } from './image-names.ts';
import type { Repository } from '../repository.ts';

/** What a build is told of its Dockerfile. */
export interface Build {
  readonly file?: string;
  /** Folder; the one in which the build is started unless given. */
  readonly context?: string;
}

/** Stands for a Dockerfile that is none of the repository. */
export const noRecipe = '';

/**
 * Names the folder of a file.
 *
 * @param path The file.
 * @returns The folder; empty for the root.
 */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * Goes from a folder of a repository along a path.
 *
 * @param folder The folder; empty for the root.
 * @param path The path, with or without `.` and `..`.
 * @returns The path from the root; nothing where it leaves the repository.
 */
export function pathFrom(folder: string, path: string): string | undefined {
  if (path.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/**
 * Finds the Dockerfile of a build.
 *
 * @param build What the build is told.
 * @param folders Where the build may be started, the likeliest first; the root comes after them.
 * @param repository The repository.
 * @returns The path of a file that is there; {@link noRecipe} where the build names another one; nothing where it cannot be told.
 */
export function recipeOfBuild(
  { file, context = '.' }: Build,
  folders: readonly string[],
  repository: Repository,
): string | undefined {
  const names =
    file === undefined
      ? [`${context}/Dockerfile`, `${context}/Containerfile`, `${context}/dockerfile`]
      : [file, `${context}/${file}`];
  const known = names
    .flatMap((name) => [...folders, ''].map((folder) => pathFrom(folder, name)))
    .find((path): path is string => path !== undefined && repository.has(path));
  if (known !== undefined) return known;
  const told = file ?? (pathFrom('', context) === '' ? undefined : context);
  const isTold = told !== undefined && !told.startsWith('/') && !`${told}${context}`.includes(unknownPart);
  return isTold ? noRecipe : undefined;
}

/**
 * Follows a script into folders.
 *
 * @param texts Its lines up to a command.
 * @returns The folder in which it is then, and the last one that it went to, as seen from the root; none for the root.
 */
export function enteredFolders(texts: readonly string[]): readonly string[] {
  const steps = texts
    .flatMap((text) => Array.from(text.matchAll(/\b(?:cd|pushd|working-directory:)[ \t]+["']?([\w./-]+)/g)))
    .map(([, folder = '.']) => folder);
  const whole = steps.reduce((folder, step) => pathFrom(folder, step) ?? '', '');
  const last = pathFrom('', steps.at(-1) ?? '.') ?? '';
  return [...new Set([whole, last])].filter((folder) => folder !== '');
}
