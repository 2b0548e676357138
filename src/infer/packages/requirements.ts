/** A requirement of a file for pip, with its line. */
export interface RequirementLine {
  readonly requirement: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What a file for pip asks for. */
export interface Requirements {
  readonly requirements: readonly RequirementLine[];
  /** Lines that only pip understands: options, files, addresses without a name. */
  readonly others: readonly RequirementLine[];
}

const maxLines = 10_000;
const maxLength = 1_024;
const beginning = /^[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)* *(?:\[[A-Za-z0-9._, -]*\])?/;
const comparison = /^(?:~=|===?|!=|[<>]=?) ?[A-Za-z0-9._*+!-]+$/;
const address = /^@ ?[A-Za-z][A-Za-z0-9+.-]*:[^ ]+(?: ;.+)?$/;

function areComparisons(text: string): boolean {
  const inner = text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text;
  return inner.split(',').every((part) => comparison.test(part.trim()));
}

/**
 * Says whether a text is a requirement as PEP 508 writes it: a name with extras, versions or an address, and a condition.
 *
 * @param text The text, its blanks single.
 * @returns True for a requirement of at most 1,024 characters; the condition is not looked into.
 */
export function isRequirement(text: string): boolean {
  if (text.length > maxLength) return false;
  const [head] = beginning.exec(text) ?? [];
  if (head === undefined) return false;
  const rest = text.slice(head.length).trim();
  if (rest.startsWith('@')) return address.test(rest);
  const end = rest.indexOf(';');
  const versions = end === -1 ? rest : rest.slice(0, end).trim();
  return (versions === '' || areComparisons(versions)) && (end === -1 || rest.slice(end + 1).trim() !== '');
}

/** pip takes a line that ends in a backslash together with the next one. */
function joinedLines(text: string): readonly RequirementLine[] {
  const joined: RequirementLine[] = [];
  let begun = '';
  let line = 1;
  for (const [index, written] of text.split(/\r\n?|\n/, maxLines).entries()) {
    if (begun === '') line = index + 1;
    const open = written.endsWith('\\') && begun.length < maxLength;
    begun += open ? `${written.slice(0, -1)} ` : written;
    if (open) continue;
    joined.push({ requirement: begun, line });
    begun = '';
  }
  return begun === '' ? joined : [...joined, { requirement: begun, line }];
}

function withoutComment(text: string): string {
  const end = text.search(/(?:^|\s)#/);
  return (end === -1 ? text : text.slice(0, end)).trim().replaceAll(/\s+/g, ' ');
}

/**
 * Reads a file for pip, such as requirements.txt.
 *
 * @param text The text; its first 10,000 lines are read.
 * @returns The requirements, and the lines that are none.
 */
export function readRequirements(text: string): Requirements {
  const lines = joinedLines(text.startsWith('\ufeff') ? text.slice(1) : text)
    .map(({ requirement, line }) => ({ requirement: withoutComment(requirement.slice(0, 2 * maxLength)), line }))
    .filter(({ requirement }) => requirement !== '');
  return {
    requirements: lines.filter(({ requirement }) => isRequirement(requirement)),
    others: lines.filter(({ requirement }) => !isRequirement(requirement)),
  };
}

/**
 * Writes the name of a project as indexes compare it: in lower case, each run of hyphens, dots and underscores one hyphen.
 *
 * @param name The name as somebody wrote it.
 * @returns The normal form. Source: the specification of name normalization.
 */
export function normalName(name: string): string {
  return name.toLowerCase().replaceAll(/[._-]+/g, '-');
}

/**
 * Writes comparisons of versions so that equal ones are equal texts.
 *
 * @param specifier Comparisons joined by commas.
 * @returns The same without blanks, in order.
 */
export function normalSpecifier(specifier: string): string {
  return specifier.replaceAll(/\s+/g, '').split(',').filter(Boolean).sort().join(',');
}

/**
 * Writes a requirement so that most equal ones are equal texts.
 *
 * @param requirement The requirement.
 * @returns The same with its name in normal form, without blanks; its versions in order where it has no condition.
 */
export function normalRequirement(requirement: string): string {
  const [head = ''] = beginning.exec(requirement) ?? [];
  const rest = requirement.slice(head.length).replaceAll(/\s+/g, '').replaceAll("'", '"');
  const bare = rest.startsWith('(') && rest.endsWith(')') ? rest.slice(1, -1) : rest;
  return normalName(head.replaceAll(' ', '')) + (/[;@]/.test(bare) ? bare : normalSpecifier(bare));
}
