import { acceptsHandler, type AcceptsOptions, type Answering, type Handler } from './accepts.ts';
import { refuseCall } from './wrong-call.ts';

/** What a planner that is served says of itself. */
export interface PlannerPage {
  /** Name of the service it stands for. */
  readonly service: string;
  /** URIs of the tasktypes that it takes. */
  readonly tasktypes: readonly string[];
}

const json = (value: unknown): Response =>
  new Response(`${JSON.stringify(value, undefined, 2)}\n`, {
    headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
  });

/**
 * Makes the planner that is served: `/accepts`, `/accept` as the note spells it for uploads, `/health`, and at the root what
 * the planner is. A path in front is taken off, whether or not a proxy does so already.
 *
 * @param planner What answers.
 * @param page What the planner says of itself.
 * @param prefix The path in front, without a slash at its end; empty for none.
 * @param options How it is asked.
 * @returns The handler.
 */
export function plannerApp(planner: Answering, page: PlannerPage, prefix: string, options: AcceptsOptions): Handler {
  const accepts = acceptsHandler(planner, options);
  const routes: Readonly<Record<string, Handler>> = {
    '/accepts': accepts,
    '/accept': accepts,
    '/health': () => Promise.resolve(json({ status: 'ok' })),
    '/': () => Promise.resolve(json({ ...page, ask: `${prefix}/accepts?tasktype=<URI>` })),
  };
  return (request) => {
    const { pathname } = new URL(request.url);
    const isInFront = prefix !== '' && (pathname === prefix || pathname.startsWith(`${prefix}/`));
    const path = (isInFront ? pathname.slice(prefix.length) : pathname).replace(/\/$/, '') || '/';
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route !== undefined) return route(request);
    const detail = `Nothing is at this path. Ask ${prefix}/accepts?tasktype=<URI>, or send the question there with POST.`;
    const headers = { 'access-control-allow-origin': '*' };
    return Promise.resolve(refuseCall({ problem: 'not-found', detail, headers }));
  };
}
