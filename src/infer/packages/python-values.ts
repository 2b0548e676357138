import type { PythonToken } from './python-tokens.ts';

/** Pieces of Python that belong together. */
export type Tokens = readonly PythonToken[];

/** Finds the value of a variable that is given once in plain words; `undefined` for any other. */
export type Constants = (name: string) => Tokens | undefined;

/**
 * Says whether a piece is a certain sign.
 *
 * @param token The piece, if there is one.
 * @param sign One character.
 * @returns True for that sign outside of texts.
 */
export function isSign(token: PythonToken | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.value === sign;
}

/**
 * Takes pieces apart at the commas of one depth.
 *
 * @param tokens What stands between two brackets.
 * @param depth How many brackets are open there.
 * @returns The parts that are not empty.
 */
export function separated(tokens: Tokens, depth: number): readonly Tokens[] {
  const parts: PythonToken[][] = [[]];
  for (const token of tokens)
    if (isSign(token, ',') && token.depth === depth) parts.push([]);
    else parts.at(-1)?.push(token);
  return parts.filter((part) => part.length > 0);
}

function statements(tokens: Tokens): readonly Tokens[] {
  const found: PythonToken[][] = [[]];
  for (const token of tokens)
    if (token.kind === 'end') found.push([]);
    else found.at(-1)?.push(token);
  return found;
}

const taking: ReadonlySet<string | undefined> = new Set(['for', 'as', 'import', 'global', 'nonlocal', 'del']);

/** Names that a statement gives a value in another way than by being its first word. */
function changedIn(statement: Tokens): readonly string[] {
  return statement.flatMap(({ kind, value, depth }, index) => {
    if (kind !== 'name' || value === undefined) return [];
    const isTaken = taking.has(statement[index - 1]?.value);
    const isGiven = index > 0 && depth === 0 && isSign(statement[index + 1], '=') && !isSign(statement[index + 2], '=');
    const isAddedTo = statement[index + 1]?.kind === 'sign' && isSign(statement[index + 2], '=');
    return isTaken || isGiven || isAddedTo ? [value] : [];
  });
}

/**
 * Collects the variables of a file that are given once.
 *
 * @param tokens The file.
 * @returns Their values; a list counts only where nothing else names its variable but the one who asks.
 */
export function constantsOf(tokens: Tokens): Constants {
  const given = new Map<string, Tokens>();
  const uses = new Map<string, number>();
  const changed = new Set<string>();
  for (const { kind, value } of tokens)
    if (kind === 'name' && value !== undefined) uses.set(value, (uses.get(value) ?? 0) + 1);
  for (const statement of statements(tokens)) {
    for (const name of changedIn(statement)) changed.add(name);
    const [name, equals, ...value] = statement;
    if (name?.kind !== 'name' || name.value === undefined || !isSign(equals, '=')) continue;
    if (given.has(name.value)) changed.add(name.value);
    given.set(name.value, value);
  }
  return (name) => {
    const value = given.get(name);
    const isText = value?.every(({ kind }) => kind === 'text') === true;
    return changed.has(name) || (!isText && uses.get(name) !== 2) ? undefined : value;
  };
}

/** Follows a variable to its value, once. */
function followed(tokens: Tokens, constants: Constants): Tokens | undefined {
  const [first] = tokens;
  return tokens.length === 1 && first?.kind === 'name' ? constants(first.value ?? '') : tokens;
}

/**
 * Reads a text.
 *
 * @param tokens What stands for it: texts beside each other, or a variable.
 * @param constants The variables.
 * @returns The text; `undefined` where code makes it.
 */
export function textOf(tokens: Tokens, constants: Constants): string | undefined {
  const written = followed(tokens, constants) ?? [];
  const isText = written.length > 0 && written.every(({ kind, value }) => kind === 'text' && value !== undefined);
  return isText ? written.map(({ value }) => value).join('') : undefined;
}

/**
 * Reads a list of texts.
 *
 * @param tokens What stands for it: a list, a tuple or a variable.
 * @param constants The variables.
 * @returns The texts; `undefined` where code makes one of them.
 */
export function textsOf(tokens: Tokens, constants: Constants): readonly string[] | undefined {
  const written = followed(tokens, constants) ?? [];
  const [first] = written;
  const last = written.at(-1);
  const isList = (isSign(first, '[') && isSign(last, ']')) || (isSign(first, '(') && isSign(last, ')'));
  if (first === undefined || !isList) return undefined;
  const texts = separated(written.slice(1, -1), first.depth + 1).map((item) => textOf(item, constants));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
