import { describe, expect, it } from 'vitest';
import { lintUnfinished } from '../../src/spec/lint-unfinished.ts';

const found = (source: string): readonly string[] => lintUnfinished(source).map(({ message }) => message);

describe('lintUnfinished', () => {
  it.each([
    ["summary: 'TODO: say what is run.'", 'say what is run'],
    ['owner: {name: TODO: name the owner}', 'name the owner'],
    ['sources: [] # TODO: list the addresses', 'list the addresses'],
    ['    # TODO: rename these fields', 'rename these fields'],
    ['TODO: say what a task of this type is.', 'say what a task of this type is'],
    ['A port. TODO: say of which machine.', 'say of which machine'],
    ['- TODO: one more', 'one more'],
    ['<!-- TODO: a figure -->', 'a figure'],
    ['```json accepted TODO name what this example shows', 'name what this example shows'],
  ])('finds what is left to do: %s', (source, wanted) => {
    expect(found(`---\n${source}\n---\n`)).toEqual([`A TODO is left: ${wanted}.`]);
  });

  it.each(['summary: TODO', 'summary: "TODO"', 'examples: [TODO]', '- TODO', 'TODO', 'TODO:', 'summary: TODO\r'])(
    'finds a TODO that stands alone: %j',
    (source) => {
      expect(found(`---\n${source}\n---\n`)).toEqual(['A TODO is left.']);
    },
  );

  it.each([
    'sources: ["https://git.example.org/a/b/blob/main/TODO.md"]',
    'sources: ["https://git.example.org/a/TODO"]',
    'Keep your TODO list in the file TODO.txt, or in `TODO`.',
    'A line that begins with TODO: is left out.',
    "pattern: '^TODO: [a-z]+$'",
    'examples: [TODOS, MY_TODO]',
  ])('leaves alone what only names one: %s', (source) => {
    expect(found(`---\n${source}\n---\n`)).toEqual([]);
  });

  it('is quick with a document of nothing else', () => {
    const begin = performance.now();
    lintUnfinished(`${' '.repeat(100_000)}TODO${'- '.repeat(100_000)}TODO x`.repeat(3));
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
