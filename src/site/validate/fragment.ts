import type { FoundFile, NotFound } from './engine-messages.ts';
import { pack, unpack } from './packing.ts';

/** What a fragment asks the page to show: a text itself, an example of a type, or a record. */
export type Asked =
  | { readonly kind: 'text'; readonly text: string; readonly name: string | undefined }
  | { readonly kind: 'example'; readonly version: string; readonly number: number }
  | { readonly kind: 'record'; readonly record: string };

/** Most characters that a fragment may have: browsers take more, what people send each other does not. */
const mostRead = 200_000;
const mostWritten = 30_000;
/** Longer texts are packed, so that the address stays one that can be pasted anywhere. */
const mostPlain = 1_500;

const exampleForm = /^((?:tasktypes|servicetypes)\/[a-z0-9-]{1,100}\/[0-9]{1,4}\.[0-9]{1,4})\/([0-9]{1,3})$/;

const damaged = { fault: 'The text in this link is damaged or too long. Ask for the link again, or for the file.' };

async function textOf(parts: URLSearchParams): Promise<Asked | NotFound> {
  const packed = parts.get('packed');
  const text = packed === null ? (parts.get('text') ?? '') : await unpack(packed);
  if (text === undefined) return damaged;
  return { kind: 'text', text, name: parts.get('name')?.slice(0, 200) ?? undefined };
}

/**
 * Reads what the fragment of the address asks for.
 *
 * @param hash The fragment, with its `#`; whatever somebody has written there.
 * @returns What is asked for, or in one sentence why it cannot be shown; nothing where the fragment asks for nothing.
 */
export async function readFragment(hash: string): Promise<Asked | NotFound | undefined> {
  // A fragment without a value names a place of the page, as the link to the content does.
  if (!hash.slice(0, 200).includes('=')) return undefined;
  if (hash.length > mostRead) return damaged;
  const parts = new URLSearchParams(hash.slice(1));
  if (parts.has('text') || parts.has('packed')) return textOf(parts);
  const example = parts.get('example');
  if (example !== null) {
    const [, version = '', number = ''] = exampleForm.exec(example) ?? [];
    if (version !== '') return { kind: 'example', version, number: Number(number) };
    return { fault: 'This link names no example. On the page of each type, every example has a link to here.' };
  }
  const record = parts.get('record');
  if (record !== null) return { kind: 'record', record: record.slice(0, 300) };
  return { fault: 'This link asks for something that this page does not know. Give the file itself.' };
}

/**
 * Writes a text into a fragment.
 *
 * @param file The text and its name.
 * @returns The fragment, with its `#`; `undefined` where the text is too long for a link.
 */
export async function writeFragment({ text, path }: Omit<FoundFile, 'path'> & { readonly path: string | undefined }) {
  const plain = encodeURIComponent(text);
  const content = plain.length <= mostPlain ? `text=${plain}` : `packed=${await pack(text)}`;
  const fragment = `#${content}${path === undefined ? '' : `&name=${encodeURIComponent(path)}`}`;
  return fragment.length <= mostWritten ? fragment : undefined;
}
