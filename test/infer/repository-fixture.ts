import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { RepositoryFiles } from '../../src/infer/files.ts';
import { wantedFiles } from '../../src/infer/wanted.ts';

/** A small repository, and the right answer for it. */
export interface RepositoryFixture {
  /** Name of the fixture, from its file. */
  readonly name: string;
  /** The case or trap, in one sentence. */
  readonly about: string;
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Further files that are there, whose texts do not matter. */
  readonly listed?: readonly string[];
  readonly expect: {
    readonly tasks: readonly {
      readonly tasktype: string;
      /** All that is found; not compared where absent. */
      readonly taskinfo?: unknown;
      /** Pointers of what is asked for. */
      readonly missing?: readonly string[];
    }[];
    /** Tasktypes that may be declared besides. */
    readonly also?: readonly string[];
    /** What is told as left out, at least: the file, and a part of the reason. */
    readonly leftOut?: readonly { readonly file: string; readonly because: string }[];
    /** Rules of the disagreements with codemeta.json, where there are some. */
    readonly disagreements?: readonly string[];
  };
}

/**
 * Reads the fixtures of a folder.
 *
 * @param folder Folder under test/fixtures.
 * @returns The fixtures by name.
 */
export function repositoryFixtures(folder: string): readonly RepositoryFixture[] {
  const path = fileURLToPath(new URL(`../fixtures/${folder}/`, import.meta.url));
  return readdirSync(path)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.yaml'.length),
      ...(parse(readFileSync(`${path}${file}`, 'utf8')) as Omit<RepositoryFixture, 'name'>),
    }));
}

/**
 * Gives a fixture as what would have been read of the repository.
 *
 * @param fixture The fixture.
 * @param more Further texts by path.
 * @returns Its listing, and the texts that the detectors want.
 */
export function filesOf(fixture: RepositoryFixture, more: Readonly<Record<string, string>> = {}): RepositoryFiles {
  const texts = { ...fixture.files, ...more };
  const files = [
    ...Object.entries(texts).map(([path, text]) => ({ path, size: Buffer.byteLength(text) })),
    ...(fixture.listed ?? []).map((path) => ({ path, size: 1_000 })),
  ];
  const wanted = wantedFiles(files).filter((path) => texts[path] !== undefined);
  return { files, texts: new Map(wanted.map((path) => [path, texts[path] ?? ''])) };
}
