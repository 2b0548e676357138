import { statSync } from 'node:fs';

/** What tells a state of a file from another one. */
export type FileState = string;

/**
 * Looks at the state of a file.
 *
 * @param path The file.
 * @returns Its state; empty where there is none at the moment.
 */
export function stateOf(path: string): FileState {
  const status = statSync(path, { throwIfNoEntry: false, bigint: true });
  return status === undefined ? '' : `${status.ino} ${status.size} ${status.mtimeNs}`;
}

/**
 * Looks at a file once a second, which works for every editor, and for folders that are mounted or swapped.
 *
 * @param path The file.
 * @param known The state that is known already.
 * @param changed Called when the file is there and differs from what it was.
 * @returns Ends the looking.
 */
export function whenChanged(path: string, known: FileState, changed: () => void): () => void {
  let last = known;
  const timer = setInterval(() => {
    const state = stateOf(path);
    if (state === '' || state === last) return;
    last = state;
    changed();
  }, 1_000);
  return () => clearInterval(timer);
}
