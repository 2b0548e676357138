import { isNode } from './json-ld.ts';
import type { Declarations } from './declarations.ts';

/**
 * Reads a value as the taskinfo of a type that is named elsewhere.
 *
 * @param value The taskinfo; or a whole task, whose own tasktype is passed over.
 * @param tasktype The tasktype to check it against, as it was named.
 * @returns The one declaration.
 */
export function declareTaskinfo(value: unknown, tasktype: string): Declarations {
  const isTask = isNode(value) && Object.hasOwn(value, 'tasktype') && Object.hasOwn(value, 'taskinfo');
  const pointer = isTask ? '/taskinfo' : '';
  const declared = {
    kind: 'tasktype',
    type: tasktype,
    typePointer: isTask ? '/tasktype' : '',
    pointer: '',
    info: isTask ? value['taskinfo'] : value,
    locate: (inside: string): string => pointer + inside,
    listsCollapse: false,
    broken: false,
  } as const;
  return { carrier: 'task', declared: [declared], problems: [] };
}
