import { keySpelledLike } from '../metadata/message.ts';
import { isObject } from '../spec/object.ts';
import { shown, visible } from '../spec/words.ts';
import type { Question } from './message.ts';

/** Why something is no question: a wrong call, not a NO. */
export interface Refusal {
  readonly refusal: string;
}

/** A question as it was read, or why it is none. */
export type ReadQuestion = { readonly question: Question } | Refusal;

/**
 * Reads a question from a message.
 *
 * @param message What was sent, read as JSON or YAML; members beside those of a question are left alone.
 * @returns The question, or why it is none.
 */
export function readQuestion(message: unknown): ReadQuestion {
  if (!isObject(message))
    return { refusal: `The question is ${shown(message)}. Send an object: {"tasktype": "<URI>", "taskinfo": {…}}.` };
  const { tasktype, taskinfo, resources } = message;
  if (tasktype === undefined) {
    const like = keySpelledLike(message, 'tasktype');
    const fix = like === undefined ? 'Add `tasktype` with the URI of the type.' : `Rename \`${like}\` to \`tasktype\`.`;
    return { refusal: `The question names no tasktype. ${fix}` };
  }
  if (typeof tasktype !== 'string' || tasktype === '')
    return { refusal: `The tasktype is ${shown(tasktype)}. Write the URI of the type as text.` };
  for (const member of ['taskinfo', 'resources']) {
    const like = keySpelledLike(message, member);
    if (like !== undefined && message[member] === undefined)
      return { refusal: `\`${visible(like)}\` is not known. Rename it to \`${member}\`.` };
  }
  return {
    question: {
      tasktype,
      ...(taskinfo === undefined || taskinfo === null ? {} : { taskinfo }),
      ...(resources === undefined || resources === null ? {} : { resources }),
    },
  };
}
