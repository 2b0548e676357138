import { readJson } from '../../metadata/json.ts';
import { isObject } from '../../spec/object.ts';
import { shown } from '../../spec/words.ts';

/** What the fragment of the address says: which type, and what the form begins with. */
export interface Wish {
  /** As written: `tasktypes/oci-container`, or a URI. */
  readonly type?: string;
  readonly taskinfo?: Readonly<Record<string, unknown>>;
  /** Index of an example. */
  readonly example?: number;
}

/** A wish, or what is wrong with the fragment. */
export type Fragment = Wish | { readonly fault: string };

function taskinfoOf(text: string): Fragment {
  const read = readJson(text);
  if (!('value' in read))
    return { fault: `The task in the address cannot be read: ${read.problems[0]?.message ?? 'it is no JSON.'}` };
  if (!isObject(read.value)) return { fault: 'The task in the address is no object. Choose a tasktype to begin anew.' };
  return { taskinfo: read.value };
}

function exampleOf(text: string): Fragment {
  if (/^[0-9]{1,4}$/.test(text)) return { example: Number(text) };
  return { fault: `${shown(text)} is no number of an example. Choose one from the list.` };
}

/**
 * Reads the fragment of the address: `#type=tasktypes/<name>&task=<taskinfo>` or `&example=<n>`.
 *
 * @param hash The fragment with its sign, or nothing.
 * @returns What it asks for; members that this page does not know are passed over.
 */
export function readFragment(hash: string): Fragment {
  let wish: Wish = {};
  for (const part of hash.replace(/^#/, '').split('&')) {
    const [name = '', written = ''] = part.split(/=(.*)/s, 2);
    if (!['type', 'task', 'example'].includes(name)) continue;
    let text: string;
    try {
      text = decodeURIComponent(written);
    } catch {
      return {
        fault: `The part "${name}" of the address is not percent-encoded as it should be. Copy the whole address.`,
      };
    }
    const read = name === 'type' ? { type: text } : name === 'task' ? taskinfoOf(text) : exampleOf(text);
    if ('fault' in read) return read;
    wish = { ...wish, ...read };
  }
  return wish;
}

/**
 * Writes the fragment that leads back to what the form holds.
 *
 * @param type Path of the type, without a slash before it.
 * @param taskinfo What was typed.
 * @returns The fragment with its sign.
 */
export function fragmentFor(type: string, taskinfo: Readonly<Record<string, unknown>>): string {
  const isEmpty = Object.keys(taskinfo).length === 0;
  return `#type=${type}${isEmpty ? '' : `&task=${encodeURIComponent(JSON.stringify(taskinfo))}`}`;
}
