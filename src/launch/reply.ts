import type { LaunchStep } from '../spec/launch.ts';
import { valueAt } from '../spec/place.ts';

/** What came back for a request. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Empty where the body was only waited for. */
  readonly text: string;
  /** The JSON of the body; its text, without blanks around it, where it is none. */
  readonly value: unknown;
}

/** A body that is larger than may be kept. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * What a body is read for: to take from it; to wait for its end, for a service may stop its work when nobody listens any
 * more; or to tell a person how it begins.
 */
export type BodyUse = 'take' | 'wait' | 'tell';

/** Bytes of what a service says of a failure that are read. */
const excerpt = 4000;

async function textOf(response: Response, most: number, use: BodyUse): Promise<string> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = '';
  let size = 0;
  for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read()) {
    size += piece.value.length;
    if (use !== 'wait') text += decoder.decode(piece.value, { stream: true });
    if (use === 'wait' || size <= (use === 'tell' ? excerpt : most)) continue;
    await reader?.cancel();
    if (use === 'tell') break;
    throw new BodyTooLarge(`The reply is larger than ${most} bytes.`);
  }
  return text + decoder.decode();
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.trim();
  }
}

/**
 * Reads a reply.
 *
 * @param response The reply.
 * @param most Bytes that may be taken at most.
 * @param use What the body is read for.
 * @returns The reply.
 * @throws {BodyTooLarge} When more would have to be taken.
 */
export async function readAnswer(response: Response, most: number, use: BodyUse): Promise<Answered> {
  const { status, headers } = response;
  const text = await textOf(response, most, use);
  return { status, headers, text, value: valueOf(text) };
}

type Source = NonNullable<LaunchStep['take']>[string];

/** Header fields that hold an address, which may be relative. */
const addresses = new Set(['location', 'content-location']);

/**
 * Takes a value from a reply.
 *
 * @param answered The reply.
 * @param source A pointer into its JSON, its text where it is none, or a header field.
 * @param url What was asked for; relative addresses are resolved against it.
 * @returns The value; `undefined` where there is none.
 */
export function takenFrom({ headers, value }: Answered, { pointer = '', header }: Source, url: string): unknown {
  if (header === undefined) return valueAt(value, pointer);
  const field = headers.get(header) ?? undefined;
  if (field === undefined || !addresses.has(header.toLowerCase())) return field;
  return URL.canParse(field, url) ? new URL(field, url).href : undefined;
}
