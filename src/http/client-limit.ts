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

/** Longest address that is remembered; a proxy may be told any text. */
const longestAddress = 64;

/** The groups of one side of an address, each written in one way. */
const groupsIn = (text: string): readonly string[] =>
  text === '' ? [] : text.split(':').map((group) => group.replace(/^0+(?=.)/, ''));

/** Some proxies write the port beside the address, another one for each connection. */
const withoutPort = (address: string): string =>
  address.replace(/^\[([^\]]*)\](?::[0-9]+)?$/, '$1').replace(/^([0-9.]+):[0-9]+$/, '$1');

/** A household or an institution has a whole network of IPv6, so that its first half is the client. */
function networkOf(address: string): string {
  const client = withoutPort(address.slice(0, longestAddress).toLowerCase());
  const [, mapped] = /^::ffff:([0-9.]+)$/.exec(client) ?? [];
  if (mapped !== undefined || !client.includes(':')) return mapped ?? client;
  const [head = '', tail = ''] = client.split('::');
  const [groups, others] = [groupsIn(head), groupsIn(tail)];
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - others.length) }, () => '0');
  return [...groups, ...zeros, ...others].slice(0, 4).join(':');
}

/**
 * Makes what limits the calls of each client, as the fields `RateLimit` and `RateLimit-Policy` tell it.
 *
 * @param quota How often one client may call.
 * @param now Tells the time in milliseconds.
 * @param base The path under which everything is served, with slashes at both ends.
 * @returns The limit.
 */
export function createClientLimit(
  { calls, window }: Quota,
  now: () => number = () => performance.now(),
  base = '/',
): ClientLimit {
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
      const detail = `More than ${calls} calls in ${window} seconds. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, or send many documents with one call to ${base}api/validate/batch.`;
      return {
        headers,
        wrong: { problem: 'too-many-requests', detail, headers: { ...headers, 'retry-after': String(seconds) } },
      };
    },
  };
}
