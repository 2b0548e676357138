import { isObject } from '../../spec/object.ts';
import type { Problem } from '../../spec/problem.ts';
import { readWord, reponseWord, responseWord, type Word } from '../../spec/reponse-word.ts';
import { cut, shown } from '../../spec/words.ts';
import { readReply, type ReadReply } from '../read-reply.ts';

/** What a planner said, as far as it can be understood. */
export interface Answer {
  /** Absent where it says neither YES nor NO. */
  readonly word?: Word;
  /** How the message is written; absent where it cannot be read. */
  readonly form?: 'json' | 'yaml';
  readonly message?: unknown;
  /** The reply, where it is whole enough. */
  readonly reply?: ReadReply;
  readonly problems: readonly Problem[];
}

const isYaml = (mediaType: string): boolean => /^(?:application|text)\/(?:x-)?yaml$/.test(mediaType);

async function readText(text: string, mediaType: string): Promise<Pick<Answer, 'form' | 'message'>> {
  try {
    return { form: 'json', message: JSON.parse(text) as unknown };
  } catch {
    if (!isYaml(mediaType)) return {};
    const read = (await import('../../spec/yaml.ts')).readYaml(text, { singleText: 'refused' });
    return 'value' in read ? { form: 'yaml', message: read.value } : {};
  }
}

function wordIn(message: unknown): Word | undefined {
  return isObject(message) ? readWord(message[reponseWord] ?? message[responseWord]) : undefined;
}

/**
 * Reads what a planner said, whatever status and media type it came with.
 *
 * @param text The body.
 * @param mediaType What it is said to be, without parameters.
 * @returns What was understood of it.
 */
export async function readAnswer(text: string, mediaType: string): Promise<Answer> {
  const read = await readText(text, mediaType);
  if (read.form === undefined) return { problems: [] };
  const reply = readReply(read.message);
  const word = wordIn(read.message);
  return {
    ...(word === undefined ? {} : { word }),
    ...read,
    ...('word' in reply ? { reply } : {}),
    problems: reply.problems,
  };
}

/** What came back for a call. */
export interface Received {
  readonly status: number;
  /** Without parameters, in lower case; empty where none is named. */
  readonly mediaType: string;
  readonly fields: Headers;
  /** The beginning of the body. */
  readonly text: string;
}

/**
 * Says what came back, to end a sentence.
 *
 * @param response The response.
 * @param answer What was understood of it.
 * @returns The word with its first reason, or status, media type and the beginning of the body.
 */
export function said({ status, mediaType, text }: Received, { word, reply }: Answer): string {
  if (word !== undefined) {
    const why = word === 'NO' ? (reply?.reasons[0]?.text ?? 'without a reason') : '';
    const told = why === '' ? word : `${word}, ${why === 'without a reason' ? why : shown(why, 200)}`;
    return status === 200 ? told : `${told}, with status ${status}`;
  }
  const type = mediaType === '' ? 'no media type' : mediaType;
  const body = text.trim() === '' ? ' without a body' : `: ${cut(text.replaceAll(/\s+/g, ' ').trim(), 160)}`;
  return `status ${status}, ${type}${body}`;
}
