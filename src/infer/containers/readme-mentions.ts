import { imageCommandsIn } from './image-commands.ts';
import type { ImageMention } from './image-mentions.ts';
import { quoted } from './quotation.ts';
import { enteredFolders, folderOf, recipeOfBuild } from './recipe-paths.ts';
import { visibleMarkdown } from '../visible-markdown.ts';
import { readImageName } from './image-names.ts';
import type { Repository, TextFile } from '../repository.ts';
import { logicalLines } from './shell-words.ts';
import { fillIn } from './text-variables.ts';

const namespaced = '([a-z0-9][a-z0-9_-]{0,60})\\/([a-z0-9][a-z0-9._-]{0,120})';
const links: readonly { readonly pattern: RegExp; readonly host: string }[] = [
  { pattern: new RegExp(`\\bhub\\.docker\\.com\\/(?:r|repository\\/docker)\\/${namespaced}`, 'g'), host: 'docker.io' },
  {
    pattern: new RegExp(`\\bimg\\.shields\\.io\\/docker\\/(?:cloud\\/)?[a-z-]{1,20}\\/${namespaced}`, 'g'),
    host: 'docker.io',
  },
  { pattern: new RegExp(`\\bquay\\.io\\/repository\\/${namespaced}`, 'g'), host: 'quay.io' },
  {
    pattern: /\bgithub\.com\/([A-Za-z0-9-]{1,40})\/[A-Za-z0-9._-]{1,100}\/pkgs\/container\/([a-z0-9._%/-]{1,120})/gi,
    host: 'ghcr.io',
  },
];
const maxMentions = 500;

/** Takes an address from the end of a sentence or of a picture's name. */
function bare(name: string): string {
  return name.replace(/\.(?:svg|png)$/, '').replace(/[._-]+$/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function linkMentions(file: TextFile): readonly ImageMention[] {
  return links.flatMap(({ pattern, host }) =>
    Array.from(file.text.matchAll(pattern), ({ 0: text, 1: owner = '', 2: name = '', index }) => {
      const image = readImageName(`${host}/${owner.toLowerCase()}/${bare(decoded(name)).toLowerCase()}`);
      return { image, evidence: { file: file.path, line: file.lineAt(index), says: quoted(text) } };
    }).flatMap(({ image, evidence }) => (image === undefined ? [] : { image, how: 'linked' as const, evidence })),
  );
}

/**
 * Finds the images that a README tells its reader to run or to fetch, or links to.
 *
 * @param file The README.
 * @param repository The repository, in which the Dockerfiles are looked up.
 * @returns Where it names images; those built on the reader's own machine are told by `built`, and by `released` if they are
 *   pushed then.
 */
export function readmeMentions(file: TextFile, repository: Repository): readonly ImageMention[] {
  const visible = file.path.toLowerCase().endsWith('.rst') ? file : { ...file, text: visibleMarkdown(file.text) };
  const commands = logicalLines(visible.text).flatMap(({ text, line }) =>
    text
      .replaceAll('`pwd`', '.')
      .replaceAll('`', '\n')
      .split('\n')
      .flatMap((span) => imageCommandsIn(fillIn(span, new Map()), span).map((command) => ({ ...command, line }))),
  );
  const recipes = new Map<string, string | undefined>();
  for (const command of commands) {
    const { act, image, from = '' } = command;
    if (act === 'build')
      recipes.set(
        image,
        recipeOfBuild(command, [...enteredFolders([command.before]), folderOf(file.path)], repository),
      );
    else if (act === 'tag' && recipes.has(from)) recipes.set(image, recipes.get(from));
  }
  const run = commands.flatMap(({ act, image: written, says, line }) => {
    const image = readImageName(written);
    if (image === undefined) return [];
    const released = act === 'push' && recipes.has(written);
    const how = released ? 'released' : act === 'build' || act === 'tag' ? 'built' : 'run';
    const recipe = recipes.get(written);
    return {
      image,
      how,
      ...(recipe === undefined ? {} : { recipe }),
      evidence: { file: file.path, line, says },
    } as const;
  });
  return [...run, ...linkMentions(visible)].slice(0, maxMentions);
}
