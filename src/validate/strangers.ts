import type { Declarations } from '../metadata/declarations.ts';
import type { Registry } from '../registry/registry.ts';
import { withoutChange } from '../spec/change.ts';
import type { Problem } from '../spec/problem.ts';
import { createTally } from '../spec/tally.ts';
import { unknownType } from './judge.ts';

/**
 * Says of what looks like a tasktype of this registry and is none which one may be meant.
 *
 * @param declarations What a file declares and names.
 * @param registry Where types are looked up.
 * @returns A warning for each, and one that counts the rest where there are many.
 */
export function judgeStrangers({ strangers = [] }: Declarations, registry: Registry): readonly Problem[] {
  const tally = createTally();
  for (const { value, pointer } of strangers)
    tally.add(() => withoutChange(unknownType({ kind: 'tasktype', typePointer: pointer }, value, registry)));
  return tally.problems();
}
