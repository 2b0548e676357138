import { createRepository, type Repository, type TextFile } from '../../src/infer/repository.ts';

/**
 * Makes a repository of its files.
 *
 * @param texts Texts by path.
 * @param listed Further files, whose texts were not read.
 * @returns The repository.
 */
export function repositoryWith(texts: Readonly<Record<string, string>>, listed: readonly string[] = []): Repository {
  const paths = [...Object.keys(texts), ...listed];
  return createRepository({ files: paths.map((path) => ({ path, size: 1 })), texts: new Map(Object.entries(texts)) });
}

/**
 * Makes a file as a detector reads it.
 *
 * @param path Its path.
 * @param text Its text.
 * @returns The file.
 */
export function textFile(path: string, text: string): TextFile {
  return repositoryWith({ [path]: text }).read(path) ?? { path, text, lineAt: () => 1 };
}
