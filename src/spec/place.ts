import type { Place } from './problem.ts';

/**
 * Writes a key as one segment of a JSON Pointer (RFC 6901).
 *
 * @param key The key as it stands in its object.
 * @returns The segment, with `~` written `~0` and `/` written `~1`.
 */
export function escapeSegment(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/**
 * Goes one step further down with a JSON Pointer.
 *
 * @param pointer The pointer of an object or a list; empty for the whole value.
 * @param segment A key of the object, unescaped, or an index of the list.
 * @returns The pointer of the member or item.
 */
export function joinPointer(pointer: string, segment: string | number): string {
  return `${pointer}/${typeof segment === 'number' ? segment : escapeSegment(segment)}`;
}

function unescaped(segment: string): string {
  return segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment;
}

/**
 * Takes a JSON Pointer apart.
 *
 * @param pointer The pointer; empty for the whole value.
 * @returns The keys and indexes on the way down, unescaped.
 */
export function splitPointer(pointer: string): readonly string[] {
  const segments = pointer.split('/').slice(1);
  return pointer.includes('~') ? segments.map(unescaped) : segments;
}

/**
 * Reads the last segment of a JSON Pointer.
 *
 * @param pointer The pointer, not of the whole value.
 * @returns The key, unescaped, or the index.
 */
export function lastSegment(pointer: string): string {
  return unescaped(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/**
 * Reads the value at a JSON Pointer; own members only.
 *
 * @param value Any JSON value.
 * @param pointer The pointer; empty for the whole value.
 * @returns The value there; `undefined` where there is none.
 */
export function valueAt(value: unknown, pointer: string): unknown {
  let part = value;
  for (const key of splitPointer(pointer)) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    part = (part as Readonly<Record<string, unknown>>)[key];
  }
  return part;
}

/**
 * Counts lines and columns of a text; a line ends with LF, CR LF or a lone CR. The lines are looked for when the first
 * place is asked for.
 *
 * @param text The text.
 * @param startLine The number of its first line, for a text that was cut out of a longer one.
 * @param known Where its lines begin, if somebody knows already.
 * @returns A function from an offset in UTF-16 code units to its place.
 */
export function placesIn(text: string, startLine = 1, known?: readonly number[]): (offset: number) => Place {
  let starts = known;
  return (offset) => {
    starts ??= lineStarts(text);
    let line = 0;
    let end = starts.length;
    while (end - line > 1) {
      const middle = (line + end) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else end = middle;
    }
    return { line: startLine + line, column: offset - (starts[line] ?? 0) + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  if (text.includes('\r')) for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  else for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Goes down a tree of parts by JSON Pointers and remembers the parts it has seen.
 *
 * @param root The part that stands for the whole value.
 * @param partsOf Lists the parts of a part by key or index; none for a scalar.
 * @returns A function from a pointer to the part it names, or to the nearest ancestor that exists.
 */
export function descending<Part>(
  root: Part,
  partsOf: (part: Part) => ReadonlyMap<string, Part>,
): (pointer: string) => Part {
  const seen = new Map<Part, ReadonlyMap<string, Part>>();
  return (pointer) => {
    let part = root;
    for (const segment of splitPointer(pointer)) {
      const parts = seen.get(part) ?? partsOf(part);
      seen.set(part, parts);
      const next = parts.get(segment);
      if (next === undefined) return part;
      part = next;
    }
    return part;
  };
}
