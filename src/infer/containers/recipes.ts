import { readDockerfile, type DockerImage } from './dockerfile.ts';
import { folderPurposes } from '../folder-purpose.ts';
import { containerFile } from './container-files.ts';
import type { Repository } from '../repository.ts';
import type { LeftOut } from '../suggestion.ts';

/** A Dockerfile that builds an image of the software. */
export interface Recipe {
  readonly path: string;
  readonly image: DockerImage;
  /** What its name and folder say beside "Dockerfile": `['gpu']`; empty for the main one. */
  readonly variant: readonly string[];
}

/** The Dockerfiles of a repository. */
export interface Recipes {
  readonly own: readonly Recipe[];
  readonly leftOut: readonly LeftOut[];
}

/** More Dockerfiles than these are a collection, not one software. */
const maxRecipes = 200;
const tooMany = `it is one of more than ${maxRecipes}`;

const plainWords = new Set(
  'docker dockerfile dockerfiles containerfile container containers image images build deploy deployment package src etc'.split(
    ' ',
  ),
);

function wordsOf(path: string): readonly string[] {
  return path
    .toLowerCase()
    .split(/[/._-]/)
    .filter((word) => word !== '' && !plainWords.has(word));
}

const byWord: ReadonlyMap<string, string> = new Map([
  ...['test', 'tests', 'testing'].map((word) => [word, 'its name says that it is for tests'] as const),
  ...['ci', 'lint'].map((word) => [word, 'its name says that it is for CI'] as const),
  ...['dev', 'devel', 'develop', 'development', 'debug'].map(
    (word) => [word, 'its name says that it is for development'] as const,
  ),
  ...['old', 'bak', 'backup', 'orig', 'legacy', 'deprecated'].map(
    (word) => [word, 'its name says that it is kept for the past'] as const,
  ),
  ['gitpod', 'its name says that it is for an editor in the browser'],
  ...['docs', 'doc'].map((word) => [word, 'its name says that it is for documentation'] as const),
]);

/**
 * Says why a file that makes or starts containers is not the software itself.
 *
 * @param path The file.
 * @returns The rest of a sentence that begins with "because"; nothing where name and folders do not speak against it.
 */
export function asideBecause(path: string): string | undefined {
  const folders = path.toLowerCase().split('/').slice(0, -1);
  if (folders.includes('.devcontainer')) return 'it is a development container for an editor';
  if (folders.includes('binder') || folders.includes('.binder'))
    return 'Binder builds it to open the notebooks, and no registry holds the result';
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/(?:[._-](?:in|j2|jinja2?|tmpl|tpl|erb|mustache)|[._-]template)(?:\.ya?ml)?$/.test(name))
    return 'it is a template';
  // A folder `build` or `dist` of a container's files is where people keep them, not what a tool has generated.
  const [purpose] = folderPurposes(path).filter((one) => one !== 'generated files');
  if (purpose !== undefined) return `its folder is for ${purpose}`;
  return [...folders.filter((folder) => folder.startsWith('dev')), ...wordsOf(name)]
    .map((word) => byWord.get(word))
    .find((reason) => reason !== undefined);
}

/** Says whether a file is one that the detector of notebooks speaks of. */
function belongsToNotebooks(path: string): boolean {
  return path === 'binder/Dockerfile' || path === '.binder/Dockerfile';
}

function recipeAt(path: string, repository: Repository): Recipe | string {
  const file = repository.read(path);
  if (file === undefined) return 'it could not be read';
  const image = readDockerfile(file.text);
  return image === undefined ? 'no FROM in it says what it begins with' : { path, image, variant: wordsOf(path) };
}

/**
 * Finds the Dockerfiles of a repository, and which of them build the software.
 *
 * @param repository The repository.
 * @returns The Dockerfiles that count, and those that do not, with the reason.
 */
export function recipesOf(repository: Repository): Recipes {
  const own: Recipe[] = [];
  const leftOut: LeftOut[] = [];
  for (const { path } of repository.files) {
    if (containerFile(path) !== 'recipe' || belongsToNotebooks(path)) continue;
    const found = asideBecause(path) ?? (own.length < maxRecipes ? recipeAt(path, repository) : tooMany);
    if (typeof found === 'string') leftOut.push({ file: path, what: 'a Dockerfile', because: found });
    else own.push(found);
  }
  return { own, leftOut };
}
