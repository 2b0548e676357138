import { automatonOf, type Automaton, type Position } from './pattern-automaton.ts';
import { patternTree, type Range } from './pattern-tree.ts';

/** More places than this are not looked into; nor are more steps taken. */
const maxPositions = 2_000;
const maxSteps = 500_000;

/** The sets of characters of all places as bits, one for each stretch of characters that no set divides. */
function characterSets(positions: readonly Position[]): readonly bigint[] {
  const ranges = positions.flatMap((position) => position.ranges);
  const starts = [...new Set(ranges.flatMap(([from, to]) => [from, to + 1]))].sort((one, other) => one - other);
  const number = new Map(starts.map((start, index) => [start, BigInt(index)]));
  // The bits from one stretch up to another are the difference of two powers of two.
  const bitsOf = ([from, to]: Range): bigint => (1n << (number.get(to + 1) ?? 0n)) - (1n << (number.get(from) ?? 0n));
  const known = new Map<readonly Range[], bigint>();
  return positions.map(({ ranges: own }) => {
    const bits = known.get(own) ?? own.reduce((set, range) => set | bitsOf(range), 0n);
    known.set(own, bits);
    return bits;
  });
}

type Triple = readonly [number, number, number];

/**
 * Whether one text can lead from `p` back to `p`, from `p` to `q` and from `q` back to `q`: repeated n times, it can be
 * divided between the two in n ways (Weber and Seidl, 1991). `undefined` when the steps run out.
 */
function divides(p: number, q: number, within: Walk): boolean | undefined {
  const { positions, sets, loopOf } = within;
  const size = positions.length;
  const seen = new Set<number>();
  const waiting: Triple[] = [[p, p, q]];
  const inside = ([from, to]: Range, place: number): boolean => from <= place && place <= to;
  for (let now = waiting.pop(); now !== undefined; now = waiting.pop())
    for (const x of positions[now[0]]?.next ?? []) {
      if (!inside(loopOf(p), x)) continue;
      for (const z of positions[now[2]]?.next ?? []) {
        const common = inside(loopOf(q), z) ? (sets[x] ?? 0n) & (sets[z] ?? 0n) : 0n;
        if (common === 0n) continue;
        for (const y of positions[now[1]]?.next ?? []) {
          const key = (x * size + y) * size + z;
          if (y > loopOf(q)[1] || (common & (sets[y] ?? 0n)) === 0n || seen.has(key)) continue;
          if (x === p && y === q && z === q) return true;
          seen.add(key);
          waiting.push([x, y, z]);
          within.steps += 1;
          if (within.steps > maxSteps) return undefined;
        }
      }
    }
  return false;
}

interface Walk extends Automaton {
  readonly sets: readonly bigint[];
  readonly loopOf: (place: number) => Range;
  steps: number;
}

/** Types of one registry share most of their patterns, and looking into one takes milliseconds. */
const known = new Map<string, string | undefined>();
const mostKnown = 1_000;

/**
 * Says what in a pattern can take more than linear time, because one text can be divided in several ways between two
 * repetitions.
 *
 * @param pattern A regular expression that compiles and is portable.
 * @returns The part and why, or `undefined` when the time is linear. What cannot be decided is called slow.
 */
export function slowPart(pattern: string): string | undefined {
  if (known.has(pattern)) return known.get(pattern);
  if (known.size >= mostKnown) known.clear();
  const slow = findSlowPart(pattern);
  known.set(pattern, slow);
  return slow;
}

function findSlowPart(pattern: string): string | undefined {
  const automaton = automatonOf(patternTree(pattern));
  const { positions, loops, ambiguous } = automaton;
  if (ambiguous !== undefined) return `"${ambiguous}" repeats what can already be empty, or repeated, by itself`;
  if (positions.length > maxPositions) return 'it is too long, once its counts are written out, to be looked into';
  const inLoops = loops.flatMap((range) =>
    Array.from({ length: range[1] - range[0] + 1 }, (_, index) => ({ place: range[0] + index, range })),
  );
  const ranges = new Map(inLoops.map(({ place, range }) => [place, range]));
  const loopOf = (place: number): Range => ranges.get(place) ?? [place, place];
  const walk: Walk = { ...automaton, sets: characterSets(positions), loopOf, steps: 0 };
  for (const { place: p, range } of inLoops)
    for (const { place: q } of inLoops) {
      if (p === q || q < range[0]) continue;
      const divided = divides(p, q, walk);
      if (divided === undefined) return 'it has too many repetitions to be looked into';
      const between = (place: number): string => `"${positions[place]?.text ?? ''}"`;
      if (divided) return `repeated, ${between(p)} and ${between(q)} can take the same text`;
    }
  return undefined;
}
