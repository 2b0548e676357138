/** A line of a file, and whether it is new. */
export interface Line {
  readonly text: string;
  readonly isAdded: boolean;
}

/** Pairs of lines that are compared at most; files beyond that are shown without marks. */
const mostPairs = 4_000_000;

const linesOf = (text: string): readonly string[] => text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);

/** A line may have got a comma because another one follows it now. */
function isSame(line: string | undefined, old: string | undefined): boolean {
  return line !== undefined && old !== undefined && (line === old || line === `${old},`);
}

/** The longest common subsequence: for each pair of ends, how many lines are the same from there on. */
function sameFrom(lines: readonly string[], old: readonly string[]): (line: number, before: number) => number {
  const width = old.length + 1;
  const counts = new Uint32Array((lines.length + 1) * width);
  const countAt = (line: number, before: number): number => counts[line * width + before] ?? 0;
  for (let line = lines.length - 1; line >= 0; line--)
    for (let before = old.length - 1; before >= 0; before--)
      counts[line * width + before] = isSame(lines[line], old[before])
        ? countAt(line + 1, before + 1) + 1
        : Math.max(countAt(line + 1, before), countAt(line, before + 1));
  return countAt;
}

function marked(lines: readonly string[], old: readonly string[]): readonly Line[] {
  const countAt = sameFrom(lines, old);
  let before = 0;
  return lines.map((text, line) => {
    while (before < old.length && !isSame(text, old[before]) && countAt(line, before + 1) === countAt(line, before))
      before++;
    const isAdded = !isSame(text, old[before]);
    if (!isAdded) before++;
    return { text, isAdded };
  });
}

/**
 * Finds the lines of a text that are new or changed.
 *
 * @param text The text now.
 * @param old The text before; absent where everything is new.
 * @returns Its lines; no line of a text that is very long is called new.
 */
export function addedLines(text: string, old?: string): readonly Line[] {
  const lines = linesOf(text);
  const before = old === undefined ? [] : linesOf(old);
  let first = 0;
  while (isSame(lines[first], before[first])) first++;
  let same = 0;
  while (same < Math.min(lines.length, before.length) - first && isSame(lines.at(-1 - same), before.at(-1 - same)))
    same++;
  const [changed, former] = [lines.slice(first, lines.length - same), before.slice(first, before.length - same)];
  const middle =
    changed.length * former.length > mostPairs
      ? changed.map((line) => ({ text: line, isAdded: false }))
      : marked(changed, former);
  const unchanged = (line: string): Line => ({ text: line, isAdded: false });
  return [...lines.slice(0, first).map(unchanged), ...middle, ...lines.slice(lines.length - same).map(unchanged)];
}
