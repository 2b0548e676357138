import { describe, expect, it } from 'vitest';
import type { StandingTask } from '../../src/infer/standing.ts';
import type { FoundValue } from '../../src/infer/suggestion.ts';
import { renderDriftMarkdown } from '../../src/report/drift-text.ts';
import { createStyle } from '../../src/report/style.ts';
import { renderSuggestionsMarkdown } from '../../src/report/suggestions-markdown.ts';
import { renderSuggestions } from '../../src/report/suggestions-text.ts';
import { grouped, type ToldSuggestions } from '../../src/report/told-suggestions.ts';
import { problem } from '../../src/spec/problem.ts';
import { hostileTexts } from './hostile.ts';

const look = { style: createStyle(false) };

const value = (pointer: string, line: number): FoundValue => ({
  pointer,
  value: pointer,
  sure: 'certain',
  evidence: [{ file: 'Dockerfile', line, says: `line ${line}` }],
});

const task: StandingTask = {
  tasktype: 'oci-container',
  name: 'Dockerfile',
  reason: 'There is one.',
  sure: 'certain',
  evidence: [{ file: 'Dockerfile', line: 1, says: 'line 1' }],
  values: [value('/a', 1), value('/b', 1), value('/c', 2)],
  missing: [],
  uri: 'https://example.org/oci-container',
  taskinfo: {},
  title: 'OCI container',
  label: 'oci-container',
  standing: 'ready',
};

const nothing: ToldSuggestions = {
  name: '.',
  files: 3,
  isCut: false,
  unread: [],
  tasks: [],
  also: [],
  leftOut: [],
  disagreements: [],
  block: { targetProduct: [], keywords: [] },
  missing: [],
  remarks: [],
  next: [],
};

function hostile(text: string): ToldSuggestions {
  const found = { pointer: `/${text}`, value: text, sure: 'likely', evidence: [{ file: text, says: text }] } as const;
  const missing = [{ pointer: `/${text}`, question: text, choices: [text, text] }];
  const one = { ...task, name: text, reason: text, values: [found], missing, standing: 'incomplete' } as const;
  return {
    ...nothing,
    name: text,
    unread: [text],
    missing,
    remarks: [text],
    tasks: [one],
    also: [one],
    leftOut: [{ file: text, what: text, because: text }],
    disagreements: [problem('value-fits-repository', { severity: 'warning', message: text, hint: text })],
    unreadable: problem('file-can-be-read', { message: text }),
    block: { targetProduct: [{ name: text }], keywords: [text], note: text },
    next: [{ sentence: text, command: text }],
  };
}

describe('what is suggested', () => {
  it('is told with the place of several values once', () => {
    const text = renderSuggestions({ ...nothing, tasks: [task] }, look);
    expect(text).toContain(
      '     a  "/a"\n     b  "/b"\n       certain  Dockerfile:1  line 1\n     c  "/c"\n       certain  Dockerfile:2  line 2\n',
    );
    // What the values say need not be said of the whole task again.
    expect(text.split('line 1')).toHaveLength(2);
  });

  it('is told within the width of a terminal', () => {
    const long = {
      ...task,
      reason: 'word '.repeat(60).trim(),
      values: [{ ...value('/a', 1), evidence: [{ file: 'a', says: 'says '.repeat(30).trim() }] }],
      missing: [{ pointer: '/x', question: 'why '.repeat(60).trim() }],
    };
    const text = renderSuggestions(
      { ...nothing, tasks: [{ ...long, standing: 'incomplete' }] },
      { ...look, width: 60 },
    );
    expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });

  it('is told shortly of what was declared before, once the rest is written', () => {
    const tasks: readonly StandingTask[] = [{ ...task, standing: 'declared' }, task];
    const leftOut = [{ file: 'a', what: 'a file', because: 'it is one' }];
    const text = renderSuggestions({ ...nothing, tasks, leftOut, written: ['Wrote it.'] }, look);
    expect(text).toContain(
      '1. OCI container: Dockerfile  declared in codemeta.json\n\n2. OCI container: Dockerfile  written\n',
    );
    expect(text).not.toContain('left out');
    expect(text).toContain('\nWrote it.\n');
  });

  it('says how many files were not looked at, and which could not be read', () => {
    const text = renderSuggestions({ ...nothing, isCut: true, unread: ['a', 'b', 'c', 'd'] }, look);
    expect(text).toContain('There are more than 3 files; the others, deeper in folders, were not looked at.');
    expect(text).toContain('Could not be read: a, b, c and 1 more.');
  });

  it('keeps to a screen however much was left out', () => {
    const leftOut = Array.from({ length: 500 }, (_, index) => ({
      file: `${index}`,
      what: `file ${index}`,
      because: 'so',
    }));
    expect(renderSuggestions({ ...nothing, leftOut }, look).split('\n').length).toBeLessThan(60);
    expect(renderSuggestionsMarkdown({ ...nothing, leftOut }, '1').split('\n').length).toBeLessThan(60);
  });

  it.each(hostileTexts.map((text, index) => [index, text] as const))('holds hostile text %i', (_, text) => {
    const told = hostile(text);
    const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
    expect(renderSuggestions(told, look)).not.toMatch(unseen);
    const markdown = renderSuggestionsMarkdown(told, '1');
    expect(markdown).not.toMatch(unseen);
    // Outside of code stand only plain words.
    const prose = markdown.replaceAll(/^(`{3,})json\n[^]*?\n\1$/gm, '').replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
    expect(prose).not.toMatch(/https?:|www\.|@|<[a-z]|!\[|\]\(/);
  });
});

describe('what was left out', () => {
  it('is put together by its reason', () => {
    const leftOut = ['a', 'b'].map((file) => ({ file, line: 2, what: 'a notebook', because: 'of tests' }));
    expect(grouped([...leftOut, { file: 'c', what: 'a notebook', because: 'of docs' }])).toEqual([
      { what: 'a notebook', because: 'of tests', places: ['a:2', 'b:2'] },
      { what: 'a notebook', because: 'of docs', places: ['c'] },
    ]);
  });
});

describe('drift', () => {
  it('is told in Markdown in which nothing of a file is markup', () => {
    for (const text of hostileTexts) {
      const problems = [problem('value-fits-repository', { message: text, hint: text })];
      const markdown = renderDriftMarkdown({ file: text, problems }, '1');
      expect(markdown.replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')).not.toMatch(/https?:|www\.|@|<[a-z]|!\[|\]\(/);
    }
  });
});
