import { readFragment as readText, writeFragment as writeText } from '../validate/fragment.ts';
import { pack, unpack } from '../validate/packing.ts';
import type { AskedPlanner } from '../planners/engine-messages.ts';

/** What the page shows, as far as its address says it. */
export interface State {
  /** The task; empty where there is none. */
  readonly text: string;
  /** Which planners are asked; all ready ones unless given. */
  readonly chosen?: readonly string[];
  /** Configurations that are not the ready ones. */
  readonly written: readonly AskedPlanner[];
  readonly isSignedIn: boolean;
}

/** Longest fragment that is written: browsers take more, what people send each other does not. */
const mostWritten = 30_000;
const mostRead = 200_000;

const idForm = /^[a-z0-9-]{1,40}$/;

async function planner(written: string): Promise<AskedPlanner | undefined> {
  const [id = '', packed = ''] = written.split('.', 2);
  const text = idForm.test(id) ? await unpack(packed) : undefined;
  return text === undefined ? undefined : { id, text };
}

/**
 * Reads what the fragment of the address asks the page to show.
 *
 * @param hash The fragment, with its `#`; whatever somebody has written there.
 * @returns The state; nothing where the fragment asks for nothing; else why it cannot be shown.
 */
export async function readState(hash: string): Promise<State | { readonly fault: string } | undefined> {
  if (!hash.includes('=')) return undefined;
  if (hash.length > mostRead) return { fault: 'The address of this page is too long. Ask for the task itself.' };
  const parts = new URLSearchParams(hash.slice(1));
  const hasText = parts.has('text') || parts.has('packed');
  const read = hasText ? await readText(hash) : undefined;
  if (read !== undefined && 'fault' in read) return read;
  const written = await Promise.all(parts.getAll('written').slice(0, 20).map(planner));
  if (written.includes(undefined)) return { fault: 'A planner in this link is damaged. Ask for the link again.' };
  const chosen = parts.get('planners');
  return {
    text: read?.kind === 'text' ? read.text : '',
    ...(chosen === null ? {} : { chosen: chosen.split(',').filter((id) => idForm.test(id)) }),
    written: written.filter((one) => one !== undefined),
    isSignedIn: parts.get('signed-in') === 'yes',
  };
}

/**
 * Writes the fragment that leads back to what the page shows.
 *
 * @param state What it shows.
 * @returns The fragment, with its `#`; `undefined` where it would be too long.
 */
export async function addressOf({ text, chosen, written, isSignedIn }: State): Promise<string | undefined> {
  const task = await writeText({ text, path: undefined });
  if (task === undefined) return undefined;
  const parts = await Promise.all(written.map(async (one) => `&written=${one.id}.${await pack(one.text)}`));
  const planners = chosen === undefined ? '' : `&planners=${chosen.join(',')}`;
  const fragment = `${task}${planners}${parts.join('')}${isSignedIn ? '&signed-in=yes' : ''}`;
  return fragment.length <= mostWritten ? fragment : undefined;
}
