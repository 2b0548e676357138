import { describe, expect, it } from 'vitest';
import { findingsOf, repositoryPath } from '../../src/report/finding.ts';
import { problem } from '../../src/spec/problem.ts';
import type { Report } from '../../src/validate/report.ts';

const wrong = problem('taskinfo-matches', { message: 'It is wrong.', pointer: '/a', place: { line: 2, column: 1 } });
const fingerprints = (report: Partial<Report>): readonly string[] =>
  findingsOf({ file: 'codemeta.json', verdict: 'invalid', tasks: [], problems: [wrong], ...report }).map(
    ({ fingerprint }) => fingerprint,
  );

describe('the fingerprint of a finding', () => {
  it('stays when the line moves or the sentence is reworded', () => {
    expect(fingerprints({ problems: [{ ...wrong, line: 90, message: 'Reworded.' }] })).toEqual(fingerprints({}));
  });

  it('is that of the path, however it is written', () => {
    expect(fingerprints({ file: './/codemeta.json' })).toEqual(fingerprints({}));
    expect(fingerprints({ file: 'other/codemeta.json' })).not.toEqual(fingerprints({}));
  });

  it('differs between two alike in one file', () => {
    expect(new Set(fingerprints({ problems: [wrong, wrong, { ...wrong, pointer: '/b' }] })).size).toBe(3);
  });
});

describe('a path in a repository', () => {
  it.each([
    ['./codemeta.json', 'codemeta.json'],
    ['a/./b//codemeta.json', 'a/b/codemeta.json'],
    ['../codemeta.json', '../codemeta.json'],
    ['/tmp/codemeta.json', '/tmp/codemeta.json'],
    ['.hidden/a./codemeta.json', '.hidden/a./codemeta.json'],
  ])('is written without detours: %s', (file, path) => {
    expect(repositoryPath(file)).toBe(path);
  });
});
