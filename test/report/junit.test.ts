import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import { problem } from '../../src/spec/problem.ts';
import type { Report, TaskReport } from '../../src/validate/report.ts';
import { programNamed, withParts } from '../parts.ts';
import { hostileReports, hostileTexts } from './hostile.ts';

const task: TaskReport = {
  kind: 'tasktype',
  type: 'https://example.org/rosetta',
  title: 'Rosetta container',
  version: '1.0',
  verdict: 'valid',
  pointer: '/targetProduct/0',
  line: 12,
  column: 5,
};
const valid: Report = { file: 'codemeta.json', verdict: 'valid', tasks: [task], problems: [] };
const unknownType = problem('tasktype-is-known', {
  severity: 'warning',
  message: 'The tasktype could not be checked.',
  pointer: '/targetProduct/0/additionalType',
  place: { line: 13, column: 9 },
});
const wrongPort = problem('taskinfo-matches', {
  message: 'The port is text.',
  hint: 'Write 8888.',
  pointer: '/targetProduct/0/port',
  place: { line: 14, column: 3 },
});

const linesOf = (...files: readonly Report[]): readonly string[] =>
  renderJunit({ verdict: 'invalid', files })
    .split('\n')
    .map((line) => line.trim());

describe('JUnit XML', () => {
  it('has a suite for the file and a case for each task', () => {
    expect(linesOf(valid)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="tasktypes" tests="1" failures="0" errors="0" skipped="0">',
      '<testsuite name="codemeta.json" tests="1" failures="0" errors="0" skipped="0">',
      '<testcase name="Rosetta container 1.0 at /targetProduct/0" classname="codemeta.json" file="codemeta.json" line="12"/>',
      '</testsuite>',
      '</testsuites>',
      '',
    ]);
  });

  it('tells of an invalid task every problem in it', () => {
    const tasks = [
      { ...task, verdict: 'invalid' as const },
      { ...task, pointer: '/targetProduct/01' },
    ];
    const lines = linesOf({ ...valid, verdict: 'invalid', tasks, problems: [unknownType, wrongPort] });
    expect(lines[1]).toContain('tests="2" failures="1" errors="0" skipped="0"');
    expect(lines.slice(4, 6)).toEqual([
      '<failure message="The port is text." type="taskinfo-matches">13:9 warning: The tasktype could not be checked. (tasktype-is-known)',
      '14:3 error: The port is text. Write 8888. (taskinfo-matches)</failure>',
    ]);
    expect(lines[7]).toMatch(/at \/targetProduct\/01".*\/>$/);
  });

  it('skips a task that could not be checked, and a file that declares nothing', () => {
    const unknown: Report = {
      ...valid,
      verdict: 'unknown',
      tasks: [{ ...task, verdict: 'unknown' }],
      problems: [unknownType],
    };
    const nothing: Report = { ...valid, verdict: 'nothing-declared', tasks: [] };
    const lines = linesOf(unknown, nothing);
    expect(lines[1]).toContain('tests="2" failures="0" errors="0" skipped="2"');
    expect(lines).toContainEqual(expect.stringMatching(/^<skipped message="The tasktype could not be checked\."/));
    expect(lines).toContain('<skipped message="The verdict of the file is: nothing declared."></skipped>');
  });

  it('counts an unreadable file as an error', () => {
    const problems = [problem('json-is-well-formed', { message: 'A comma is too many.' })];
    const lines = linesOf({ ...valid, verdict: 'unreadable', tasks: [], problems });
    expect(lines[1]).toContain('tests="1" failures="0" errors="1" skipped="0"');
    expect(lines[4]).toBe(
      '<error message="A comma is too many." type="json-is-well-formed">error: A comma is too many. (json-is-well-formed)</error>',
    );
  });

  it('fails a file that is wrong outside of its tasks', () => {
    const lines = linesOf({ ...valid, verdict: 'invalid', problems: [{ ...wrongPort, pointer: '/keywords' }] });
    expect(lines[1]).toContain('tests="2" failures="1"');
    expect(lines[3]).toContain('name="the file itself"');
  });

  it('fails a right task in which the file is wrong, whatever the task itself is called', () => {
    const whole = { ...task, pointer: '' };
    const unknown = { ...whole, verdict: 'unknown' as const };
    for (const tasks of [[whole], [unknown], []]) {
      const lines = linesOf({
        ...valid,
        verdict: 'invalid',
        tasks,
        problems: [{ ...wrongPort, pointer: '/reponseword' }],
      });
      expect(lines[1]).toContain('tests="1" failures="1" errors="0" skipped="0"');
      expect(lines[4]).toMatch(/^<failure message="The port is text\." type="taskinfo-matches">/);
    }
  });

  it('fails a file that declares nothing where that is an error', () => {
    const nothing: Report = {
      ...valid,
      verdict: 'nothing-declared',
      tasks: [],
      problems: [{ ...wrongPort, pointer: '' }],
    };
    expect(linesOf(nothing)[1]).toContain('tests="1" failures="1" errors="0" skipped="0"');
  });

  it('passes a valid task with warnings, and shows them', () => {
    const lines = linesOf({ ...valid, problems: [{ ...wrongPort, severity: 'warning' }] });
    expect(lines[1]).toContain('failures="0" errors="0" skipped="0"');
    expect(lines[4]).toBe('<system-out>14:3 warning: The port is text. Write 8888. (taskinfo-matches)</system-out>');
  });
});

withParts('a parser of XML', { python3: programNamed('python3') !== undefined }, () => {
  const script = `
import json, sys, xml.etree.ElementTree as tree
suites = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps([suite.get('name') for suite in suites]))
`;

  it('reads hostile files as JUnit XML, with their names', () => {
    const names = JSON.parse(
      execFileSync('python3', ['-c', script], { input: renderJunit(hostileReports), encoding: 'utf8' }),
    ) as readonly string[];
    expect(names).toHaveLength(hostileTexts.length);
    expect(names[0]).toBe('line\\u{d}\\u{a}line\\u{a}line/codemeta.json');
    expect(names[5]).toBe(']]></failure></testcase>&amp;/codemeta.json');
  });
});
