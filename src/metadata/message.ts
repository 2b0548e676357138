import { asking, type Fault } from '../spec/change.ts';
import { near } from '../spec/near.ts';
import { problem } from '../spec/problem.ts';
import { infoMember, type Kind } from '../spec/spec.ts';
import type { Declaration, Declarations } from './declarations.ts';
import { child, type Located, type Node } from './json-ld.ts';

/** The keys of tasks and of interfaces; a key that is one of them was not meant to be another. */
const messageKeys = ['tasktype', 'taskinfo', 'servicetype', 'serviceinfo'] as const;
const isMessageKey = (key: string): boolean => (messageKeys as readonly string[]).includes(key);

/** Messages have a handful of keys; among more than these nothing is compared that would take its time. */
const mostCompared = 128;

/** What was read, and what is wrong with it. */
export interface Reading {
  readonly declared: readonly Declaration[];
  readonly problems: readonly Fault[];
}

/**
 * Finds a key that differs from a name only in case, hyphens or underscores.
 *
 * @param node The object to look in.
 * @param name The name as it should be spelled, lower case without hyphens.
 * @returns The key as written, or `undefined`.
 */
export function keySpelledLike(node: Node, name: string): string | undefined {
  return Object.keys(node).find((key) => key !== name && key.replaceAll(/[-_ ]/g, '').toLowerCase() === name);
}

/**
 * Finds a key that was meant to be a name: one spelled like it, else the one key that is near it.
 *
 * @param node The object to look in.
 * @param name The name as it should be spelled.
 * @returns The key as written, or `undefined`.
 */
export function keyMeant(node: Node, name: string): string | undefined {
  const like = keySpelledLike(node, name);
  if (like !== undefined) return like;
  const keys = Object.keys(node);
  if (keys.length > mostCompared) return undefined;
  const [key, ...others] = keys.filter((key) => !isMessageKey(key) && near(key, messageKeys)[0] === name);
  return others.length === 0 ? key : undefined;
}

const missingType = {
  tasktype: {
    rule: 'tasktype-is-present',
    message: 'The task names no tasktype.',
    hint: 'Add `tasktype` with the URI of the type.',
  },
  servicetype: {
    rule: 'servicetype-is-present',
    message: 'The interface names no servicetype.',
    hint: 'Add `servicetype` with the URI of the type.',
  },
} as const;

const missingInfo = {
  tasktype: {
    rule: 'taskinfo-is-present',
    message: 'The task carries no taskinfo.',
    hint: 'Add `taskinfo`, an object with the fields of the tasktype.',
  },
  servicetype: {
    rule: 'serviceinfo-is-present',
    message: 'The interface carries no serviceinfo.',
    hint: 'Add `serviceinfo`, an object with the fields of the servicetype.',
  },
} as const;

function missing(text: (typeof missingType | typeof missingInfo)[Kind], node: Located<Node>, key: string): Fault {
  const like = keyMeant(node.value, key);
  const fault = problem(text.rule, {
    message: text.message,
    hint: like === undefined ? text.hint : `Rename \`${like}\` to \`${key}\`.`,
    pointer: like === undefined ? node.pointer : (child(node, like)?.pointer ?? node.pointer),
  });
  return asking(fault, like === undefined ? undefined : { rename: like, as: key });
}

/**
 * Reads an object that has a type and its own part: a task, or an interface of a reply.
 *
 * @param node The object.
 * @param kind Which of the two it is.
 * @returns The declaration, and a problem for each half that is absent.
 */
export function readMessage(node: Located<Node>, kind: Kind): Reading {
  const type = child(node, kind);
  const info = child(node, infoMember(kind));
  const infoPointer = info?.pointer ?? node.pointer;
  const problems = [
    ...(type === undefined ? [missing(missingType[kind], node, kind)] : []),
    ...(info === undefined ? [missing(missingInfo[kind], node, infoMember(kind))] : []),
  ];
  return {
    declared: [
      {
        kind,
        type: type?.value,
        typePointer: type?.pointer ?? node.pointer,
        pointer: node.pointer,
        info: info?.value,
        locate: (pointer) => infoPointer + pointer,
        listsCollapse: false,
        broken: problems.length > 0,
      },
    ],
    problems,
  };
}

/**
 * Reads a bare task, the request of an ExecutionPlanner; members beside `tasktype` and `taskinfo` are left alone.
 *
 * @param value The message.
 * @returns The one task it declares.
 */
export function declareTask(value: Node): Declarations {
  return { carrier: 'task', ...readMessage({ value, pointer: '' }, 'tasktype') };
}
