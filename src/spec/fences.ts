import type { Code, Root, RootContent } from 'mdast';
import { problem, type Problem } from './problem.ts';
import type { Example, ExpectedFailure } from './spec.ts';
import { readYaml } from './yaml.ts';

/** The examples of a document and what is wrong with its code blocks. */
export interface Fences {
  readonly examples: readonly Example[];
  readonly problems: readonly Problem[];
}

type Header =
  | { readonly verdict: 'accepted'; readonly name: string }
  | { readonly verdict: 'rejected'; readonly expected: readonly ExpectedFailure[] };

const failure = /^#((?:\/[^\s,]*)?) ([A-Za-z$]+)$/;

function headerOf(meta: string): Header | undefined {
  const accepted = /^accepted ([A-Za-z0-9 ,()-]+)$/.exec(meta);
  if (accepted?.[1] !== undefined) return { verdict: 'accepted', name: accepted[1].trim() };
  if (!meta.startsWith('rejected ')) return undefined;
  const expected = meta
    .slice('rejected '.length)
    .split(', ')
    .map((part) => failure.exec(part.trim()));
  if (expected.some((match) => match === null)) return undefined;
  return {
    verdict: 'rejected',
    expected: expected.map((match) => ({ pointer: match?.[1] ?? '', keyword: match?.[2] ?? '' })),
  };
}

/** Rules of files that are warnings there, because nobody knows what was meant; here the author can be asked. */
const doubtful: ReadonlySet<string> = new Set(['key-is-unique', 'number-is-exact']);

function jsonOf(text: string): { readonly value?: unknown; readonly reason?: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}

function isClosed(node: Code, lines: readonly string[]): boolean {
  const first = lines[(node.position?.start.line ?? 1) - 1]?.trimStart() ?? '';
  const last = lines[(node.position?.end.line ?? 1) - 1]?.trim() ?? '';
  const mark = first.startsWith('~') ? '~' : '`';
  return node.position?.start.line !== node.position?.end.line && last.length >= 3 && last.split(mark).join('') === '';
}

function valueOf(node: Code): { readonly value?: unknown; readonly reason?: string } {
  const plain = node.lang === 'json' ? jsonOf(node.value) : undefined;
  if (plain?.reason !== undefined) return plain;
  // JSON is YAML as well, whose reader notices what `JSON.parse` passes over: keys that stand twice, numbers cut short.
  const read = readYaml(node.value, { duplicateKeys: 'error' });
  const [fault] = read.problems.filter(({ rule }) => doubtful.has(rule) || !('value' in read || plain));
  if (fault !== undefined) return { reason: fault.message.replace(/\.$/, '') };
  return plain ?? ('value' in read ? { value: read.value } : { reason: 'it cannot be read' });
}

/** Finds also what is nearly one of the two words. */
const saysExample = (text: string): boolean => /ac+ept|re[jg]ect/i.test(text);

const headingFault = ({ lang, meta }: Code): string =>
  `The heading of an example, "${[lang, meta].filter(Boolean).join(' ')}", is not of the expected form.`;

/** What is wrong with a code block that is, or may have been meant as, an example. */
function faultOf(node: Code, topLevel: boolean, lines: readonly string[]): string | undefined {
  const meta = node.meta ?? '';
  if (node.lang === null || node.lang === undefined) return 'A code block has no language.';
  if (!isClosed(node, lines)) return 'A code block is not closed.';
  const isData = node.lang === 'json' || node.lang === 'yaml';
  // A word after the language means something; what it means is said only of an example.
  if (meta === '' || !(isData || saysExample(meta))) return saysExample(node.lang) ? headingFault(node) : undefined;
  if (!topLevel) return 'An example stands inside a list or a quotation.';
  if (!isData) return `An example is written in "${node.lang}".`;
  return headerOf(meta) === undefined ? headingFault(node) : undefined;
}

interface Found {
  readonly node: Code;
  readonly topLevel: boolean;
}

const textBlocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'html', 'table']);

const sourceOf = ({ position }: Root | RootContent, source: string): string =>
  source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

function codeBlocks(
  root: Root,
  source: string,
): { readonly blocks: readonly Found[]; readonly stray: readonly RootContent[] } {
  const blocks: Found[] = [];
  const stray: RootContent[] = [];
  const visit = (node: Root | RootContent, depth: number): void => {
    if (node.type === 'code') blocks.push({ node, topLevel: depth === 1 });
    if (textBlocks.has(node.type) && /`{3}|~{3}/.test(sourceOf(node, source))) stray.push(node as RootContent);
    if ('children' in node) for (const child of node.children) visit(child, depth + 1);
  };
  visit(root, 0);
  return { blocks, stray };
}

/**
 * Reads the examples of a document, and refuses every code block that may have been meant as one but is not, so that
 * no example can vanish silently.
 *
 * @param root The syntax tree of the document.
 * @param source The document.
 * @returns The examples in order, and the problems.
 */
export function readFences(root: Root, source: string): Fences {
  const lines = source.split(/\r\n|\n|\r/);
  const problems: Problem[] = [];
  const examples: Example[] = [];
  const names = new Set<string>();
  const { blocks, stray } = codeBlocks(root, source);
  const say = (rule: Problem['rule'], node: RootContent, message: string, hint: string): void => {
    const start = node.position?.start;
    problems.push(problem(rule, { message, hint, place: start && { line: start.line, column: start.column } }));
  };
  for (const node of stray)
    say(
      'fence-is-an-example',
      node,
      'A paragraph or a piece of HTML holds three backticks or tildes.',
      'Begin the fence on a line of its own and close it.',
    );
  for (const { node, topLevel } of blocks) {
    const fault = faultOf(node, topLevel, lines);
    if (fault !== undefined) {
      say(
        'fence-is-an-example',
        node,
        fault,
        'Write ```json accepted <name>, or ```json rejected #/pointer keyword, at top level, and close it; give other blocks a language.',
      );
      continue;
    }
    const header = headerOf(node.meta ?? '');
    if (header === undefined) continue;
    const { value, reason } = valueOf(node);
    if (reason !== undefined) {
      say(
        'example-is-readable',
        node,
        `The example is not well-formed ${node.lang ?? ''}: ${reason}.`,
        'Correct its text.',
      );
      continue;
    }
    if (header.verdict === 'accepted' && names.has(header.name))
      say('example-has-its-own-name', node, `Two examples are called "${header.name}".`, 'Rename one of them.');
    if (header.verdict === 'accepted') names.add(header.name);
    const line = node.position?.start.line ?? 1;
    examples.push({ ...header, language: node.lang as 'json' | 'yaml', text: node.value, value, line });
  }
  return { examples, problems };
}
