import { isObject } from '../../spec/object.ts';
import type { FoundFile, NotFound } from './engine-messages.ts';
import { reponseWord } from '../../spec/reponse-word.ts';

/** What is read of the description of a version. */
interface Version {
  readonly kind: string;
  readonly name: string;
  readonly uri: string;
  readonly examples: readonly { readonly value: unknown }[];
}

/**
 * Wraps the part of a message that belongs to a type as the whole message.
 *
 * @param kind `tasktype` or `servicetype`.
 * @param uri Canonical URI of the type.
 * @param value The taskinfo or the serviceinfo.
 * @returns A request, or a reply with one interface.
 */
export function wholeMessage(kind: string, uri: string, value: unknown): object {
  if (kind === 'tasktype') return { tasktype: uri, taskinfo: value };
  return { [reponseWord]: 'YES', interfaces: [{ servicetype: uri, serviceinfo: value }] };
}

function isVersion(value: unknown): value is Version {
  return isObject(value) && typeof value['uri'] === 'string' && Array.isArray(value['examples']);
}

/**
 * Fetches an example of a type.
 *
 * @param root Path under which the site is served, with a slash at its end.
 * @param version Path of the version below it: `tasktypes/oci-container/1.0`.
 * @param number Which of its examples, counted from 0.
 * @returns The example as a whole message, or in one sentence why there is none.
 */
export async function fetchExample(root: string, version: string, number: number): Promise<FoundFile | NotFound> {
  const response = await fetch(`${root}${version}/spec.json`).catch(() => undefined);
  if (response === undefined)
    return { fault: 'The example could not be fetched. Check the connection, and load the page again.' };
  const read: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (!isVersion(read)) return { fault: `This registry has no ${version}, so there is no example of it.` };
  const example = read.examples[number];
  if (example === undefined)
    return {
      fault: `${version} has ${read.examples.length} examples, counted from 0; there is none of number ${number}.`,
    };
  const message = wholeMessage(read.kind, read.uri, example.value);
  const path = `${read.name}.${read.kind === 'tasktype' ? 'task' : 'reply'}.json`;
  return { path, text: `${JSON.stringify(message, null, 2)}\n` };
}
