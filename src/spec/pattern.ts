/** Escapes that ECMAScript, RE2, Python and Java read alike. */
const portableEscape = /^\\(?:[\\.*+?()[\]{}|^$/tnr-]|x[0-9A-Fa-f]{2})/;

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
    const rest = pattern.slice(index, index + 8);
    if (rest.startsWith('\\')) {
      const escape = portableEscape.exec(rest);
      if (escape === null) return `"${rest.slice(0, 2)}" is not read alike everywhere`;
      index += escape[0].length - 1;
    } else if (inClass) inClass = !rest.startsWith(']');
    else if (rest.startsWith('[')) inClass = true;
    else if (/^\(\?(?!:)/.test(rest)) return `"${rest.slice(0, 3)}" is look-around or a named group`;
    else if (/^[*+?}][+]/.test(rest)) return `"${rest.slice(0, 2)}" is a possessive quantifier`;
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
