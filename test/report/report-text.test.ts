import { describe, expect, it } from 'vitest';
import { json, renderJson } from '../../src/report/json.ts';
import { sourceLines } from '../../src/report/problem-text.ts';
import { renderReport } from '../../src/report/report-text.ts';
import { createStyle } from '../../src/report/style.ts';
import { totals } from '../../src/report/totals.ts';
import { problem } from '../../src/spec/problem.ts';
import type { Report, TaskReport } from '../../src/validate/report.ts';

const look = { style: createStyle(false) };
const task: TaskReport = {
  kind: 'tasktype',
  type: 'https://example.org/rosetta',
  uri: 'https://example.org/rosetta',
  title: 'Rosetta container',
  version: '1.0',
  verdict: 'valid',
  pointer: '/targetProduct/0',
  line: 12,
  column: 5,
};
const valid: Report = { file: 'codemeta.json', verdict: 'valid', tasks: [task], problems: [] };
const wrongPort = problem('taskinfo-matches', {
  message: 'The port is text.',
  hint: 'Write 8888.',
  pointer: '/taskinfo/interface_port',
  place: { line: 2, column: 3 },
});

describe('the report of a file', () => {
  it('begins with the file and its verdict, then a line for each task', () => {
    expect(renderReport(valid, look)).toBe('codemeta.json: valid\n  Rosetta container 1.0  valid    12:5\n');
  });

  it('aligns tasks, and names an unknown type as it is written', () => {
    const { uri: _uri, title: _title, version: _version, ...bare } = task;
    const unknown: TaskReport = { ...bare, type: 'https://example.org/x', verdict: 'unknown' };
    expect(renderReport({ ...valid, verdict: 'unknown', tasks: [task, unknown] }, look).split('\n')).toEqual([
      'codemeta.json: unknown',
      '  Rosetta container 1.0  valid    12:5',
      '  https://example.org/x  unknown  12:5',
      '',
    ]);
  });

  it('cuts the name of an unknown type that has no end', () => {
    const { uri: _uri, title: _title, version: _version, ...bare } = task;
    const unknown: TaskReport = { ...bare, type: `https://example.org/${'x'.repeat(100_000)}`, verdict: 'unknown' };
    expect(renderReport({ ...valid, verdict: 'unknown', tasks: [unknown] }, look).length).toBeLessThan(500);
  });

  it('tells a problem with its place, its line and what to do', () => {
    const source = sourceLines(() => '{\r\n  "interface_port": "8888"\r\n}');
    const text = renderReport({ ...valid, verdict: 'invalid', tasks: [], problems: [wrongPort] }, look, { source });
    expect(text).toBe(
      [
        'codemeta.json: invalid',
        '',
        '  2:3 error: The port is text. (taskinfo-matches)',
        '    2 |   "interface_port": "8888"',
        '      |   ^^^^^^^^^^^^^^^^',
        '    Write 8888.',
        '',
      ].join('\n'),
    );
  });

  it('tells a problem without a place', () => {
    const tooLarge = problem('file-is-within-limits', { message: 'The file is too large.' });
    expect(renderReport({ file: 'x', verdict: 'unreadable', tasks: [], problems: [tooLarge] }, look)).toContain(
      '  error: The file is too large. (file-is-within-limits)\n',
    );
  });

  it('says what the verdict of the repaired text would be', () => {
    const repaired = { verdict: 'nothing-declared', text: '{}' } as const;
    expect(renderReport({ file: 'x', verdict: 'unreadable', tasks: [], problems: [], repaired }, look)).toContain(
      'With these repairs, the verdict would be: nothing declared.',
    );
  });

  it('shows the first fifty problems and counts the others', () => {
    const problems = Array.from({ length: 53 }, () => wrongPort);
    const text = renderReport({ ...valid, verdict: 'invalid', problems }, look);
    expect(text.match(/taskinfo-matches/g)).toHaveLength(50);
    expect(text).toContain('and 3 more; --format json lists them all.');
  });

  it('makes everything from the file safe for a terminal', () => {
    const evil = '\u001b]0;title\u0007';
    const hostile = problem('taskinfo-matches', { message: evil, hint: evil, place: { line: 1, column: 1 } });
    const report: Report = {
      file: `${evil}.json`,
      verdict: 'invalid',
      tasks: [{ ...task, title: evil }],
      problems: [hostile],
    };
    expect(renderReport(report, look, { source: sourceLines(() => evil) })).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    );
  });

  it('colours nothing unless asked to', () => {
    expect(renderReport(valid, { style: createStyle(true) })).toContain('\u001b[32mvalid');
    expect(renderReport(valid, look)).not.toContain('\u001b');
  });
});

describe('the report of a file that declares nothing', () => {
  const block = { targetProduct: [{ name: 'x' }], keywords: ['https://example.org/oci'] };
  const proposal = {
    reason: 'The description speaks of Docker.',
    tasktype: 'oci-container',
    taskinfo: {},
    missing: [{ pointer: '/image', question: 'Where is the image?' }],
    question: 'Does it answer on a port?',
    block,
  };
  const nothing: Report = { file: 'codemeta.json', verdict: 'nothing-declared', tasks: [], problems: [], proposal };

  it('shows both halves of the block, what is missing and the question', () => {
    const text = renderReport(nothing, look);
    expect(text).toMatch(/^codemeta\.json: nothing declared\n/);
    expect(text).toContain('    "targetProduct": [\n');
    expect(text).toContain('    "keywords": [\n      "https://example.org/oci"\n    ]\n');
    expect(text).toContain('    /image  Where is the image?\n');
    expect(text).toContain('  Does it answer on a port?\n');
  });

  it('shows a block that is JSON once it stands between braces', () => {
    const text = renderReport(nothing, look);
    const lines = text.split('\n');
    const start = lines.indexOf('    "targetProduct": [');
    const pasted = lines.slice(start, lines.indexOf('', start)).join('\n');
    expect(JSON.parse(`{${pasted}}`)).toEqual(block);
  });

  it('is one sentence in a list of many', () => {
    expect(renderReport(nothing, look, { brief: true }).split('\n')).toHaveLength(3);
  });

  it('asks the question that decides where nothing speaks for a type', () => {
    const text = renderReport({ ...nothing, proposal: { question: 'Is there something to run?' } }, look);
    expect(text).toContain('  Is there something to run?\n');
    expect(text).toContain('tasktypes list');
  });
});

describe('totals', () => {
  it('counts each verdict that occurs', () => {
    expect(totals(['valid', 'invalid', 'valid', 'nothing-declared'])).toBe(
      '4 files: 2 valid, 1 nothing declared, 1 invalid',
    );
  });
});

describe('JSON', () => {
  it('holds the verdict first and the reports as they are', () => {
    const text = renderJson({ verdict: 'valid', files: [valid] });
    expect(JSON.parse(text)).toEqual({ verdict: 'valid', files: [valid] });
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['verdict', 'files']);
  });

  it('escapes what a terminal would obey and keeps its meaning', () => {
    const hostile = '\u009b31m\u202e\u001b\u{e0001}';
    expect(json(hostile)).toBe('"\\u009b31m\\u202e\\u001b\\udb40\\udc01"\n');
    expect(JSON.parse(json(hostile))).toBe(hostile);
  });
});
