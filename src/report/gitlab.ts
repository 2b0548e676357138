import type { Reports } from '../validate/report.ts';
import { findingsOf, repositoryPath } from './finding.ts';
import { json } from './json.ts';

/**
 * Writes reports as GitLab's Code Quality report, which a merge request shows beside its changes.
 *
 * @param reports The reports.
 * @returns A JSON list with an entry for each problem; a problem of the whole file stands at its first line.
 */
export function renderGitlab({ files }: Reports): string {
  return json(
    files.flatMap((report) =>
      findingsOf(report).map(({ problem: { rule, severity, line = 1 }, text, fingerprint }) => ({
        description: text,
        check_name: rule,
        fingerprint,
        severity: severity === 'error' ? 'major' : 'minor',
        location: { path: repositoryPath(report.file), lines: { begin: line } },
      })),
    ),
  );
}
