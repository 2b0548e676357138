import { unknownPart } from './image-names.ts';
import type { LogicalLine } from './shell-words.ts';

const maxVariables = 500;
const maxValue = 500;

const assignment =
  /^(?:-[ \t]+)?(?:export[ \t]+|readonly[ \t]+|local[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \t]*(?:[:?]?=|:(?=[ \t]))[ \t]*(\S.*)$/;

const reference =
  /\$?\{\{([^{}]*)\}\}|\$\$?\{([^{}]*)\}|\$\(([^()]*)\)|\$\$?([A-Za-z_][A-Za-z0-9_]*)|\$[0-9@*#?!]|`[^`]*`/g;

function unquoted(text: string): string {
  const value = text.replace(/[ \t]#.*$/, '').trimEnd();
  const quote = value.charAt(0);
  return value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value;
}

function fill(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(reference, (_, ...inside: readonly (string | undefined)[]) => {
    const expression = inside.slice(0, 4).find((one) => one !== undefined) ?? '';
    const [, name = '', otherwise] =
      /^(?:env\.|vars\.)?([A-Za-z_][A-Za-z0-9_.]*)(?:,,)?(?::?-(.*))?$/.exec(expression.trim()) ?? [];
    return valueOf(name) ?? otherwise ?? unknownPart;
  });
}

/**
 * Puts the values of variables into a text: `$NAME`, `${NAME:-otherwise}`, `$(NAME)`, `${{ env.NAME }}` and `{{NAME}}`.
 *
 * @param text The text.
 * @param variables Values by name.
 * @returns The text, with {@link unknownPart} where no file tells the value.
 */
export function fillIn(text: string, variables: ReadonlyMap<string, string>): string {
  return /[$`]|\{\{/.test(text) ? fill(text, (name) => variables.get(name)) : text;
}

function written(lines: readonly LogicalLine[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { text } of lines) {
    const [, name, right = ''] = assignment.exec(text) ?? [];
    if (name === undefined || values.size >= maxVariables) continue;
    const value = right.length > maxValue ? unknownPart : unquoted(right);
    const before = values.get(name);
    values.set(name, before === undefined || before === value ? value : unknownPart);
  }
  return values;
}

/**
 * Collects the variables that a CI file, a Makefile or a script sets to fixed values.
 *
 * @param lines The lines of the text.
 * @param known Variables whose values are known from elsewhere; what the text sets goes before them.
 * @returns Values by name; {@link unknownPart} in what is set twice, or depends on what no file tells.
 */
export function variablesIn(
  lines: readonly LogicalLine[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const texts = written(lines);
  const values = new Map<string, string>();
  const open = new Set<string>();
  const valueOf = (name: string): string | undefined => {
    const text = texts.get(name);
    if (text === undefined) return known.get(name);
    const done = values.get(name);
    if (done !== undefined) return done;
    if (open.has(name)) return unknownPart;
    open.add(name);
    const value = fill(text, valueOf);
    open.delete(name);
    const kept = value.length > maxValue ? unknownPart : value;
    values.set(name, kept);
    return kept;
  };
  for (const name of texts.keys()) valueOf(name);
  return new Map([...known, ...values]);
}
