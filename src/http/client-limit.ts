import type { WrongCall } from './wrong-call.ts';

/** How often one client may call. */
export interface Quota {
  /** Calls in one window. */
  readonly calls: number;
  /** Length of a window in seconds. */
  readonly window: number;
}

/** A call that was counted. */
export interface Counted {
  /** The header fields that tell the client where it stands. */
  readonly headers: Readonly<Record<string, string>>;
  /** Why it is not answered, where it is one too many. */
  readonly wrong?: WrongCall;
}

/** Counts the calls of each client. */
export interface ClientLimit {
  readonly take: (client: string) => Counted;
}

interface Window {
  readonly ends: number;
  calls: number;
}

/** Clients that are remembered; when there are more, those whose windows began first are forgotten. */
const mostClients = 10_000;

/** A household or an institution has a whole network of IPv6, so that its first half is the client. */
function networkOf(client: string): string {
  if (!client.includes(':') || client.startsWith('::ffff:')) return client;
  const [head = '', tail = ''] = client.split('::');
  const groups = head.split(':');
  const zeros = client.includes('::') ? 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) : 0;
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...tail.split(':')].slice(0, 4).join(':');
}

/**
 * Makes what limits the calls of each client, as the fields `RateLimit` and `RateLimit-Policy` tell it.
 *
 * @param quota How often one client may call.
 * @param now Tells the time in milliseconds.
 * @returns The limit.
 */
export function createClientLimit({ calls, window }: Quota, now: () => number = () => performance.now()): ClientLimit {
  const windows = new Map<string, Window>();
  const policy = `"calls";q=${calls};w=${window}`;
  const windowOf = (client: string): Window => {
    const known = windows.get(client);
    if (known !== undefined && known.ends > now()) return known;
    windows.delete(client);
    const [first] = windows.keys();
    if (windows.size >= mostClients && first !== undefined) windows.delete(first);
    const begun = { ends: now() + window * 1_000, calls: 0 };
    windows.set(client, begun);
    return begun;
  };
  return {
    take(client) {
      const current = windowOf(networkOf(client));
      current.calls += 1;
      const seconds = Math.max(1, Math.ceil((current.ends - now()) / 1_000));
      const left = Math.max(0, calls - current.calls);
      const headers = { 'ratelimit-policy': policy, ratelimit: `"calls";r=${left};t=${seconds}` };
      if (current.calls <= calls) return { headers };
      const detail = `More than ${calls} calls in ${window} seconds. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, or send many documents with one call to /api/validate/batch.`;
      return {
        headers,
        wrong: { problem: 'too-many-requests', detail, headers: { ...headers, 'retry-after': String(seconds) } },
      };
    },
  };
}
