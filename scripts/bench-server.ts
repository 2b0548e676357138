/** The server of `npm start` in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A server that runs. */
export interface Started {
  readonly server: ChildProcess;
  readonly port: number;
  readonly stop: () => Promise<unknown>;
}

/**
 * Starts a server. The site has to be built and the server bundled before.
 *
 * @returns It, on a port of its own.
 */
export async function startServer(): Promise<Started> {
  const flags = ['--max-semi-space-size=4', `${root}/out.server/start.mjs`];
  const server = spawn(process.execPath, flags, {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const port = /http:\/\/127\.0\.0\.1:([0-9]+)\//.exec(line.toString())?.[1];
  if (port === undefined) throw new Error('The server does not say where it is; npm run build comes first.');
  const stop = (): Promise<unknown> => {
    server.kill('SIGTERM');
    return once(server, 'exit');
  };
  return { server, port: Number(port), stop };
}

/**
 * Says what a process holds.
 *
 * @param process The process.
 * @param which Now, or at most until now.
 * @returns Kilobytes of resident memory.
 */
export function memoryOf({ pid }: ChildProcess, which: 'VmRSS' | 'VmHWM'): number {
  const told = new RegExp(`${which}:\\s+([0-9]+)`).exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  return Number(told?.[1]);
}
