import type { Sound } from './sound.ts';

/** A build and the pages it makes run in one process, but not as the same modules. */
const place = Symbol.for('tasktypes/sound');
const held = globalThis as { [place]?: Sound };

/**
 * Hands what a build has opened to its pages, so that thousands of documents are read and checked once.
 *
 * @param sound What was opened.
 */
export function handOver(sound: Sound): void {
  held[place] = sound;
}

/**
 * Takes what the build has opened.
 *
 * @returns It; nothing where no build runs, as while the pages are developed.
 */
export function handedOver(): Sound | undefined {
  return held[place];
}
