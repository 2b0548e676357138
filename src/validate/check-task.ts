import type { Node } from '../metadata/json-ld.ts';
import { withoutChange } from '../spec/change.ts';
import type { Problem } from '../spec/problem.ts';
import { judge } from './judge.ts';
import type { ValidationContext } from './validate.ts';

/**
 * Checks a task that stands in no file yet.
 *
 * @param tasktype URI of its tasktype.
 * @param taskinfo The taskinfo.
 * @param context Where the type is found and what checks it.
 * @returns The errors, with pointers into the taskinfo and no places.
 */
export async function checkTask(
  tasktype: string,
  taskinfo: Node,
  context: ValidationContext,
): Promise<readonly Problem[]> {
  const declaration = {
    kind: 'tasktype',
    type: tasktype,
    typePointer: '',
    pointer: '',
    info: taskinfo,
    locate: (pointer: string) => pointer,
    listsCollapse: false,
    broken: false,
  } as const;
  const { problems } = await judge(declaration, context.registry, context.validators);
  return problems.filter(({ severity }) => severity === 'error').map(withoutChange);
}
