import { identifiers } from '../identity.ts';

const parts = (text: string, separator: string): readonly string[] => text.split(separator).filter(Boolean);

/**
 * Derives the names under which tasks stand in files that have no vocabulary for them.
 *
 * @param base The permanent base of a registry's URIs.
 * @returns The label of a container image (the domain reversed, as labels are named, then the path), and the member of a
 *   notebook's metadata (the last part of the path; the domain where there is none).
 */
export function namesUnder(base: string): { readonly label: string; readonly member: string } {
  const { hostname, pathname } = new URL(base);
  const path = parts(pathname, '/');
  return {
    label: [...parts(hostname, '.').toReversed(), ...path, 'tasks'].join('.'),
    member: path.at(-1) ?? hostname,
  };
}

/** The label of an image that holds tasks, and the member of a notebook's metadata that does, in this registry. */
export const { label: taskLabel, member: notebookMember } = namesUnder(identifiers);

/** How tasks are written wherever JSON can stand. */
export const taskForm = `{"tasktype": "${identifiers}/tasktypes/…", "taskinfo": {…}}`;
