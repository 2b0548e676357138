import type { Fault } from '../spec/change.ts';
import { lintCodemeta } from './codemeta-lints.ts';
import type { Declarations } from './declarations.ts';
import { isNode } from './json-ld.ts';
import { lintKeywords } from './keyword-lints.ts';
import type { TypeOf } from './named-type.ts';
import { lintTasks } from './task-lints.ts';

/**
 * Finds what is allowed in a file and yet makes trouble somewhere; nothing here changes a verdict.
 *
 * @param value The file's value.
 * @param declarations What the file declares.
 * @param typeOf Finds the tasktype that a text means.
 * @returns Warnings only, with pointers and without places.
 */
export function lintMetadata(value: unknown, declarations: Declarations, typeOf: TypeOf): readonly Fault[] {
  const tasks = lintTasks(declarations.declared, typeOf);
  if (declarations.carrier !== 'codemeta' || !isNode(value)) return tasks;
  return [...tasks, ...lintKeywords(value, declarations.declared, typeOf), ...lintCodemeta(value)];
}
