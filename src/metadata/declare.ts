import type { Fault } from '../spec/change.ts';
import { problem } from '../spec/problem.ts';
import { declareCodemeta } from './codemeta.ts';
import type { Declarations } from './declarations.ts';
import { isNode, type Node } from './json-ld.ts';
import { declareTask } from './message.ts';
import type { TypeOf } from './named-type.ts';
import { declareReply } from './reply.ts';
import { reponseWord, responseWord } from '../spec/reponse-word.ts';
import { unrecognised } from './unrecognised.ts';

const jsonLdKeys = ['@context', '@graph'];
/** Keys that nothing but a reply has; a description of software may well have `interfaces` of its own. */
const replyOnlyKeys = [reponseWord, responseWord, 'servicetype', 'serviceinfo'];
const replyKeys = [...replyOnlyKeys, 'interfaces'];
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

function refuse(value: unknown): Fault {
  const what = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
  return problem('root-is-an-object', {
    message: `The file holds ${what} where one object is expected.`,
    hint: Array.isArray(value)
      ? 'Give each task or reply as a file of its own, or list the tasks under targetProduct in codemeta.json.'
      : 'Write a CodeMeta file, a task or a reply: {…}.',
  });
}

/**
 * Says whether a file speaks as a reply does, whatever else it is.
 *
 * @param value The file's value.
 * @returns True where it has a key that nothing but a reply has.
 */
export function speaksAsReply(value: Node): boolean {
  return replyOnlyKeys.some((key) => Object.hasOwn(value, key));
}

/** Two things that one file is at once, the more general first. */
function joined(one: Declarations, what: string, reply: Declarations): Declarations {
  const both = problem('message-is-one-thing', {
    message: `The file is ${what} and a reply at once.`,
    hint: 'Write the two into files of their own.',
  });
  return {
    ...reply,
    carrier: one.carrier,
    declared: [...one.declared, ...reply.declared],
    problems: [both, ...one.problems, ...reply.problems],
  };
}

/**
 * Finds out what a file is and reads the tasks or interfaces it declares.
 *
 * @param value The file's value.
 * @param typeOf Finds the tasktype that a text means; a product that only names a type is a task when that type is known.
 * @returns The declarations, or the problems that say why the file is nothing that can declare any.
 */
export function declare(value: unknown, typeOf: TypeOf = () => undefined): Declarations | readonly Fault[] {
  if (!isNode(value)) return [refuse(value)];
  const hasOneOf = (keys: readonly string[]) => keys.some((key) => Object.hasOwn(value, key));
  if (hasOneOf(jsonLdKeys)) {
    const codemeta = declareCodemeta(value, typeOf);
    return speaksAsReply(value) ? joined(codemeta, 'a CodeMeta file', declareReply(value)) : codemeta;
  }
  if (hasOneOf(replyKeys)) {
    const reply = declareReply(value);
    return hasOneOf(taskKeys) ? joined(declareTask(value), 'a task', reply) : reply;
  }
  if (hasOneOf(taskKeys)) return declareTask(value);
  if (hasOneOf(codemetaKeys)) return declareCodemeta(value, typeOf);
  return [unrecognised(value)];
}
