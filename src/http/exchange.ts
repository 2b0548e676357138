import type { Answer, Call } from './call.ts';
import { readTarget } from './call.ts';
import type { Counted } from './client-limit.ts';
import type { Address, Route } from './routes.ts';
import type { Site } from './site.ts';
import { refusal } from './wrong-call.ts';

/** A call on its way. */
export interface Exchange {
  readonly call: Call;
  /** Path below the base; `undefined` where it lies elsewhere. */
  readonly path: string | undefined;
  readonly address: Address | undefined;
  readonly route: Route | undefined;
  readonly started: number;
}

const preflight = (address: Address | undefined): Answer => {
  const allow = [...(address === undefined ? ['GET', 'HEAD'] : methodsOf(address)), 'OPTIONS'].join(', ');
  return {
    status: 204,
    headers: {
      allow,
      'access-control-allow-methods': allow,
      'access-control-allow-headers': 'authorization, *',
      'access-control-max-age': '86400',
    },
  };
};

const methodsOf = ({ routes }: Address): readonly string[] => [
  ...(routes.GET === undefined ? [] : ['GET', 'HEAD']),
  ...(routes.POST === undefined ? [] : ['POST']),
];

function wrongMethod(call: Call, address: Address, base: string): Answer {
  const methods = methodsOf(address).join(', ');
  const detail = `${base}${address.name.slice(1)} does not take ${call.method.slice(0, 20)}. Ask with ${methods}.`;
  return refusal({ problem: 'method-not-allowed', detail, headers: { allow: `${methods}, OPTIONS` } });
}

/**
 * Takes the body off an answer to `HEAD`.
 *
 * @param answer The answer to `GET`.
 * @returns The same without its body, whose length it still tells.
 */
export function withoutBody(answer: Answer): Answer {
  const { body, ...rest } = answer;
  if (body === undefined) return answer;
  const length = typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
  return { ...rest, headers: { ...rest.headers, 'content-length': String(length) } };
}

function pathIn({ target }: Call, base: string): string | undefined {
  const at = target.indexOf('?');
  const path = at === -1 ? target : target.slice(0, at);
  if (base === '/') return path;
  return path.startsWith(base) ? path.slice(base.length - 1) : undefined;
}

/** Whoever leaves out the base, or the slash after it, is sent where the site begins. */
function outside(call: Call, base: string, site: Site): Answer {
  const { path, query } = readTarget(call.target);
  const rest = query.size === 0 ? '' : `?${query.toString()}`;
  const headers = { location: base + rest, 'cache-control': 'public, max-age=600' };
  if (`${path}/` === base) return { status: 301, headers };
  return path === '/' ? { status: 302, headers } : site.missing(call, path);
}

function routeFor({ method }: Call, address: Address | undefined): Route | undefined {
  if (address === undefined) return undefined;
  if (method === 'POST') return address.routes.POST;
  return method === 'GET' || method === 'HEAD' ? address.routes.GET : undefined;
}

/**
 * Finds out what a call is about.
 *
 * @param call The call.
 * @param base The path under which everything is served.
 * @param addressOf Finds the address of the interface that a path means.
 * @returns The exchange that begins with it.
 */
export function beginExchange(call: Call, base: string, addressOf: (path: string) => Address | undefined): Exchange {
  const started = performance.now();
  const path = pathIn(call, base);
  const address = path === undefined ? undefined : addressOf(path);
  return { call, path, address, route: routeFor(call, address), started };
}

/**
 * Answers what no call of the interface has to: what may be asked, one call too many, pages and files, a wrong method.
 *
 * @param exchange The call.
 * @param counted How often its client has called, where that is counted.
 * @param site The built site.
 * @param base The path under which it is served.
 * @returns The answer; `undefined` where the route of the call gives it.
 */
export function earlyAnswer(
  { call, path, address, route }: Exchange,
  counted: Counted | undefined,
  site: Site,
  base: string,
): Answer | undefined {
  if (call.method === 'OPTIONS') return preflight(address);
  if (counted?.wrong !== undefined) return refusal(counted.wrong);
  if (path === undefined) return outside(call, base, site);
  if (address === undefined) return site.answer(call, path);
  return route === undefined ? wrongMethod(call, address, base) : undefined;
}
