const number = '(?:0|[1-9][0-9]{0,5})';
const caret = new RegExp(`^\\^ ?(${number}(?:\\.${number}){0,3})$`);
const tilde = new RegExp(`^~ ?(${number}(?:\\.${number}){0,3})$`);
const exact = new RegExp(`^(?:== ?)?(${number}(?:\\.${number}){0,3}(?:\\.\\*)?)$`);
const comparison = /^(?:~=|===?|!=|[<>]=?) ?[A-Za-z0-9._*+!-]+$/;

function upTo(parts: readonly string[], place: number): string {
  return parts.map((part, index) => (index === place ? `${Number(part) + 1}` : index < place ? part : '0')).join('.');
}

/** `^1.2` stays below the next number of the first place that is not 0. */
function fromCaret(version: string): string {
  const parts = version.split('.');
  const first = parts.findIndex((part) => part !== '0');
  return `>=${version},<${upTo(parts, first === -1 ? parts.length - 1 : first)}`;
}

/** `~1.2` and `~1.2.3` stay below 1.3, and `~1` below 2. */
function fromTilde(version: string): string {
  const parts = version.split('.');
  return `>=${version},<${upTo(parts, Math.min(1, parts.length - 1))}`;
}

/**
 * Writes a version constraint of Poetry as PEP 440 does, where that says exactly the same.
 *
 * @param constraint The constraint: `^3.9`, `>=1.2,<2`, `*`.
 * @returns The comparisons, empty for any version; `undefined` for a constraint that is not translated.
 * @see The documentation of Poetry, "Dependency specification".
 */
export function fromPoetry(constraint: string): string | undefined {
  const text = constraint.trim();
  if (text.length > 200) return undefined;
  if (text === '*' || text === '') return '';
  const [, caretVersion] = caret.exec(text) ?? [];
  if (caretVersion !== undefined) return fromCaret(caretVersion);
  const [, tildeVersion] = tilde.exec(text) ?? [];
  if (tildeVersion !== undefined) return fromTilde(tildeVersion);
  const [, exactVersion] = exact.exec(text) ?? [];
  if (exactVersion !== undefined) return `==${exactVersion}`;
  const parts = text.split(',').map((part) => part.trim());
  return parts.every((part) => comparison.test(part)) ? parts.join(',').replaceAll(' ', '') : undefined;
}
