import { inexactNumber, isExact } from '../spec/number.ts';
import { placesIn } from '../spec/place.ts';
import type { Problem } from '../spec/problem.ts';
import { repeatedKey } from '../spec/repeated-key.ts';
import { halfPair } from '../spec/surrogate.ts';
import { createTally } from '../spec/tally.ts';
import { keyOf, scalarEnd, type Outline } from './outline.ts';
import { pointerOf, valueAt } from './position.ts';

/** What `JSON.parse` passes over in silence; each is looked for only where a quick look has raised the suspicion. */
export interface Suspicions {
  readonly repeatedKeys: boolean;
  readonly inexactNumbers: boolean;
  readonly halfPairs: boolean;
}

/**
 * Looks closely at a JSON text for what `JSON.parse` passes over in silence.
 *
 * @param text Well-formed JSON.
 * @param outline Where its values stand.
 * @param suspicions What to look for.
 * @returns A warning for each key that stands again and each number that loses digits; an error for each number that is not
 * finite and each escape such as `\ud800` that writes half of a surrogate pair.
 */
export function findLosses(text: string, outline: Outline, suspicions: Suspicions): readonly Problem[] {
  return [
    ...(suspicions.repeatedKeys ? repeatedKeys(text, outline) : []),
    ...(suspicions.inexactNumbers ? inexactNumbers(text, outline) : []),
    ...(suspicions.halfPairs ? halfPairs(text, outline) : []),
  ];
}

function repeatedKeys(text: string, outline: Outline): readonly Problem[] {
  const tally = createTally();
  const placeAt = placesIn(text);
  const firsts = new Map<number, Map<string, number>>();
  outline.keys.forEach((offset, value) => {
    if (offset === -1) return;
    const parent = outline.parents[value] ?? 0;
    const siblings = firsts.get(parent) ?? new Map<string, number>();
    firsts.set(parent, siblings);
    const key = keyOf(text, outline, value);
    const first = siblings.get(key);
    if (first === undefined) siblings.set(key, offset);
    else
      tally.add(() =>
        repeatedKey({
          key,
          pointer: pointerOf(text, outline, value),
          place: placeAt(offset),
          first: placeAt(first),
          severity: 'warning',
        }),
      );
  });
  return tally.problems();
}

function inexactNumbers(text: string, outline: Outline): readonly Problem[] {
  const tally = createTally();
  const placeAt = placesIn(text);
  outline.starts.forEach((start, value) => {
    if (!'-0123456789'.includes(text.charAt(start))) return;
    const source = text.slice(start, scalarEnd(text, start));
    const read = Number(source);
    if (!isExact(source, read))
      tally.add(() => inexactNumber(source, read, { pointer: pointerOf(text, outline, value), place: placeAt(start) }));
  });
  return tally.problems();
}

function halfPairs(text: string, outline: Outline): readonly Problem[] {
  const tally = createTally();
  const placeAt = placesIn(text);
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at)) {
    const start = at;
    const code = escapedCode(text, start);
    const isPair = isHigh(code) && isLow(escapedCode(text, start + 6));
    if (!isPair && (isHigh(code) || isLow(code)))
      tally.add(() =>
        halfPair(code, { pointer: pointerOf(text, outline, valueAt(outline, start)), place: placeAt(start) }),
      );
    at += isPair ? 12 : 2;
  }
  return tally.problems();
}

function escapedCode(text: string, at: number): number {
  return text.startsWith('\\u', at) ? Number.parseInt(text.slice(at + 2, at + 6), 16) : -1;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
