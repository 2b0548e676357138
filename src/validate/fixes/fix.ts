/** Replaces a part of a text; offsets count UTF-16 code units. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A change that is certain to do what a problem asks for. */
export interface Fix {
  /** What it does, as it stands on a button: `Rename it to "image_name"`. */
  readonly title: string;
  /** In the order of the text, not overlapping. */
  readonly edits: readonly Edit[];
}

/**
 * Makes the edits of a fix.
 *
 * @param text The text that the fix is for.
 * @param fix The fix.
 * @returns The text as it is then; every character that no edit names is as it was.
 */
export function applyFix(text: string, { edits }: Fix): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, insert } of edits) {
    pieces.push(text.slice(done, from), insert);
    done = to;
  }
  return pieces.join('') + text.slice(done);
}
