/** What a walk may cost. */
export interface Limits {
  /** So many requests at once. */
  readonly lanes: number;
  /** Milliseconds until one request must be answered completely. */
  readonly patience: number;
  /** Milliseconds for everything. */
  readonly deadline: number;
  /** Bytes of one answer, unpacked. */
  readonly size: number;
  readonly redirects: number;
  /** Addresses that one index may name. */
  readonly targets: number;
}

/** What a walk over a site may cost unless told otherwise. */
export const usualLimits: Limits = {
  lanes: 8,
  patience: 10_000,
  deadline: 300_000,
  size: 8 * 1024 ** 2,
  redirects: 10,
  targets: 10_000,
};

/** One answer on the way; the last one is what was asked for. */
export interface Hop {
  readonly address: string;
  readonly status: number;
  /** Whether a page of any other site may read it (`Access-Control-Allow-Origin`). */
  readonly isOpen: boolean;
}

/** Where an address led. */
export interface Visit {
  readonly hops: readonly Hop[];
  /** Without parameters, in lower case; empty where the host names none. */
  readonly mediaType: string;
  readonly text: string;
  /** Why there is no answer, as a sentence; the rest is what was seen until then. */
  readonly failure?: string;
}

/** Hosts that answer only who asks from elsewhere are asked from elsewhere. */
const headers = { origin: 'https://elsewhere.invalid', accept: '*/*', 'user-agent': 'tasktypes check-site' };

class Failure extends Error {}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} second${milliseconds === 1000 ? '' : 's'}`;

function sentenceOf(error: unknown, signal: AbortSignal, { patience, deadline }: Limits): string {
  if (error instanceof Failure) return error.message;
  if (signal.aborted) return `The time for the whole site (${seconds(deadline)}) was over before this was answered.`;
  if (error instanceof Error && error.name === 'TimeoutError')
    return `There was no complete answer within ${seconds(patience)}.`;
  const { code } = ((error as Error).cause ?? error) as { readonly code?: unknown };
  return `The host gives no answer${typeof code === 'string' ? ` (${code})` : ''}.`;
}

async function read(response: Response, most: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > most) throw new Failure(`The answer is larger than ${most} bytes.`);
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/** Where a redirect leads; `undefined` for an answer that is none. */
function nextOf(response: Response, address: string): string | undefined {
  const location = response.headers.get('location');
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return undefined;
  const next = URL.canParse(location, address) ? new URL(location, address) : undefined;
  if (next === undefined || !['http:', 'https:'].includes(next.protocol))
    throw new Failure(`A redirect leads to "${location}", which is no address of the web.`);
  return next.href;
}

function hopOf({ status, headers: answered }: Response, address: string): Hop {
  const allowed = answered.get('access-control-allow-origin');
  return { address, status, isOpen: allowed === '*' || allowed === headers.origin };
}

/** A signal with its timer. Those that `AbortSignal` combines by itself may be collected by Node 20, and then never fire. */
interface Patience {
  readonly signal: AbortSignal;
  /** Gives the timer back. */
  readonly end: () => void;
}

/**
 * Makes a signal that fires after a time, or when another one does.
 *
 * @param milliseconds The time.
 * @param outer The other one, where there is one.
 * @returns The signal, and how its timer is given back.
 */
export function patienceOf(milliseconds: number, outer?: AbortSignal): Patience {
  const controller = new AbortController();
  const onOuter = (): void => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('Time is over.', 'TimeoutError')), milliseconds);
  outer?.addEventListener('abort', onOuter);
  if (outer?.aborted === true) onOuter();
  const end = (): void => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onOuter);
  };
  return { signal: controller.signal, end };
}

async function open(address: string, limits: Limits, signal: AbortSignal, hops: Hop[]): Promise<string | Visit> {
  const response = await fetch(address, { redirect: 'manual', headers, signal });
  hops.push(hopOf(response, address));
  const next = nextOf(response, address);
  if (next === undefined) {
    const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';');
    return { hops, mediaType: mediaType.trim().toLowerCase(), text: await read(response, limits.size) };
  }
  await response.body?.cancel();
  return next;
}

/**
 * Opens an address as a program would, following redirects by hand.
 *
 * @param start An http or https address.
 * @param limits What it may cost.
 * @param signal Ends the visit.
 * @returns Every answer on the way, and the last one's content.
 */
export async function visit(start: string, limits: Limits, signal: AbortSignal): Promise<Visit> {
  const hops: Hop[] = [];
  // What follows a # is for the reader; no host is asked for it.
  let [address = ''] = start.split('#', 1);
  try {
    for (;;) {
      const patience = patienceOf(limits.patience, signal);
      const opened = await open(address, limits, patience.signal, hops).finally(patience.end);
      if (typeof opened !== 'string') return opened;
      if (hops.some((hop) => hop.address === opened)) throw new Failure('The redirects go in a circle.');
      if (hops.length > limits.redirects) throw new Failure(`There are more than ${limits.redirects} redirects.`);
      address = opened;
    }
  } catch (error) {
    return { hops, mediaType: '', text: '', failure: sentenceOf(error, signal, limits) };
  }
}
