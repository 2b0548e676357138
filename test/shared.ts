import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../shared/', import.meta.url));

/** True where the folder of handed-over suites and samples stands beside the clone; CI always has it. */
export const sharedIsHere = existsSync(folder);

/**
 * Names a file or folder that stands beside the clone.
 *
 * @param path The path below it.
 * @returns The absolute path.
 */
export function sharedPath(path: string): string {
  return folder + path;
}

/**
 * Runs tests that need the handed-over suites; elsewhere one test names what is left out, and in CI it fails.
 *
 * @param what What the tests read, for the sentence that names what is left out.
 * @param define Defines the tests.
 */
export function withShared(what: string, define: () => void): void {
  if (sharedIsHere) define();
  else
    it(`leaves out ${what}: ../shared is not here`, () => {
      expect(process.env['CI'], 'CI must have ../shared').toBeUndefined();
    });
}
