import type { Store } from '../emit/kept.ts';
import { createReader, type DocumentReader, type ReadDocument } from '../spec/read.ts';
import type { Spec } from '../spec/spec.ts';

/** For those who keep nothing. */
export const nothingKept: Store = { get: () => undefined, set: () => undefined };

/**
 * Makes a reader that parses a document again only when it has changed; one with a problem is read each time.
 *
 * @param kept What earlier runs have kept.
 * @returns The reader.
 */
export function keptReader(kept: Store): DocumentReader {
  const read = createReader();
  return (path, source) => {
    const content = JSON.stringify(['spec', path, source]);
    const known = kept.get(content);
    if (known !== undefined) {
      let reading: ReadDocument | undefined;
      return {
        path,
        spec: JSON.parse(known) as Spec,
        placeOf: (pointer) => (reading ??= read(path, source)).placeOf(pointer),
        problems: [],
      };
    }
    const reading = read(path, source);
    if (reading.spec !== undefined && reading.problems.length === 0) kept.set(content, JSON.stringify(reading.spec));
    return reading;
  };
}
