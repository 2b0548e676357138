import { describe, expect, it } from 'vitest';
import { maxDocumentPart } from '../../src/spec/markdown-limits.ts';
import { createReader } from '../../src/spec/read.ts';
import { documentOf, rightFacts } from '../document.ts';

const read = createReader();
const path = 'tasktypes/port-task/1.0.md';
const body = documentOf().split('---\n\n')[1] ?? '';

/** The problems of a document with more prose, with the milliseconds that it took. */
function problemsOf(prose: string) {
  const started = performance.now();
  const { problems } = read(path, documentOf({ body: `${body}\n${prose}\n` }));
  return { problems, took: performance.now() - started };
}

describe('a document that would keep a parser of Markdown busy', () => {
  it.each([
    ['quotations in each other', '>'.repeat(20_000), 'More than 8 quotations and lists begin on this line.'],
    ['lists in each other', '- '.repeat(20_000), 'More than 8 quotations and lists begin on this line.'],
    ['numbered lists in each other', '1. '.repeat(20_000), 'More than 8 quotations and lists begin on this line.'],
    [
      'lists in each other, line by line',
      '- - a\n'.repeat(9_000),
      'More than 500 quotations and lists begin inside others.',
    ],
    ['footnotes', '[^1]'.repeat(5_000), 'More than 1000 lines and marks of Markdown stand here without a blank line.'],
    [
      'marks of emphasis',
      'a**b'.repeat(5_000),
      'More than 1000 lines and marks of Markdown stand here without a blank line.',
    ],
    [
      'marks that differ',
      '*a_ '.repeat(10_000),
      'More than 1000 lines and marks of Markdown stand here without a blank line.',
    ],
    [
      'marks of deletion',
      '~~a'.repeat(20_000),
      'More than 1000 lines and marks of Markdown stand here without a blank line.',
    ],
    [
      'brackets',
      '['.repeat(30_000) + ']'.repeat(30_000),
      'More than 1000 lines and marks of Markdown stand here without a blank line.',
    ],
    [
      'columns',
      `${'|a'.repeat(500)}\n${'|-'.repeat(500)}\n${'a\n'.repeat(20_000)}`,
      'More than 32 bars stand on this line.',
    ],
    ['underlined headings', 'a\n=\n\n'.repeat(9_000), 'More than 200 lines hold nothing but = or -.'],
    ['text', 'a'.repeat(maxDocumentPart), /^The prose is 6[0-9]{4} characters long, more than the limit of 65536\.$/],
  ])('is refused at once for its %s', (_, prose, message) => {
    const { problems, took } = problemsOf(prose);
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['file-is-within-limits', 'error']]);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]).toMatchObject({ column: 1, hint: expect.stringMatching(/\.$/) as string });
    expect(took).toBeLessThan(250);
  });

  it('is told on which line there is too much', () => {
    const { problems } = problemsOf(`One.\n\n${'> '.repeat(9)}two`);
    const lines = documentOf({ body: `${body}\nOne.\n` }).split('\n').length;
    expect(problems).toMatchObject([{ line: lines + 1, column: 1 }]);
  });

  it.each([
    ['marks', `${'*a_ '.repeat(480)}\n\n`],
    ['footnotes', `${'[^1]: a\n'.repeat(240)}\n`],
    ['cells', `${'|a'.repeat(32)}\n${'|-'.repeat(32)}\n${'a\n'.repeat(850)}\n`],
    ['items', `${'- a\n'.repeat(900)}\n`],
    ['levels', Array.from({ length: 250 }, (_line, level) => `${'  '.repeat(level)}- a\n`).join('')],
  ])('is read within the limits, with %s as many as there may be in 32 KiB', (_, block) => {
    const { problems, took } = problemsOf(block.repeat(Math.ceil(32_000 / block.length)).slice(0, 32_000));
    expect(problems).toEqual([]);
    expect(took).toBeLessThan(5_000);
  });

  it('is refused for front matter of more than 64 KiB, before it is read', () => {
    const started = performance.now();
    const keys = Array.from({ length: 16_000 }, (_, index) => `k${index}: 1`).join('\n');
    const { problems } = read(path, documentOf({ facts: `${rightFacts}\n${keys}` }));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The front matter is [0-9]{6} characters long, more than the limit of 65536\.$/),
    ]);
    expect(performance.now() - started).toBeLessThan(250);
  });
});

describe('hostile front matter', () => {
  const fill = (line: string): string => line.repeat(Math.floor(60_000 / line.length));

  it.each([
    ['keys', Array.from({ length: 6_000 }, (_, index) => `k${index}: 1`).join('\n'), 'front-matter-matches'],
    ['one key again and again', fill('k: 1\n'), 'key-is-unique'],
    ['merge keys', fill('<<: {}\n'), 'yaml-is-plain'],
    ['tags', fill('a: !!js/function 1\n'), 'yaml-is-plain'],
    ['anchors', fill('a: &b\n'), 'yaml-is-plain'],
    ['aliases', fill('a: *b\n'), 'yaml-is-plain'],
    ['brackets', '['.repeat(60_000), 'file-is-within-limits'],
    ['hyphens', fill('- '), 'file-is-within-limits'],
    ['question marks', fill('? '), 'file-is-within-limits'],
    ['a quote that is never closed', `a: '${'x'.repeat(60_000)}`, 'yaml-is-well-formed'],
    ['lines in a text', `a: "${fill('\n')}"`, 'yaml-is-well-formed'],
  ])('of 60,000 characters is refused in time: %s', (_, facts, rule) => {
    const started = process.cpuUsage();
    const { problems } = read(path, `---\n${facts}\n---\n`);
    const { user } = process.cpuUsage(started);
    expect(problems.map((one) => one.rule)).toContain(rule);
    expect(user / 1_000).toBeLessThan(2_500);
  });

  it('that refers to itself nine times over is refused before it can grow', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `l${level}: &l${level} [${`*l${level - 1},`.repeat(9)}]`);
    expect(read(path, `---\n${levels.join('\n')}\n---\n`).problems.map(({ rule }) => rule)).toContain('yaml-is-plain');
  });

  it.each(['no', 'yes', 'on', 'off', 'y', 'n', '2020-01-31', '12:30:45', '1_000', '0b11', '+.5_0'])(
    'keeps %s, a value of another kind in YAML 1.1, as the text that it is',
    (word) => {
      const facts = rightFacts.replace('title: Port task', `title: ${word}`);
      expect(read(path, documentOf({ facts })).spec?.title).toBe(word);
    },
  );

  it.each([
    ['012', 12],
    ['0o14', 12],
    ['0xC', 12],
  ])('reads %s as the number %s of YAML 1.2, never as one of YAML 1.1', (word, value) => {
    const example = `\`\`\`yaml accepted a number\nport: ${word}\n\`\`\`\n`;
    expect(read(path, documentOf({ body: example })).spec?.examples[0]?.value).toEqual({ port: value });
  });
});
