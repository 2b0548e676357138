/** A range of code points, both ends included. */
export type Range = readonly [from: number, to: number];

/** A regular expression taken apart. Anchors and empty groups are sequences of nothing. */
export type PatternNode =
  | { readonly kind: 'class'; readonly text: string; readonly ranges: readonly Range[] }
  | { readonly kind: 'sequence' | 'alternatives'; readonly parts: readonly PatternNode[] }
  | {
      readonly kind: 'repetition';
      readonly text: string;
      readonly part: PatternNode;
      readonly least: number;
      readonly most: number;
    };

const last = 0x10ffff;
const named: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13 };
const nothing: PatternNode = { kind: 'sequence', parts: [] };

/** What is left of the pattern; the reader moves `at` on. */
interface Rest {
  readonly text: string;
  at: number;
}

function take(rest: Rest, token: string): boolean {
  if (!rest.text.startsWith(token, rest.at)) return false;
  rest.at += token.length;
  return true;
}

/** One character of the pattern, or the one that an escape stands for. */
function character(rest: Rest): number {
  const escaped = take(rest, '\\');
  const code = rest.text.codePointAt(rest.at) ?? 0;
  const letter = String.fromCodePoint(code);
  rest.at += letter.length;
  if (!escaped) return code;
  if (letter !== 'x') return named[letter] ?? code;
  rest.at += 2;
  return Number.parseInt(rest.text.slice(rest.at - 2, rest.at), 16);
}

function complement(ranges: readonly Range[]): readonly Range[] {
  let next = 0;
  const gaps: Range[] = [];
  for (const [from, to] of [...ranges].sort(([one], [other]) => one - other)) {
    if (from > next) gaps.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  return next > last ? gaps : [...gaps, [next, last]];
}

function characterClass(rest: Rest): readonly Range[] {
  const negated = take(rest, '^');
  const ranges: Range[] = [];
  while (!take(rest, ']') && rest.at < rest.text.length) {
    const from = character(rest);
    const isRange = rest.text[rest.at] === '-' && rest.text[rest.at + 1] !== ']' && take(rest, '-');
    ranges.push([from, isRange ? character(rest) : from]);
  }
  return negated ? complement(ranges) : ranges;
}

function single(rest: Rest): readonly Range[] {
  if (take(rest, '.')) return [[0, last]];
  if (take(rest, '[')) return characterClass(rest);
  const code = character(rest);
  return [[code, code]];
}

function atom(rest: Rest): PatternNode {
  if (take(rest, '^') || take(rest, '$')) return nothing;
  if (take(rest, '(')) {
    take(rest, '?:');
    const group = alternatives(rest);
    take(rest, ')');
    return group;
  }
  const start = rest.at;
  const ranges = single(rest);
  return { kind: 'class', text: rest.text.slice(start, rest.at), ranges };
}

function bounds(rest: Rest): Range | undefined {
  if (take(rest, '*')) return [0, Infinity];
  if (take(rest, '+')) return [1, Infinity];
  if (take(rest, '?')) return [0, 1];
  const counted = /^\{([0-9]+)(,?)([0-9]*)\}/.exec(rest.text.slice(rest.at, rest.at + 24));
  if (counted === null) return undefined;
  const [all, least, comma, most] = counted;
  rest.at += all.length;
  if (comma === '') return [Number(least), Number(least)];
  return [Number(least), most === '' ? Infinity : Number(most)];
}

function sequence(rest: Rest): PatternNode {
  const parts: PatternNode[] = [];
  while (rest.at < rest.text.length && rest.text[rest.at] !== '|' && rest.text[rest.at] !== ')') {
    const start = rest.at;
    const part = atom(rest);
    const times = bounds(rest);
    // Whether it takes much or little first makes no difference to what it can match.
    if (times !== undefined) take(rest, '?');
    const text = rest.text.slice(start, rest.at);
    parts.push(times === undefined ? part : { kind: 'repetition', text, part, least: times[0], most: times[1] });
  }
  return { kind: 'sequence', parts };
}

function alternatives(rest: Rest): PatternNode {
  const parts = [sequence(rest)];
  while (take(rest, '|')) parts.push(sequence(rest));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'alternatives', parts };
}

/**
 * Takes a pattern apart.
 *
 * @param pattern A regular expression that compiles and is portable, as `unportablePart` says.
 * @returns Its tree.
 */
export function patternTree(pattern: string): PatternNode {
  return alternatives({ text: pattern, at: 0 });
}
