/** Escapes that ECMAScript, RE2, Python and Java read alike. */
const portableEscape = /^\\(?:[\\.*+?()[\]{}|^$/tnr-]|x[0-9A-Fa-f]{2})/;

/** The greatest number that every engine counts to. */
const maxCount = 1_000;

function isSmallCount(rest: string): boolean {
  const [, least, most] = /^\{([0-9]+),?([0-9]*)\}/.exec(rest) ?? [];
  return Math.max(Number(least), Number(most)) <= maxCount;
}

const strangeEscape = (rest: string): string | undefined =>
  rest.startsWith('\\') && !portableEscape.test(rest)
    ? `"${rest.slice(0, 2)}" is not read alike everywhere`
    : undefined;

function partOfClass(rest: string): string | undefined {
  if (rest.startsWith('[')) return '"[" inside a class begins another class elsewhere; write "\\["';
  if (rest.startsWith('&&')) return '"&&" inside a class intersects two classes elsewhere';
  return strangeEscape(rest);
}

function partOutside(rest: string): string | undefined {
  if (/^\[\^?\]/.test(rest)) return `"${rest.startsWith('[^') ? '[^]' : '[]'}" is an empty class`;
  if (rest.startsWith('.')) return '"." takes other characters elsewhere; write the class out';
  if (/^\(\?(?!:)/.test(rest)) return `"${rest.slice(0, 3)}" is look-around or a named group`;
  if (/^[*+?}][+]/.test(rest)) return `"${rest.slice(0, 2)}" is a possessive quantifier`;
  return rest.startsWith('{') && !isSmallCount(rest) ? `a count goes beyond ${maxCount}` : strangeEscape(rest);
}

/**
 * Says what in a pattern another engine would read differently.
 *
 * @param pattern A regular expression as JSON Schema has it.
 * @returns The part and why, or `undefined` when the pattern is portable.
 */
export function unportablePart(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return `it is no regular expression (${(error as Error).message})`;
  }
  let inClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const rest = pattern.slice(index, index + 24);
    const found = inClass ? partOfClass(rest) : partOutside(rest);
    if (found !== undefined) return found;
    if (rest.startsWith('\\')) index += (portableEscape.exec(rest)?.[0].length ?? 1) - 1;
    else if (inClass) inClass = !rest.startsWith(']');
    else inClass = rest.startsWith('[');
  }
  return undefined;
}

/**
 * Says whether a pattern matches whole texts only.
 *
 * @param pattern A regular expression.
 * @returns True when it begins with ^, ends with $ and has no alternative outside a group.
 */
export function isAnchored(pattern: string): boolean {
  if (!pattern.startsWith('^') || !/(^|[^\\])(\\\\)*\$$/.test(pattern)) return false;
  let depth = 0;
  let inClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index];
    if (character === '\\') index += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) return false;
  }
  return true;
}
