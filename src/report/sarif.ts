import type { Problem } from '../spec/problem.ts';
import { rules, type RuleId } from '../spec/rules.ts';
import { visible } from '../spec/words.ts';
import type { Report, Reports, Verdict } from '../validate/report.ts';
import { findingsOf, namedFile, repositoryPath, unnamed, type Finding, type ToolOptions } from './finding.ts';
import { json } from './json.ts';

/** A relative URI reference, or an address; half a surrogate pair has none, so it is replaced. */
function uriOf(file: string | undefined): string {
  if (file !== undefined && /^https?:\/\/[!-~]+$/.test(file)) return file;
  const path = repositoryPath(file).replace(/\p{Surrogate}/gu, '\ufffd');
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${uri}` : uri;
}

/** In SARIF, `[text](target)` is a link also in plain text; what a file says must not become one. */
function plain(text: string): string {
  return text.includes('](') ? text.replace(/[[\]]/g, '\\$&') : text;
}

function describeRule(id: RuleId, problems: readonly Problem[], { rulePagesOpen }: ToolOptions) {
  const rule = rules.find((one) => one.id === id);
  const ofRule = problems.filter((one) => one.rule === id);
  return {
    id,
    ...(rule && {
      shortDescription: { text: rule.sentence },
      fullDescription: { text: rule.why },
      help: { text: rule.fix },
    }),
    ...(rulePagesOpen && { helpUri: ofRule[0]?.docs }),
    defaultConfiguration: { level: ofRule.some(({ severity }) => severity === 'error') ? 'error' : 'warning' },
  };
}

function resultOf({ problem, text, fingerprint }: Finding, index: number, uri: string, ruleIds: readonly RuleId[]) {
  const { rule, keyword, severity, pointer, line = 1, column = 1 } = problem;
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: severity,
    message: { text: plain(text) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, index },
          region: { startLine: line, startColumn: column },
        },
        ...(pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
    partialFingerprints: { 'tasktypes/v1': fingerprint },
    ...(keyword === undefined ? {} : { properties: { keyword } }),
  };
}

const undecided: Readonly<Partial<Record<Verdict, { readonly level: string; readonly says: string }>>> = {
  unreadable: { level: 'error', says: 'could not be read, so nothing in it was checked' },
  unknown: { level: 'warning', says: 'declares something that could not be checked' },
  'nothing-declared': { level: 'note', says: 'declares nothing' },
};

/** What no result tells: that a file has no verdict of right or wrong. */
function notificationOf(report: Report, index: number) {
  const found = undecided[report.verdict];
  if (found === undefined) return [];
  const artifactLocation = { uri: uriOf(report.file), index };
  return [
    {
      level: found.level,
      message: { text: plain(visible(`${namedFile(report) ?? unnamed} ${found.says}.`)) },
      locations: [{ physicalLocation: { artifactLocation } }],
    },
  ];
}

/**
 * Writes reports as SARIF 2.1.0, which code scanning and editors read.
 *
 * @param reports The reports.
 * @param options The version, and whether rules have pages that open.
 * @returns One log with one run: a result for each problem, the verdicts as properties, and a notification for each file
 *   without a verdict of right or wrong.
 */
export function renderSarif({ verdict, files }: Reports, options: ToolOptions): string {
  const problems = files.flatMap((report) => report.problems);
  const ruleIds = [...new Set(problems.map(({ rule }) => rule))];
  const run = {
    tool: {
      driver: {
        name: 'tasktypes',
        semanticVersion: options.version,
        version: options.version,
        rules: ruleIds.map((id) => describeRule(id, problems, options)),
      },
    },
    invocations: [
      {
        executionSuccessful: files.every((report) => report.verdict !== 'unreadable'),
        toolExecutionNotifications: files.flatMap(notificationOf),
      },
    ],
    artifacts: files.map((report) => ({
      location: { uri: uriOf(report.file) },
      roles: ['analysisTarget'],
      properties: { verdict: report.verdict },
    })),
    results: files.flatMap((report, index) =>
      findingsOf(report).map((finding) => resultOf(finding, index, uriOf(report.file), ruleIds)),
    ),
    columnKind: 'utf16CodeUnits',
    properties: { verdict },
  };
  return json({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}
