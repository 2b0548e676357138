import { Composer, Parser, type CST, type Document } from 'yaml';
import { descending, placesIn } from './place.ts';
import { problem, type Problem, type Severity } from './problem.ts';
import { createTally, type Tally } from './tally.ts';
import { emptyText, type ReadText, type UnreadText } from './text.ts';
import { notPlain, secondDocument, singleText, syntaxProblem, tooDeep, type YamlSource } from './yaml-syntax.ts';
import { readNode, type Part } from './yaml-walk.ts';

/** How a YAML text is read; everything may be left out. */
export interface YamlOptions {
  /** Number of the first line, for a text that was cut out of a longer one; 1 unless given. */
  readonly startLine?: number;
  /** How grave a key is that stands twice; a warning unless given. An error does not stop the reading. */
  readonly duplicateKeys?: Severity;
  /** Length in UTF-16 code units; {@link maxYamlLength} unless given. */
  readonly maxLength?: number;
  /** Levels of objects and lists; never more than {@link maxYamlDepth}. */
  readonly maxDepth?: number;
  /** What becomes of prose, which YAML takes for one single text; it is read unless this is given. */
  readonly singleText?: 'refused';
}

/** How long a YAML text may be unless a caller says otherwise; its parser takes up to five seconds for a million characters. */
export const maxYamlLength = 256 * 1024;

/** How many levels of objects and lists a YAML text may have. */
export const maxYamlDepth = 64;

/** The check for unique keys would compare each key with each other one; the walk finds them in one go. */
const composing = { version: '1.2', schema: 'core', uniqueKeys: false, merge: false, prettyErrors: false } as const;

/**
 * Reads plain YAML 1.2: the values of JSON in YAML's spelling. Dates stay strings; aliases, anchors, tags, merge keys, keys
 * that are no strings and more than one document are refused.
 *
 * @param text The text; a byte order mark before it is skipped and counts in no column.
 * @param options Where it begins, how long it may be, and how grave duplicate keys are.
 * @returns The value with places and what else was noted, or the problems for which it cannot be read.
 */
export function readYaml(text: string, options: YamlOptions = {}): ReadText | UnreadText {
  const yaml = text.startsWith('\ufeff') ? text.slice(1) : text;
  const { startLine = 1, duplicateKeys = 'warning', maxLength = maxYamlLength } = options;
  const maxDepth = Math.min(options.maxDepth ?? maxYamlDepth, maxYamlDepth);
  if (yaml.trim() === '') return emptyText(startLine);
  if (yaml.length > maxLength) return { problems: [tooLong(yaml.length, maxLength)] };
  const placeAt = placesIn(yaml, startLine);
  const tokens = Array.from(new Parser().parse(yaml));
  const deep = nestedTooDeep(tokens, maxDepth);
  if (deep !== undefined) return { problems: [tooDeep(placeAt(deep), maxDepth)] };
  const walk = { placeAt, duplicateKeys, maxDepth, refused: createTally(), noted: createTally() };
  const [document, second] = new Composer(composing).compose(tokens, true, yaml.length);
  if (document === undefined) return emptyText(startLine);
  checkDocument(document, second, { text: yaml, tokens, placeAt }, walk.refused);
  if (walk.refused.problems().length > 0) return { problems: walk.refused.problems() };
  const root = readNode(document.contents, { pointer: '', depth: 0, offset: document.contents?.range[0] ?? 0 }, walk);
  const noted = walk.noted.problems();
  const refused = walk.refused.problems();
  if (refused.length > 0) return { problems: [...refused, ...noted] };
  if (typeof root.value === 'string' && options.singleText === 'refused')
    return { problems: [singleText(root.value, placeAt(root.offset))] };
  const find = descending<Part>(root, ({ parts }) => parts);
  return { value: root.value, placeOf: (pointer) => placeAt(find(pointer).offset), problems: noted };
}

function tooLong(length: number, maxLength: number): Problem {
  return problem('file-is-within-limits', {
    message: `The YAML is ${length} characters long, more than the limit of ${maxLength}.`,
    hint: 'Write it as JSON, which is read up to a larger limit, or shorten it.',
  });
}

/** Looked for before the composer runs, which calls itself for each level. */
function nestedTooDeep(tokens: readonly CST.Token[], maxDepth: number): number | undefined {
  let level = tokens.flatMap((token) => (token.type === 'document' ? [token.value] : []));
  for (let depth = 0; depth < maxDepth; depth++)
    level = level.flatMap((token) =>
      token !== undefined && 'items' in token ? token.items.flatMap(({ key, value }) => [key ?? undefined, value]) : [],
    );
  return level.find((token) => token !== undefined && 'items' in token)?.offset;
}

/** What is said of the document as a whole: its syntax (one problem a line), its directives, and that it stands alone. */
function checkDocument(
  { errors, directives }: Document.Parsed,
  second: Document.Parsed | undefined,
  source: YamlSource,
  refused: Tally,
): void {
  const { placeAt } = source;
  let line = 0;
  for (const error of errors.toSorted((one, other) => one.pos[0] - other.pos[0])) {
    const place = placeAt(error.pos[0]);
    if (place.line > line) refused.add(() => syntaxProblem(error, source));
    line = place.line;
  }
  if (directives.yaml.version !== '1.2' || Object.keys(directives.tags).length > 1)
    refused.add(() => notPlain('A line with % asks for another version or for tags.', placeAt(0), 'Remove the line.'));
  if (second !== undefined) refused.add(() => secondDocument(placeAt(second.range[0])));
}
