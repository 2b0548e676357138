import { describe, expect, it } from 'vitest';
import { renderGitlab } from '../../src/report/gitlab.ts';
import { problem } from '../../src/spec/problem.ts';
import { hostileReports } from './hostile.ts';

type Entry = Readonly<Record<'description' | 'check_name' | 'fingerprint' | 'severity', string>> & {
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
};
const entriesOf = (...reports: Parameters<typeof renderGitlab>): readonly Entry[] =>
  JSON.parse(renderGitlab(...reports)) as readonly Entry[];

describe("GitLab's Code Quality report", () => {
  it('has an entry for each problem, with its line and the advice', () => {
    const place = { line: 2, column: 3 };
    const problems = [
      problem('taskinfo-matches', { message: 'The port is text.', hint: 'Write 8888.', place }),
      problem('type-is-canonical', { severity: 'warning', message: 'It has another name.' }),
    ];
    const files = [{ file: './codemeta.json', verdict: 'invalid' as const, tasks: [], problems }];
    expect(entriesOf({ verdict: 'invalid', files })).toEqual([
      {
        description: 'The port is text. Write 8888.',
        check_name: 'taskinfo-matches',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
        severity: 'major',
        location: { path: 'codemeta.json', lines: { begin: 2 } },
      },
      expect.objectContaining({ severity: 'minor', location: { path: 'codemeta.json', lines: { begin: 1 } } }),
    ]);
  });

  it('is an empty list where nothing is wrong', () => {
    expect(renderGitlab({ verdict: 'valid', files: [] })).toBe('[]\n');
  });

  it('has a fingerprint of its own for each entry, and one line of text, of hostile files too', () => {
    const entries = entriesOf(hostileReports);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
    for (const { description } of entries) expect(description).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});
