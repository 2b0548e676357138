import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSite, type Served, type ServerOptions } from '../../scripts/start.ts';

/** A server of the interface, with a site of one page. */
export interface ServedHere extends Served {
  /** Lines of its log. */
  readonly log: () => readonly string[];
  readonly port: number;
}

/**
 * Makes a site of one page.
 *
 * @returns Its folder, and what removes it.
 */
export function smallSite(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'small-site-'));
  mkdirSync(join(folder, 'tasktypes/oci-container/1.0'), { recursive: true });
  for (const file of ['index.html', '404.html', 'tasktypes/oci-container/1.0/index.html'])
    writeFileSync(join(folder, file), '<!doctype html><title>A page</title>');
  for (const file of ['index.json', 'tasktypes/oci-container/1.0/schema.json']) writeFileSync(join(folder, file), '{}');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Starts a server as `npm start` does, on a free port.
 *
 * @param options What is not as usual.
 * @returns The server; whoever starts it closes it.
 */
export async function servedHere(options: Partial<ServerOptions> = {}): Promise<ServedHere> {
  const { folder, remove } = smallSite();
  let lines = '';
  const log = { level: 'all', write: (more: string) => void (lines += more) } as const;
  const { address, close } = await serveSite({ folder, base: '/', port: 0, log, ...options });
  const end = (): Promise<void> => close().finally(remove);
  return { address, close: end, port: Number(new URL(address).port), log: () => lines.split('\n').filter(Boolean) };
}
