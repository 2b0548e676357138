import { forgeNameOf, forgeVariables } from './forge-names.ts';
import { imageCommands, type ImageCommand } from './image-commands.ts';
import { quoted, type ImageMention } from './image-mentions.ts';
import { readImageName, unknownPart } from './image-names.ts';
import type { Repository, TextFile } from '../repository.ts';
import { logicalLines, type LogicalLine } from './shell-words.ts';
import { fillIn, variablesIn } from './text-variables.ts';
import { folderOf, pathFrom, recipeOfBuild, type Build } from './recipe-paths.ts';
import { imageSteps, type ImageStep } from './workflow-steps.ts';

interface Found extends ImageCommand {
  readonly line: LogicalLine;
  readonly enteredFolders: readonly string[];
}

/** Lines above a command in which a folder may be entered for it. */
const linesAbove = 8;

/** The folder that a script goes to before a command, if any. */
function enteredFolders(lines: readonly LogicalLine[], at: number): readonly string[] {
  const entered = lines
    .slice(Math.max(0, at - linesAbove), at + 1)
    .flatMap(({ text }) => Array.from(text.matchAll(/\b(?:cd|pushd|working-directory:)[ \t]+["']?([\w./-]+)/g)));
  const folder = pathFrom('', entered.at(-1)?.[1] ?? '.');
  return folder === undefined || folder === '' ? [] : [folder];
}

function commandMentions(file: TextFile, found: readonly Found[], repository: Repository): readonly ImageMention[] {
  const recipes = new Map<string, string | undefined>();
  const before = new Map<string, string>();
  for (const command of found) {
    if (command.act === 'build')
      recipes.set(command.image, recipeOfBuild(command, [...command.enteredFolders, folderOf(file.path)], repository));
    else if (command.from !== undefined && command.from !== command.image) before.set(command.image, command.from);
  }
  const recipeOf = (name: string): string | undefined => {
    let image: string | undefined = name;
    for (let step = 0; step < 5 && image !== undefined; step++) {
      const recipe = recipes.get(image);
      if (recipe !== undefined) return recipe;
      image = before.get(image);
    }
    return undefined;
  };
  return found.flatMap(({ act, image: written, pushes, line }) => {
    const how = act === 'push' || pushes === true ? 'pushed' : act === 'build' ? 'built' : undefined;
    const image = readImageName(written);
    if (how === undefined || image === undefined || image.oneWord) return [];
    const recipe = recipeOf(written);
    const evidence = { file: file.path, line: line.line, says: quoted(line.text) };
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
    imageCommands(fillIn(line.text, variables)).map((command) => ({
      ...command,
      line,
      enteredFolders: enteredFolders(lines, at),
    })),
  );
  return [...commandMentions(file, found, repository), ...stepMentions(file, variables, repository)];
}
