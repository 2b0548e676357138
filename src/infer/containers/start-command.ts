import { shellCommands } from './shell-words.ts';

/** A program that is started, with its arguments. */
export interface StartedProgram {
  /** Without folders: `jupyter`. */
  readonly program: string;
  readonly words: readonly string[];
}

/** Programs that only start another one, whose options come before it. */
const starters = new Set(
  'tini dumb-init exec env nohup sudo catatonit time xvfb-run start.sh tini-static nice stdbuf _entrypoint.sh'.split(
    ' ',
  ),
);
const shells = new Set('sh bash ash dash zsh'.split(' '));
/** Programs that start another one behind their word `run`. */
const runners = new Set('conda mamba micromamba pipenv poetry uv pdm hatch rye pixi'.split(' '));
const runnerValues = new Set('-n --name -p --prefix --cwd --python --with -e --environment --env'.split(' '));
const maxSteps = 10;

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

function withoutOptions(words: readonly string[], values: ReadonlySet<string> = new Set()): readonly string[] {
  let at = 0;
  while (at < words.length && (words[at]?.startsWith('-') || /^[A-Za-z_][A-Za-z0-9_]*=/.test(words[at] ?? '')))
    at += values.has(words[at] ?? '') ? 2 : 1;
  return words.slice(at);
}

function unwrapped(words: readonly string[], steps: number): readonly StartedProgram[] {
  const [first = '', ...rest] = words;
  if (first === '' || steps === 0) return [];
  const program = baseName(first);
  const again = (inner: readonly string[]): readonly StartedProgram[] => unwrapped(inner, steps - 1);
  if (starters.has(program)) return again(withoutOptions(rest));
  if (program === 'gosu' || program === 'su-exec') return again(rest.slice(1));
  if (shells.has(program)) {
    const script = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
    if (script === -1) return again(withoutOptions(rest));
    return shellCommands(rest[script + 1] ?? '').flatMap((command) => again(withoutOptions(command)));
  }
  if (runners.has(program)) {
    const run = rest.indexOf('run');
    return run === -1 ? [{ program, words: rest }] : again(withoutOptions(rest.slice(run + 1), runnerValues));
  }
  if (/^python[0-9.]*$/.test(program)) {
    const inner = withoutOptions(rest.filter((word) => word !== '-m'));
    const [script = ''] = inner;
    return script === '' ? [{ program, words: rest }] : again(inner);
  }
  return [{ program, words: rest }];
}

/**
 * Finds what a container starts, behind shells, init programs and package managers.
 *
 * @param words The words of ENTRYPOINT and CMD together.
 * @returns The programs; several where a shell is given several commands.
 */
export function startedPrograms(words: readonly string[]): readonly StartedProgram[] {
  return unwrapped(words, maxSteps);
}
