import { isAlias, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from 'yaml';
import { inexactNumber, isExact } from './number.ts';
import { joinPointer } from './place.ts';
import type { Place, Severity } from './problem.ts';
import { repeatedKey } from './repeated-key.ts';
import { halfPair, loneSurrogate } from './surrogate.ts';
import type { Tally } from './tally.ts';
import { cut, shown, visible } from './words.ts';
import { notPlain, tooDeep } from './yaml-syntax.ts';

/** A part of the value: what it is, where its key (of an item: its value) begins, and what is in it. */
export interface Part {
  readonly value: unknown;
  readonly offset: number;
  readonly parts: ReadonlyMap<string, Part>;
}

/** What the walk over a document carries along. */
export interface Walk {
  readonly placeAt: (offset: number) => Place;
  readonly duplicateKeys: Severity;
  readonly maxDepth: number;
  /** What stops the reading. */
  readonly refused: Tally;
  /** What does not. */
  readonly noted: Tally;
}

interface Spot {
  readonly pointer: string;
  readonly depth: number;
  readonly offset: number;
}

const nothing: ReadonlyMap<string, Part> = new Map();

/**
 * Turns a node of a YAML document into its value, and notes everything that JSON could not hold.
 *
 * @param node The node; `null` where the text has nothing.
 * @param spot Where it stands.
 * @param walk What the walk carries along; problems are noted in it.
 * @returns The value with the places of its parts.
 */
export function readNode(node: ParsedNode | null, spot: Spot, walk: Walk): Part {
  const { offset } = spot;
  if (node === null) return { value: null, offset, parts: nothing };
  checkPlain(node, walk);
  if (isScalar(node)) {
    checkScalar(node, spot, walk);
    return { value: node.value, offset, parts: nothing };
  }
  if (isAlias(node) || spot.depth === walk.maxDepth) {
    if (!isAlias(node)) walk.refused.add(() => tooDeep(walk.placeAt(node.range[0]), walk.maxDepth));
    return { value: null, offset, parts: nothing };
  }
  return isSeq(node) ? readList(node.items, spot, walk) : readMap(node.items, spot, walk);
}

function readList(items: readonly (ParsedNode | Pair)[], { pointer, depth, offset }: Spot, walk: Walk): Part {
  const parts = new Map<string, Part>();
  items.forEach((item, index) => {
    const node = item as ParsedNode;
    const spot = { pointer: joinPointer(pointer, index), depth: depth + 1, offset: node.range[0] };
    parts.set(`${index}`, readNode(node, spot, walk));
  });
  return { value: Array.from(parts.values(), ({ value }) => value), offset, parts };
}

function readMap(
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  { pointer, depth, offset }: Spot,
  walk: Walk,
): Part {
  const parts = new Map<string, Part>();
  const firsts = new Map<string, number>();
  for (const { key, value } of pairs) {
    const name = readKey(key, walk);
    if (name === undefined) continue;
    const spot = { pointer: joinPointer(pointer, name), depth: depth + 1, offset: key.range[0] };
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, spot.offset);
    else noteRepetition(name, first, spot, walk);
    parts.set(name, readNode(value, spot, walk));
  }
  // Not by assignment: `__proto__` is to become a key like any other.
  return { value: Object.fromEntries(Array.from(parts, ([name, part]) => [name, part.value])), offset, parts };
}

function noteRepetition(key: string, first: number, { pointer, offset }: Spot, walk: Walk): void {
  const { duplicateKeys: severity, placeAt } = walk;
  walk.noted.add(() => repeatedKey({ key, pointer, place: placeAt(offset), first: placeAt(first), severity }));
}

function readKey(key: ParsedNode, walk: Walk): string | undefined {
  checkPlain(key, walk);
  const place = () => walk.placeAt(key.range[0]);
  if (!isScalar(key) || typeof key.value !== 'string') {
    const written = isScalar(key) ? shown(key.source).replaceAll('"', '') : '';
    const message = written === '' ? 'A key here is no text.' : `The key ${written} is no text.`;
    walk.refused.add(() =>
      notPlain(message, place(), 'Write a key, in quotes where it looks like a number or a word of YAML.'),
    );
    return undefined;
  }
  if (key.value === '<<' && key.type === 'PLAIN')
    walk.refused.add(() => notPlain('A merge key (<<) stands here.', place()));
  if (loneSurrogate(key.value) !== -1)
    walk.refused.add(() => halfPair(firstHalf(key.value as string), { place: place() }));
  return key.value;
}

function firstHalf(text: string): number {
  return text.charCodeAt(loneSurrogate(text));
}

function checkPlain(node: ParsedNode, { refused, placeAt }: Walk): void {
  const place = () => placeAt(node.range[0]);
  if (isAlias(node)) refused.add(() => notPlain(`An alias (*${visible(cut(node.source))}) stands here.`, place()));
  else if (node.anchor !== undefined) {
    const anchor = visible(cut(node.anchor));
    refused.add(() => notPlain(`An anchor (&${anchor}) stands here.`, place()));
  }
  if (node.tag !== undefined)
    refused.add(() =>
      notPlain(
        'A tag (!) stands before this value.',
        place(),
        'Remove it; put a text that looks like a number in quotes.',
      ),
    );
}

function checkScalar({ value, source, range }: Scalar.Parsed, { pointer }: Spot, walk: Walk): void {
  const where = () => ({ pointer, place: walk.placeAt(range[0]) });
  if (typeof value === 'string' && loneSurrogate(value) !== -1)
    walk.refused.add(() => halfPair(firstHalf(value), where()));
  if (typeof value !== 'number' || isExact(source, value)) return;
  const tally = Number.isFinite(value) ? walk.noted : walk.refused;
  tally.add(() => inexactNumber(source, value, where()));
}
