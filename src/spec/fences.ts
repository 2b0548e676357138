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

const saysExample = (text: string): boolean => /\b(ac+ept|re[jg]ect)/i.test(text);

function isClosed(node: Code, lines: readonly string[]): boolean {
  const first = lines[(node.position?.start.line ?? 1) - 1]?.trimStart() ?? '';
  const last = lines[(node.position?.end.line ?? 1) - 1]?.trim() ?? '';
  const mark = first.startsWith('~') ? '~' : '`';
  return node.position?.start.line !== node.position?.end.line && last.length >= 3 && last.split(mark).join('') === '';
}

function valueOf(node: Code): { readonly value?: unknown; readonly reason?: string } {
  if (node.lang === 'json')
    try {
      return { value: JSON.parse(node.value) as unknown };
    } catch (error) {
      return { reason: (error as Error).message };
    }
  const read = readYaml(node.value);
  return 'value' in read ? { value: read.value } : { reason: read.problems[0]?.message ?? 'not readable' };
}

/** What is wrong with a code block that is, or may have been meant as, an example. */
function faultOf(node: Code, topLevel: boolean, lines: readonly string[]): string | undefined {
  const meta = node.meta ?? '';
  if (node.lang === null || node.lang === undefined) return 'A code block has no language.';
  if (!isClosed(node, lines)) return 'A code block is not closed.';
  if (!saysExample(`${node.lang} ${meta}`)) return undefined;
  if (!topLevel) return 'An example stands inside a list or a quotation.';
  if (node.lang !== 'json' && node.lang !== 'yaml') return `An example is written in "${node.lang}".`;
  if (headerOf(meta) === undefined) return `The heading of an example, "${meta}", is not of the expected form.`;
  return undefined;
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
    if (textBlocks.has(node.type) && sourceOf(node, source).includes('```')) stray.push(node as RootContent);
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
      'A paragraph holds three backticks.',
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
