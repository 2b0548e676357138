/** A call that was answered, for the log and for those who count. It holds nothing of what was sent. */
export interface Happened {
  readonly requestId: string;
  readonly method: string;
  /** The address as the reference writes it: `/api/types/{kind}/{name}/{version}`; `site` for pages and files. */
  readonly route: string;
  readonly status: number;
  /** From the arrival of the header until the answer was handed over, of a stream its end, in milliseconds. */
  readonly duration: number;
  /** What a document turned out to be. */
  readonly verdict?: string | undefined;
  /** Whether an answer that is told piece by piece ended before it was whole. */
  readonly isBrokenOff?: boolean;
  /** What the server itself failed at. */
  readonly fault?: unknown;
}

/** Is told of each call that was answered. */
export type Watch = (happened: Happened) => void;

/** Tells the requests of this server from those of others, and of an earlier start. */
const server = crypto.randomUUID().slice(0, 13);
let count = 0;

/**
 * Names a request in the log: as the client does, where that is a plain word, else by a number of its own.
 *
 * @param given The header field `X-Request-Id`.
 * @returns The name.
 */
export function requestIdFor(given: string | undefined): string {
  if (given !== undefined && /^[A-Za-z0-9._-]{1,64}$/.test(given)) return given;
  count += 1;
  return `${server}-${count.toString(36)}`;
}
