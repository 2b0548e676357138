import { problem, type Problem } from '../spec/problem.ts';
import { declareCodemeta } from './codemeta.ts';
import type { Declarations } from './declarations.ts';
import { isNode, type Node } from './json-ld.ts';
import { declareTask, keySpelledLike } from './message.ts';
import type { TypeOf } from './named-type.ts';
import { declareReply } from './reply.ts';

const jsonLdKeys = ['@context', '@graph'];
const replyKeys = ['reponseword', 'responseword', 'interfaces', 'servicetype', 'serviceinfo'];
const taskKeys = ['tasktype', 'taskinfo'];

/** Keys that only a description of software has, for a CodeMeta file whose context is missing. */
const codemetaKeys = [
  '@type',
  'codeRepository',
  'programmingLanguage',
  'runtimePlatform',
  'softwareRequirements',
  'softwareVersion',
  'issueTracker',
  'developmentStatus',
  'targetProduct',
];

function refuse(value: unknown): Problem {
  const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
  return problem('root-is-an-object', {
    message: `The file holds ${what} where one object is expected.`,
    hint: Array.isArray(value)
      ? 'Give each task or reply as a file of its own, or list the tasks under targetProduct in codemeta.json.'
      : 'Write a CodeMeta file, a task or a reply: {…}.',
  });
}

function unrecognised(value: Node): Problem {
  const hints = [...taskKeys, 'reponseword', 'interfaces'].flatMap((name) => {
    const like = keySpelledLike(value, name);
    return like === undefined ? [] : [`Rename \`${like}\` to \`${name}\`.`];
  });
  return problem('carrier-is-known', {
    message: 'The file is no CodeMeta file, no task and no reply of an ExecutionPlanner.',
    hint:
      hints.length > 0
        ? hints.join(' ')
        : 'A CodeMeta file is known by its @context, a task by `tasktype` and `taskinfo`, a reply by `reponseword`.',
  });
}

/**
 * Finds out what a file is and reads the tasks or interfaces it declares.
 *
 * @param value The file's value.
 * @param typeOf Finds the tasktype that a text means; a product that only names a type is a task when that type is known.
 * @returns The declarations, or the problems that say why the file is nothing that can declare any.
 */
export function declare(value: unknown, typeOf: TypeOf = () => undefined): Declarations | readonly Problem[] {
  if (!isNode(value)) return [refuse(value)];
  const hasOneOf = (keys: readonly string[]) => keys.some((key) => Object.hasOwn(value, key));
  if (hasOneOf(jsonLdKeys)) return declareCodemeta(value, typeOf);
  if (hasOneOf(replyKeys)) return declareReply(value);
  if (hasOneOf(taskKeys)) return declareTask(value);
  if (hasOneOf(codemetaKeys)) return declareCodemeta(value, typeOf);
  return [unrecognised(value)];
}
