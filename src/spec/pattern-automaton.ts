import type { PatternNode, Range } from './pattern-tree.ts';

/** A character class at its place in a pattern: what it takes, and which places may come next. */
export interface Position {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly next: Set<number>;
}

/** The places of a pattern in their order (Glushkov's automaton). */
export interface Automaton {
  readonly positions: readonly Position[];
  /** First and last place of each outermost repetition, from every place of which every other one can be reached again. */
  readonly loops: readonly Range[];
  /** A repetition that can take one text in two ways by its form alone, as written. */
  readonly ambiguous?: string;
}

/** A part of the automaton: whether it may take nothing, and the places where it begins and ends. */
interface Piece {
  readonly optional: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

interface Draft {
  readonly positions: Position[];
  loops: readonly Range[];
  ambiguous?: string;
}

type Repetition = Extract<PatternNode, { kind: 'repetition' }>;

/** A class that may come this many times more than it must is told from an endless one; above, it is taken for endless. */
const maxOptional = 16;

const empty: Piece = { optional: true, first: [], last: [] };

function join(left: Piece, right: Piece, { positions }: Draft): Piece {
  for (const end of left.last) for (const begin of right.first) positions[end]?.next.add(begin);
  return {
    optional: left.optional && right.optional,
    first: left.optional ? [...left.first, ...right.first] : left.first,
    last: right.optional ? [...left.last, ...right.last] : right.last,
  };
}

function loop({ text, part, least }: Repetition, draft: Draft): Piece {
  const { positions } = draft;
  const start = positions.length;
  const piece = pieceOf(part, draft);
  if (piece.optional) draft.ambiguous ??= text;
  for (const end of piece.last)
    for (const begin of piece.first) {
      if (positions[end]?.next.has(begin) === true) draft.ambiguous ??= text;
      positions[end]?.next.add(begin);
    }
  draft.loops = [...draft.loops.filter(([first]) => first < start), [start, positions.length - 1]];
  return { ...piece, optional: piece.optional || least === 0 };
}

/** A class that is counted is written out, for a number tells `[0-9]{2}` from `[0-9]+`. */
function counted({ text, part, least, most }: Repetition, draft: Draft): Piece {
  let rest = empty;
  if (most - least > maxOptional) rest = loop({ kind: 'repetition', text, part, least: 0, most: Infinity }, draft);
  else
    for (let times = least; times < most; times += 1)
      rest = { ...join(pieceOf(part, draft), rest, draft), optional: true };
  for (let times = 0; times < least; times += 1) rest = join(pieceOf(part, draft), rest, draft);
  return rest;
}

function repetition(node: Repetition, draft: Draft): Piece {
  const { part, most } = node;
  if (most === 0) return empty;
  if (most === 1) return { ...pieceOf(part, draft), optional: true };
  return part.kind === 'class' && most !== Infinity ? counted(node, draft) : loop(node, draft);
}

function pieceOf(node: PatternNode, draft: Draft): Piece {
  if (node.kind === 'repetition') return repetition(node, draft);
  if (node.kind === 'class') {
    const place = draft.positions.push({ text: node.text, ranges: node.ranges, next: new Set() }) - 1;
    return { optional: false, first: [place], last: [place] };
  }
  if (node.kind === 'sequence')
    return node.parts.reduce<Piece>((left, part) => join(left, pieceOf(part, draft), draft), empty);
  const pieces = node.parts.map((part) => pieceOf(part, draft));
  return {
    optional: pieces.some(({ optional }) => optional),
    first: pieces.flatMap(({ first }) => first),
    last: pieces.flatMap(({ last }) => last),
  };
}

/**
 * Makes the automaton of a pattern. A group that is counted is taken for one that is repeated without end: who counts
 * may still try each way to divide a text.
 *
 * @param tree The pattern taken apart.
 * @returns Its places, and its repetitions.
 */
export function automatonOf(tree: PatternNode): Automaton {
  const draft: Draft = { positions: [], loops: [] };
  pieceOf(tree, draft);
  return draft;
}
