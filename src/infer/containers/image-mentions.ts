import type { ImageName } from './image-names.ts';
import type { Evidence } from '../suggestion.ts';

/** A place where a file of the repository names an image. */
export interface ImageMention {
  readonly image: ImageName;
  /**
   * `pushed`: published from here; `built`: built under this name; `composed`: a Compose file builds it under this name;
   * `run`: a reader is told to run, fetch or push it; `linked`: a page or badge about it is linked.
   */
  readonly how: 'pushed' | 'built' | 'composed' | 'run' | 'linked';
  /** Path of the Dockerfile that it is built from, where the file tells. */
  readonly recipe?: string;
  readonly evidence: Evidence;
}

/** Shortens what stands in a file to a line that people can read. */
export function quoted(text: string): string {
  const plain = text.replaceAll('\u0000', '…').replace(/\s+/g, ' ').trim();
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}
