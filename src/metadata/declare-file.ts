import type { Fault } from '../spec/change.ts';
import { isCrate } from './contexts.ts';
import type { Declarations } from './declarations.ts';
import { declare, speaksAsReply } from './declare.ts';
import { isNode } from './json-ld.ts';
import type { TypeOf } from './named-type.ts';
import { declareTaskinfo, noTaskinfo } from './taskinfo-alone.ts';

/**
 * Finds out what a file is, whatever it is, and reads the tasks or interfaces it declares. What reads files other than
 * CodeMeta and messages is loaded when one comes.
 *
 * @param value The file's value.
 * @param typeOf Finds the tasktype that a text means.
 * @returns The declarations, or the problems that say why the file is nothing that can declare any.
 */
export async function declareFile(value: unknown, typeOf: TypeOf): Promise<Declarations | readonly Fault[]> {
  const isOther = isNode(value) && isCrate(value) && !speaksAsReply(value);
  const found = isOther ? undefined : declare(value, typeOf);
  if (found !== undefined && 'declared' in found) return found;
  const { declareOther } = await import('./other-carriers.ts');
  return declareOther(value, typeOf) ?? found ?? declare(value, typeOf);
}

/**
 * Reads a file as the taskinfo of a type that is named elsewhere.
 *
 * @param value The taskinfo; or a whole task, whose own tasktype has to be the same.
 * @param tasktype The tasktype to check it against, as it was named.
 * @param typeOf Finds the tasktype that a text means.
 * @returns The one declaration, or why there is none: the file tells itself which tasks there are.
 */
export async function declareAs(
  value: unknown,
  tasktype: string,
  typeOf: TypeOf,
): Promise<Declarations | readonly Fault[]> {
  const { nameOfCarrier } = await import('./other-carriers.ts');
  const what = isNode(value) ? nameOfCarrier(value) : undefined;
  return what === undefined ? declareTaskinfo(value, tasktype, typeOf) : [noTaskinfo(what, tasktype)];
}
