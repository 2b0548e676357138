import { quoted } from './quotation.ts';
import { shellCommands } from './shell-words.ts';

/** What a command does with images. */
export interface ImageCommand {
  readonly act: 'build' | 'push' | 'tag' | 'run' | 'pull';
  /** The image as written, with its scheme where there is one: of `push` and `tag` the new name. */
  readonly image: string;
  /** Of `tag`, the name that the image had before. */
  readonly from?: string;
  /** Of `build`, the Dockerfile and the folder, where they are named. */
  readonly file?: string;
  readonly context?: string;
  /** Of `build`, whether it pushes the image too. */
  readonly pushes?: boolean;
}

const engine =
  /(?:^|[^\w./-])(docker|podman|nerdctl|buildah|singularity|apptainer)[ \t]+|\/kaniko\/(executor)(?:[ \t]+|$)/g;

const plainOptions = new Set(
  `--rm --detach --interactive --tty --privileged --init --read-only --publish-all --no-healthcheck --quiet --all-tags --all --push
  --disable-content-trust --no-cache --squash --load --force-rm --compress --nv --rocm --cleanenv --containall --contain
  --writable --writable-tmpfs --fakeroot --no-home --force --disable-cache --debug --userns --allow-unsigned --single-snapshot
  --cleanup --reproducible --no-https --layers --tls-verify`.split(/\s+/),
);
const shortWithValue = /^-[A-Za-z]*[pveuwhlmftBHo]$/;

interface Arguments {
  readonly plain: readonly string[];
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Tells options from what stands by itself. Which options take a value is the same for all commands but a few. */
function argumentsOf(words: readonly string[], isBuild: boolean, runs: boolean): Arguments {
  const plain: string[] = [];
  const options = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      plain.push(word);
      if (runs) break;
      continue;
    }
    const equals = word.indexOf('=');
    const takesNext = word.startsWith('--')
      ? equals === -1 && !plainOptions.has(word) && !(isBuild && word === '--pull')
      : equals === -1 && shortWithValue.test(word) && !(runs && /^-[A-Za-z]*t$/.test(word));
    const name = equals === -1 ? word : word.slice(0, equals);
    const value = equals !== -1 ? word.slice(equals + 1) : takesNext ? (words[++at] ?? '') : '';
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { plain, options };
}

function build({ plain, options }: Arguments): readonly ImageCommand[] {
  const [file] = [
    ...(options.get('-f') ?? []),
    ...(options.get('--file') ?? []),
    ...(options.get('--dockerfile') ?? []),
  ];
  const context = options.get('--context')?.[0] ?? plain.at(-1);
  const destinations = options.get('--destination') ?? options.get('-d') ?? [];
  const pushes = options.has('--push') || destinations.length > 0;
  const names = [...(options.get('-t') ?? []), ...(options.get('--tag') ?? []), ...destinations];
  return names.map((image) => ({
    act: 'build',
    image,
    ...(file === undefined ? {} : { file }),
    ...(context === undefined || context === '-' ? {} : { context: context.replace(/^dir:\/\//, '') }),
    pushes,
  }));
}

function withScheme(act: 'run' | 'pull', words: readonly string[]): readonly ImageCommand[] {
  const image = words.find((word) => /^[a-z]+:\/\//.test(word));
  return image === undefined ? [] : [{ act, image }];
}

function commandOf(program: string, words: readonly string[]): readonly ImageCommand[] {
  if (program === 'executor') return build(argumentsOf(words, true, false));
  const [first = '', ...others] = words.filter(
    (word, at) => at > 0 || !['image', 'container', 'buildx'].includes(word),
  );
  if (program === 'singularity' || program === 'apptainer') {
    if (first === 'push') return withScheme('pull', others).map(({ image }) => ({ act: 'push', image }));
    if (first === 'instance' || /^(?:run|exec|shell)$/.test(first)) return withScheme('run', others);
    return /^(?:pull|build)$/.test(first) ? withScheme('pull', others) : [];
  }
  if (first === 'build' || first === 'bud') return build(argumentsOf(others, true, false));
  const runs = first === 'run' || first === 'create';
  const { plain } = argumentsOf(others, false, runs);
  const [image, second] = plain;
  if (image === undefined) return [];
  if (runs) return [{ act: 'run', image }];
  if (first === 'pull') return [{ act: 'pull', image }];
  if (first === 'push')
    return [{ act: 'push', image: second ?? image, ...(second === undefined ? {} : { from: image }) }];
  return first === 'tag' && second !== undefined ? [{ act: 'tag', image: second, from: image }] : [];
}

/** Where the command ends that begins at a place: before `;`, `|`, `&&` and the like outside quotes. */
function endOfCommand(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    const opens = char === '"' || char === "'" ? char : text.startsWith('$(', at) ? ')' : '';
    const close = opens === '' ? -1 : text.indexOf(opens, at + 1);
    if (close !== -1) at = close;
    else if (/[&|;()<>"']/.test(char)) return at;
  }
  return text.length;
}

/** The commands with containers in a line, from the name of the program on. */
function commandTexts(text: string): readonly string[] {
  return Array.from(text.matchAll(engine), (found) => {
    const begin = found.index + found[0].search(/[a-z]/);
    return text.slice(found[2] === undefined ? begin : found.index, endOfCommand(text, found.index + found[0].length));
  });
}

/**
 * Finds the commands of Docker, Podman, Buildah, kaniko, Apptainer and Singularity in a line.
 *
 * @param text The line, its variables filled in.
 * @param written The line as it stands in the file.
 * @returns What the commands do with which images; `says` is the command alone as it is written, `before` the line up to it.
 */
export function imageCommandsIn(
  text: string,
  written: string,
): readonly (ImageCommand & { readonly says: string; readonly before: string })[] {
  const found = Array.from(text.matchAll(engine));
  const asWritten = commandTexts(written);
  const texts = asWritten.length === found.length ? asWritten : commandTexts(text);
  return found.flatMap((match, index) => {
    const [words = []] = shellCommands(text.slice(match.index + match[0].length));
    return commandOf(match[1] ?? match[2] ?? '', words).map((command) => ({
      ...command,
      says: quoted(texts[index] ?? ''),
      before: text.slice(0, match.index),
    }));
  });
}

/**
 * Finds the commands in a line, without their places.
 *
 * @param text The line, its variables filled in.
 * @returns What the commands do with which images.
 */
export function imageCommands(text: string): readonly ImageCommand[] {
  return imageCommandsIn(text, text).map(({ says: _says, before: _before, ...command }) => command);
}
