import { fetchExample } from '../validate/example.ts';
import { readFragment, writeFragment } from '../validate/fragment.ts';

/** The text of a task, or in one sentence why there is none. */
export type LinkedText = { readonly text: string } | { readonly fault: string };

const damaged = { fault: 'The task in this link is damaged or too long. Ask for the link again, or for the task.' };

/** A task as it is, behind the sign: `#{"tasktype": …}`. */
function plainText(hash: string): LinkedText | undefined {
  if (!/^#(?:\{|%7b)/i.test(hash)) return undefined;
  if (hash.length > 200_000) return damaged;
  try {
    return { text: decodeURIComponent(hash.slice(1)) };
  } catch {
    return damaged;
  }
}

/**
 * Reads the task that a permalink holds.
 *
 * @param hash The fragment, with its `#`; whatever somebody has written there.
 * @param root Path under which the site is served, with a slash at its end.
 * @returns The text of the task; nothing where the fragment holds none.
 */
export async function linkedText(hash: string, root: string): Promise<LinkedText | undefined> {
  const plain = plainText(hash);
  if (plain !== undefined) return plain;
  const asked = await readFragment(hash);
  if (asked === undefined || 'fault' in asked) return asked;
  if (asked.kind === 'text') return { text: asked.text };
  if (asked.kind === 'example') return fetchExample(root, asked.version, asked.number);
  return { fault: 'This page takes a task, and no record. The page Validate reads records.' };
}

/**
 * Writes the permalink of a task.
 *
 * @param task The task.
 * @param page Address of the page, without a fragment.
 * @returns The link, in which no character ends a link of Markdown or HTML; `undefined` where it would be too long.
 */
export async function permalink(task: unknown, page: string): Promise<string | undefined> {
  const fragment = await writeFragment({ text: JSON.stringify(task), path: undefined });
  return fragment && page + fragment.replace(/[()'!*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
