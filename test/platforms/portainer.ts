import { request } from 'node:http';
import type { Later } from './endings.ts';
import type { Podman } from './podman.ts';
import { listen } from './program.ts';

/**
 * Puts a container service where a Portainer has one: below `/api/endpoints/{number}/docker`, for those who have a key.
 *
 * @param podman The service.
 * @param key The access token.
 * @param later Notes the end.
 * @returns The address of the Portainer; its environment has the number 1.
 */
export function servePortainer({ socket }: Podman, key: string, later: Later): Promise<string> {
  return listen((incoming, outgoing) => {
    const [, path] = /^\/api\/endpoints\/1\/docker(\/.*)$/.exec(incoming.url ?? '') ?? [];
    const { 'x-api-key': given, ...headers } = incoming.headers;
    const refused = given === key ? (path === undefined ? 404 : undefined) : 401;
    if (refused !== undefined || path === undefined) {
      outgoing.writeHead(refused ?? 404, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify({ message: 'Nothing for you here', details: incoming.url }));
      return;
    }
    const passed = request({ socketPath: socket, method: incoming.method, path, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    passed.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(passed);
  }, later);
}
