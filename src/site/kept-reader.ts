import type { Store } from '../emit/kept.ts';
import { createReader, type DocumentReader, type ReadDocument } from '../spec/read.ts';
import type { Spec } from '../spec/spec.ts';

/** For those who keep nothing. */
export const nothingKept: Store = { get: () => undefined, set: () => undefined };

/**
 * Makes a reader that parses a document again only when it has changed; one with a problem is read each time. What says
 * where the parts of a document stand is not held for those without a problem: thousands of them would fill the memory.
 *
 * @param kept What earlier runs have kept.
 * @returns The reader.
 */
export function keptReader(kept: Store): DocumentReader {
  const read = createReader();
  const sound = (path: string, source: string, spec: Spec): ReadDocument => {
    let reading: ReadDocument | undefined;
    return { path, spec, placeOf: (pointer) => (reading ??= read(path, source)).placeOf(pointer), problems: [] };
  };
  return (path, source) => {
    const content = JSON.stringify(['spec', path, source]);
    const known = kept.get(content);
    if (known !== undefined) return sound(path, source, JSON.parse(known) as Spec);
    const reading = read(path, source);
    if (reading.spec === undefined || reading.problems.length > 0) return reading;
    kept.set(content, JSON.stringify(reading.spec));
    return sound(path, source, reading.spec);
  };
}
