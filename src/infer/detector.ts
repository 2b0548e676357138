import type { Repository } from './repository.ts';
import type { Sightings } from './suggestion.ts';

/** Knows one kind of runnable thing by its files. */
export interface Detector {
  /**
   * Says whether the text of a file is needed; the listing alone is given for all others. Asked for every path of the
   * repository, up to 50,000, so it must be quick.
   */
  readonly wants: (path: string) => boolean;
  /** Looks at a repository; never throws, whatever the files hold. */
  readonly detect: (repository: Repository) => Sightings;
}
