import type { ImageName } from './image-names.ts';
import type { Evidence } from '../suggestion.ts';

/** A place where a file of the repository names an image. */
export interface ImageMention {
  readonly image: ImageName;
  /**
   * `pushed`: published from here; `released`: a README builds and pushes it; `built`: built under this name; `composed`: a Compose file builds it under this name;
   * `run`: a reader is told to run, fetch or push it; `linked`: a page or badge about it is linked.
   */
  readonly how: 'pushed' | 'released' | 'built' | 'composed' | 'run' | 'linked';
  /** Path of the Dockerfile that it is built from, where the file tells; empty where it is none of the repository. */
  readonly recipe?: string;
  readonly evidence: Evidence;
}
