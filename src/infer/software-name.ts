import type { SuggestedTask } from './suggestion.ts';

/** What a new codemeta.json says of the software besides its tasks. */
export interface Software {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

function textAt(tasks: readonly SuggestedTask[], pointer: string): string | undefined {
  const values = tasks.flatMap((task) => task.values).filter((found) => found.pointer === pointer);
  return values.map(({ value }) => value).find((value) => typeof value === 'string');
}

/**
 * Tells what software is called and where it can be cloned from, as far as its repository says so: it has the name of the
 * package that it is, else that of its repository.
 *
 * @param tasks The suggested tasks.
 * @param origin Where the repository can be cloned from, where a file tells.
 * @returns Name and address.
 */
export function softwareOf(tasks: readonly SuggestedTask[], origin: string | undefined): Software {
  const address = origin ?? textAt(tasks, '/repository/url');
  const last = address
    ?.replace(/\/+$/, '')
    .split('/')
    .at(-1)
    ?.replace(/\.git$/, '');
  return { name: textAt(tasks, '/pipname') ?? (last === '' ? undefined : last), address };
}
