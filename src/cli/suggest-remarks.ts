import { author } from '../infer/answer.ts';
import type { ListedFile } from '../infer/files.ts';
import type { SuggestedTask } from '../infer/suggestion.ts';

/** Fields that hold a path in the repository. */
const paths: readonly string[] = ['/repository/path', '/path'];

/**
 * Tells of answers that name a file which the repository does not have.
 *
 * @param tasks The tasks with the answers in them.
 * @param files The files of the repository.
 * @returns A sentence for each path; a folder may be named as well.
 */
export function pathRemarks(tasks: readonly SuggestedTask[], files: readonly ListedFile[]): readonly string[] {
  const given = tasks.flatMap(({ values }) =>
    values.flatMap(({ pointer, value, evidence }) =>
      paths.includes(pointer) && typeof value === 'string' && evidence.some(({ file }) => file === author)
        ? [value.replace(/\/+$/, '')]
        : [],
    ),
  );
  const isThere = (path: string): boolean =>
    files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
  return [...new Set(given)]
    .filter((path) => !isThere(path))
    .map((path) => `The repository has no "${path}", which your answer names.`);
}
