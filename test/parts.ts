import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';

/** Where programs stand that a service brings and that are on no ordinary user's path. */
const systemFolders = ['/usr/sbin', '/sbin'];

/**
 * Finds a program of the system.
 *
 * @param name Its name, or its whole path.
 * @returns Its path; `undefined` where it is not installed.
 */
export function programNamed(name: string): string | undefined {
  if (name.startsWith('/')) return existsSync(name) ? name : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat(systemFolders);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Runs tests that need a real part of the system; elsewhere one test names what is left out, and in CI it fails.
 *
 * @param what What the tests try, for the sentence that names what is left out.
 * @param parts Whether each part is here, by its name: `{podman: programNamed('podman') !== undefined}`.
 * @param define Defines the tests.
 */
export function withParts(what: string, parts: Readonly<Record<string, boolean>>, define: () => void): void {
  const missing = Object.keys(parts).filter((name) => parts[name] !== true);
  if (missing.length === 0) define();
  else
    it(`leaves out ${what}: ${missing.join(' and ')} not here`, () => {
      expect(process.env['CI'], `CI must have ${missing.join(' and ')}`).toBeUndefined();
    });
}
