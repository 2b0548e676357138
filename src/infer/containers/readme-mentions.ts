import { imageCommands } from './image-commands.ts';
import { quoted, type ImageMention } from './image-mentions.ts';
import { readImageName } from './image-names.ts';
import type { TextFile } from '../repository.ts';
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
 * @returns Where it names images; those built on the reader's own machine are told by `built`.
 */
export function readmeMentions(file: TextFile): readonly ImageMention[] {
  const commands = logicalLines(file.text).flatMap(({ text, line }) =>
    text
      .replaceAll('`pwd`', '.')
      .replaceAll('`', '\n')
      .split('\n')
      .flatMap((span) => imageCommands(fillIn(span, new Map())).map((command) => ({ ...command, span, line }))),
  );
  const run = commands.flatMap(({ act, image: written, span, line }) => {
    const image = readImageName(written);
    if (image === undefined) return [];
    const how = act === 'build' || act === 'tag' ? ('built' as const) : ('run' as const);
    return { image, how, evidence: { file: file.path, line, says: quoted(span) } };
  });
  return [...run, ...linkMentions(file)].slice(0, maxMentions);
}
