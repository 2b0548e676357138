import type { Io } from './io.ts';

/** A line on standard error that tells how far a long run is. */
export interface Progress {
  readonly show: (done: number) => void;
  readonly clear: () => void;
}

const few = 20;
const cells = 24;
const eraseLine = '\r\u001b[2K';

/**
 * Makes the progress line of a run; it shows only on a terminal, and only for more than 20 things.
 *
 * @param io Where is written.
 * @param total How many there are.
 * @param what What they are called, in the plural.
 * @returns The line.
 */
export function createProgress({ stderr }: Io, total: number, what = 'files'): Progress {
  const isShown = total > few && stderr.isTerminal;
  return {
    show: (done) => {
      if (!isShown) return;
      const filled = Math.round((cells * done) / total);
      const bar = '#'.repeat(filled) + '-'.repeat(cells - filled);
      stderr.write(`${eraseLine}[${bar}] ${done} of ${total} ${what}`);
    },
    clear: () => {
      if (isShown) stderr.write(eraseLine);
    },
  };
}
