import { forgeNameOf, forgeVariables } from './forge-names.ts';
import { imageCommandsIn, type ImageCommand } from './image-commands.ts';
import type { ImageMention } from './image-mentions.ts';
import { quoted } from './quotation.ts';
import { imageKey, readImageName, unknownPart } from './image-names.ts';
import type { Repository, TextFile } from '../repository.ts';
import { logicalLines, type LogicalLine } from './shell-words.ts';
import { fillIn, variablesIn } from './text-variables.ts';
import { enteredFolders, folderOf, noRecipe, recipeOfBuild, type Build } from './recipe-paths.ts';
import { imageSteps, type ImageStep } from './workflow-steps.ts';

interface Found extends ImageCommand {
  readonly line: LogicalLine;
  readonly says: string;
  readonly before: string;
  readonly enteredFolders: readonly string[];
}

/** Lines above a command in which a folder may be entered for it. */
const linesAbove = 8;

/** The Dockerfile of a build; none of the repository where the script has gone to a folder that is not there. */
function recipeOf(command: Found, file: TextFile, repository: Repository): string | undefined {
  const [entered] = command.enteredFolders;
  const isThere = (folder: string): boolean => repository.files.some(({ path }) => path.startsWith(`${folder}/`));
  const here = enteredFolders([command.before]);
  if (entered !== undefined && here.length > 0 && !command.enteredFolders.some(isThere)) return noRecipe;
  return recipeOfBuild(command, [...command.enteredFolders, folderOf(file.path)], repository);
}

function commandMentions(file: TextFile, found: readonly Found[], repository: Repository): readonly ImageMention[] {
  const recipes = new Map<string, string | undefined>();
  const before = new Map<string, string>();
  const pulled = new Set<string>();
  for (const command of found) {
    if (command.act === 'build') recipes.set(command.image, recipeOf(command, file, repository));
    else if (command.act === 'pull') pulled.add(command.image);
    else if (command.from !== undefined && command.from !== command.image) before.set(command.image, command.from);
  }
  const originOf = (name: string): string => {
    let image = name;
    for (let step = 0; step < 5 && !recipes.has(image); step++) image = before.get(image) ?? image;
    return image;
  };
  const keyOf = (name: string): string => imageKey(readImageName(name) ?? { host: '', path: name });
  const made = new Set([...recipes.keys()].map(keyOf));
  /** An image of others that is only handed on under another name. */
  const isMirror = (name: string): boolean => {
    const origin = originOf(name);
    return pulled.has(origin) && !made.has(keyOf(origin)) && keyOf(origin) !== keyOf(name);
  };
  return found.flatMap(({ act, image: written, pushes, line, says }) => {
    const how = act === 'push' || pushes === true ? 'pushed' : act === 'build' ? 'built' : undefined;
    const image = readImageName(written);
    if (how === undefined || image === undefined || image.oneWord || isMirror(written)) return [];
    const recipe = recipes.get(originOf(written));
    const evidence = { file: file.path, line: line.line, says };
    return { image, how, ...(recipe === undefined ? {} : { recipe }), evidence };
  });
}

function asBuild({ file, context }: ImageStep, variables: ReadonlyMap<string, string>): Build {
  return {
    ...(file === undefined ? {} : { file: fillIn(file, variables) }),
    ...(context === undefined ? {} : { context: fillIn(context, variables) }),
  };
}

function stepMentions(
  file: TextFile,
  variables: ReadonlyMap<string, string>,
  repository: Repository,
): readonly ImageMention[] {
  const steps = imageSteps(file.text);
  const namers = new Map(steps.filter(({ id }) => id !== '').map((step) => [step.id, step]));
  const namesOf = (step: ImageStep): readonly ImageStep[] => [
    step,
    ...step.names.flatMap(({ text }) => namers.get(/\bsteps\.([A-Za-z0-9_-]+)\.outputs\b/.exec(text)?.[1] ?? '') ?? []),
  ];
  return steps
    .filter(({ pushes }) => pushes)
    .flatMap((step) => {
      const recipe = recipeOfBuild(asBuild(step, variables), [folderOf(file.path)], repository);
      return namesOf(step).flatMap(({ names, tagsVary }) =>
        names.flatMap(({ text, line }) => {
          const image = readImageName(fillIn(text, variables) + (tagsVary ? `:${unknownPart}` : ''));
          if (image === undefined || image.oneWord) return [];
          const evidence = { file: file.path, line, says: quoted(text) };
          return { image, how: 'pushed' as const, ...(recipe === undefined ? {} : { recipe }), evidence };
        }),
      );
    });
}

/**
 * Finds the images that a CI file, a Makefile or a script builds and publishes.
 *
 * @param file The file.
 * @param repository The repository, in which the Dockerfiles are looked up.
 * @returns Where it names images of its own making.
 */
export function ciMentions(file: TextFile, repository: Repository): readonly ImageMention[] {
  const lines = logicalLines(file.text, { options: true });
  const variables = variablesIn(lines, forgeVariables(forgeNameOf(repository.origin)));
  const found = lines.flatMap((line, at) =>
    imageCommandsIn(fillIn(line.text, variables), line.text).map((command) => ({
      ...command,
      line,
      enteredFolders: enteredFolders([
        ...lines.slice(Math.max(0, at - linesAbove), at).map(({ text }) => text),
        command.before,
      ]),
    })),
  );
  return [...commandMentions(file, found, repository), ...stepMentions(file, variables, repository)];
}
