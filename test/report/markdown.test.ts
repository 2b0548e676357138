import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, markdownText } from '../../src/report/markdown-text.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { problem } from '../../src/spec/problem.ts';
import type { Report } from '../../src/validate/report.ts';
import { hostileReports, hostileTexts, reportWith } from './hostile.ts';

const options = { version: '1.2.3', rulePagesOpen: false };
const parser = unified().use(remarkParse).use(remarkGfm);

function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

const ours = ['root', 'heading', 'paragraph', 'list', 'listItem', 'strong', 'text', 'inlineCode', 'code'];
/** What a service might make a mention, a reference, an address, an emoji or a command of. */
const live = /[@#!~%&$<>*_[\]\\|`=+{}^/]|:\w|www|\.\w*[a-z]/iu;

function expectHarmless(markdown: string): void {
  const nodes = nodesOf(parser.parse(markdown));
  expect(nodes.map(({ type }) => type).filter((type) => !ours.includes(type))).toEqual([]);
  for (const node of nodes) if (node.type === 'text') expect(node.value).not.toMatch(live);
}

const place = { line: 11, column: 5 };
const wrong = problem('taskinfo-matches', {
  message: '`interface_port` is "8888", which is text.',
  hint: 'Write 8888.',
  place,
});
const report: Report = {
  file: './codemeta.json',
  verdict: 'invalid',
  tasks: [
    {
      kind: 'tasktype',
      type: 'https://example.org/rosetta',
      title: 'Rosetta container',
      version: '1.0',
      verdict: 'invalid',
      pointer: '',
      line: 7,
      column: 3,
    },
  ],
  problems: [wrong],
};
const linesOf = (one: Report, more: Partial<typeof options> = {}): readonly string[] =>
  renderMarkdown({ verdict: one.verdict, files: [one] }, { ...options, ...more }).split('\n');

describe('Markdown for a review', () => {
  it('heads the file with its verdict, and tells each task and each problem', () => {
    expect(linesOf(report)).toEqual([
      '### `codemeta.json`: invalid',
      '',
      '- Rosetta container 1.0, line 7: invalid',
      '',
      '1. **error, line 11, column 5:** `interface_port` is `"8888"`, which is text. Write 8888. (`taskinfo-matches`)',
      '',
      'Checked with tasktypes 1.2.3.',
      '',
    ]);
  });

  it('links the rules once their pages open', () => {
    expect(linesOf(report, { rulePagesOpen: true })[4]).toMatch(/ \(\[taskinfo-matches\]\(https:\/\/[^ ]+\)\)$/);
  });

  it('counts several files, and shows fifty problems of each', () => {
    const many = { ...report, problems: Array.from({ length: 53 }, () => wrong) };
    const text = renderMarkdown({ verdict: 'invalid', files: [many, { ...report, file: '-' }] }, options);
    expect(text).toMatch(/^2 files: 2 invalid\n\n### `codemeta\.json`: invalid\n/);
    expect(text).toContain('\n50. **error');
    expect(text).toContain('\nAnd 3 more; `--format json` lists them all.\n\n### Standard input: invalid\n');
  });

  it('offers a block to paste that is JSON between braces', () => {
    const { proposal } = reportWith('```\n</code>');
    const text = linesOf({
      ...report,
      verdict: 'nothing-declared',
      tasks: [],
      problems: [],
      proposal: proposal as never,
    });
    const [block] = nodesOf(parser.parse(text.join('\n'))).filter(({ type }) => type === 'code');
    expect(JSON.parse(`{${(block as { value: string }).value}}`)).toHaveProperty(
      'targetProduct.0.name',
      '```\n</code>',
    );
  });

  it('asks the question that decides where nothing speaks for a type', () => {
    const proposal = { question: 'Is there something to run?' };
    expect(linesOf({ ...report, verdict: 'nothing-declared', tasks: [], problems: [], proposal })).toContain(
      'Is there something to run?',
    );
  });

  it('makes neither markup nor mention of what hostile files hold', () => {
    expectHarmless(renderMarkdown(hostileReports, options));
  });
});

describe('a sentence as Markdown', () => {
  it.each([
    ['`field` is missing. Add it.', '`field` is missing. Add it.'],
    ['It is "a b", so 3.5 – or 10,000 – is the planner’s limit (a number).', 'It is `"a b"`, so 3.5 – or 10,000 – is the planner’s limit (a number).'], // prettier-ignore
    ['Ask @someone (see https://example.org/x).', 'Ask `@someone` (see `https://example.org/x`).'],
    ['Say ``a`` twice', 'Say ``` ``a`` ``` twice'],
    ['a\nb', '`a\\u{a}b`'],
  ])('keeps plain words and makes the rest code: %s', (sentence, markdown) => {
    expect(markdownText(sentence)).toBe(markdown);
  });

  it('is harmless whatever it quotes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...hostileTexts,
        '`',
        '``',
        '"',
        '\\',
        ' ',
        '(',
        ')',
        '.',
        ',',
        'word',
        '@me',
        '<b>',
        '](',
        '*',
        '|',
      ),
      fc.string({ maxLength: 3, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expectHarmless(`- **x:** ${markdownText(pieces.join(''))} (y)`);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('code in Markdown', () => {
  it('holds any text on one line, fenced longer than any backticks in it', () => {
    for (const text of hostileTexts.filter((one) => one !== '')) {
      const [span, ...others] = nodesOf(parser.parse(`x ${codeSpan(text)} y`)).filter(({ type }) => type !== 'text');
      expect([span?.type, others.map(({ type }) => type)]).toEqual(['root', ['paragraph', 'inlineCode']]);
      expect(codeBlock([text], 'json')).toHaveLength(3);
    }
  });
});
