import { problem } from '../spec/problem.ts';
import { visible } from '../spec/words.ts';
import type { Fault } from '../spec/change.ts';
import type { Declarations } from './declarations.ts';
import { isNode } from './json-ld.ts';
import type { TypeOf } from './named-type.ts';

/** What is sent as a task of one type is none of another, whatever its taskinfo is. */
function otherType(own: unknown, tasktype: string, typeOf: TypeOf) {
  if (typeof own !== 'string' || own === tasktype) return [];
  const asked = typeOf(tasktype)?.uri;
  if (asked !== undefined && typeOf(own)?.uri === asked) return [];
  return [
    problem('tasktype-is-the-one-asked-for', {
      message: `The task itself names the tasktype "${visible(own)}"; it was to be checked as "${visible(tasktype)}".`,
      hint: 'Ask for no tasktype, or send the taskinfo alone.',
      pointer: '/tasktype',
    }),
  ];
}

/**
 * Says of a file that tells which tasks there are that it is read as what it is, or not at all.
 *
 * @param what What it is, with its article.
 * @param tasktype The tasktype to check it against, as it was named.
 * @returns What is wrong.
 */
export function noTaskinfo(what: string, tasktype: string): Fault {
  return problem('tasktype-is-the-one-asked-for', {
    message: `This is ${what}, which names its tasktypes itself; it was to be checked as the taskinfo of "${visible(tasktype)}".`,
    hint: `Ask for no tasktype, and it is checked as ${what}; or send the taskinfo alone.`,
  });
}

/**
 * Reads a value as the taskinfo of a type that is named elsewhere.
 *
 * @param value The taskinfo; or a whole task, whose own tasktype has to be the same.
 * @param tasktype The tasktype to check it against, as it was named.
 * @param typeOf Finds the tasktype that a text means.
 * @returns The one declaration.
 */
export function declareTaskinfo(value: unknown, tasktype: string, typeOf: TypeOf): Declarations {
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
  const problems = isTask ? otherType(value['tasktype'], tasktype, typeOf) : [];
  return { carrier: 'task', declared: [declared], problems };
}
