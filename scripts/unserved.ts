import { ListenError } from '../src/http/node.ts';

/** What the system says of a host that it cannot find, or that is somebody else. */
const noHost: readonly string[] = ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'];

/**
 * Says why there is no server, and what to do.
 *
 * @param error What was thrown.
 * @param asked The host and the port that were asked for.
 * @returns One or more sentences.
 */
export function unserved(error: unknown, { host, port }: { readonly host: string; readonly port: number }): string {
  const code = error instanceof ListenError ? error.code : '';
  if (noHost.includes(code))
    return `HOST is "${host}", which is no address of this machine. Write 127.0.0.1, where only programs on it reach the server, or 0.0.0.0, which are all its addresses.`;
  const other = port < 65_535 ? port + 1 : 4321;
  const hint = code === 'EADDRINUSE' ? ` End that, or choose another port: PORT=${other} npm start.` : '';
  return `The site cannot be served: ${(error as Error).message}${hint}`;
}
