import { isObject } from '../spec/object.ts';
import type { Spec } from '../spec/spec.ts';
import { writeBlock, type Block } from './block.ts';

/**
 * Writes the block that declares the first accepted example of a document in a CodeMeta file.
 *
 * @param spec The version.
 * @param uri Canonical URI of its type.
 * @returns The block; `undefined` for a servicetype, for a type that was withdrawn, and where no example is accepted.
 */
export function exampleBlock({ kind, status, title, examples }: Spec, uri: string): Block | undefined {
  const taskinfo = examples.find(({ verdict }) => verdict === 'accepted')?.value;
  if (kind !== 'tasktype' || status === 'withdrawn' || !isObject(taskinfo)) return undefined;
  return writeBlock([{ uri, name: title, taskinfo }]);
}
