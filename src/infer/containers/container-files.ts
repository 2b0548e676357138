import type { ListedFile } from '../files.ts';

/** What a file is to the detectors of containers, by its name and folder. */
export type ContainerFile = 'recipe' | 'CI' | 'script' | 'README' | 'compose' | 'apptainer';

const recipe =
  /^(?:dockerfile|containerfile)$|^(?:Dockerfile|Containerfile)(?:[._-].*)?$|^.+\.(?:Dockerfile|dockerfile|Containerfile|containerfile)$/;
const noRecipe = /\.(?:dockerignore|containerignore|md|rst|txt|ya?ml|json|py|sh)$/;
const ciFile =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|(?:[^/]*\/)?\.gitlab-ci[^/]*\.ya?ml|\.gitlab(?:-ci)?\/.+\.ya?ml|\.circleci\/config\.ya?ml|\.travis\.ya?ml|\.?azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.ya?ml|\.drone\.ya?ml|\.woodpecker(?:\/.+)?\.ya?ml|cloudbuild\.ya?ml|(?:[^/]+\/)?Jenkinsfile[^/]*)$/;
const makefile = /^(?:GNUm|M|m)akefile$|^[Jj]ustfile$|\.mk$/;
const script = /^(?:[^/]*(?:docker|podman|container|image|build|push|publish|release|deploy)[^/]*)\.(?:sh|bash)$/i;
const compose = /^(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$/;
const apptainer = /\.def$|^(?:Singularity|Apptainer)(?:\.[^/]*)?$/;
const readme = /^README(?:\.(?:md|rst|txt|adoc|markdown))?$/i;
/** `README.de.md`, `README_zh-CN.md`. */
const translation = /^README[._-][a-z]{2}(?:[_-][a-z]{2,4})?\.(?:md|rst|txt|adoc|markdown)$/i;

/** What any of these names has; asked first, since most files of a repository have nothing to do with containers. */
const candidate =
  /docker|podman|compose|containerfile|readme|makefile|jenkinsfile|justfile|singularity|apptainer|\.(?:ya?ml|def|mk|sh|bash)$/i;

/**
 * Tells what a file is from its name.
 *
 * @param path The file's path in its repository.
 * @returns What its text is read for; nothing for a file that is not read.
 */
export function containerFile(path: string): ContainerFile | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!candidate.test(name)) return undefined;
  if (recipe.test(name)) return noRecipe.test(name) ? undefined : 'recipe';
  if (compose.test(name)) return 'compose';
  if (apptainer.test(name)) return 'apptainer';
  if (ciFile.test(path)) return 'CI';
  const depth = path.split('/').length;
  if (depth > 3) return undefined;
  if (readme.test(name) || translation.test(name)) return 'README';
  return makefile.test(name) || script.test(name) ? 'script' : undefined;
}

function partsOf(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf('/') + 1;
  return [path.slice(0, slash), path.slice(slash)];
}

/**
 * Lists the files of a repository that have to do with containers.
 *
 * @param repository The listing.
 * @returns The files; a translated README only where its folder has none in the usual language.
 */
export function containerFiles({ files }: { readonly files: readonly ListedFile[] }): readonly ListedFile[] {
  const folders = new Set(
    files.flatMap(({ path }) => {
      const [folder, name] = partsOf(path);
      return readme.test(name) ? folder : [];
    }),
  );
  return files.filter(({ path }) => {
    const [folder, name] = partsOf(path);
    return containerFile(path) !== undefined && !(translation.test(name) && folders.has(folder));
  });
}
