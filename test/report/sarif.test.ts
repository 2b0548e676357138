import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../src/report/sarif.ts';
import { problem } from '../../src/spec/problem.ts';
import type { Report, Reports } from '../../src/validate/report.ts';
import { hostileReports, reportWith } from './hostile.ts';

const schemaFile = new URL(
  '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  import.meta.url,
);
const {
  $schema: _dialect,
  id: _address,
  ...schema
} = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats(ajv);
const check = ajv.compile(schema);

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly version: string; readonly rules: readonly { readonly id: string }[] };
      };
      readonly invocations: readonly [
        {
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly {
            readonly level: string;
            readonly message: { text: string };
          }[];
        },
      ];
      readonly artifacts: readonly { readonly location: { readonly uri: string }; readonly properties: object }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly locations: readonly object[];
        readonly partialFingerprints: object;
      }[];
      readonly properties: object;
    },
  ];
}

function runOf(reports: Reports, rulePagesOpen = false): Log['runs'][0] {
  const log = JSON.parse(renderSarif(reports, { version: '1.2.3', rulePagesOpen })) as Log;
  check(log);
  expect(check.errors ?? []).toEqual([]);
  return log.runs[0];
}

const wrong = problem('taskinfo-matches', {
  message: 'The port is text.',
  hint: 'Write 8888.',
  keyword: 'type',
  pointer: '/taskinfo/interface_port',
  place: { line: 2, column: 3 },
});
const report: Report = { file: './a b/codemeta.json', verdict: 'invalid', tasks: [], problems: [wrong] };
const reports: Reports = { verdict: 'invalid', files: [report] };

describe('SARIF', () => {
  it('holds a result with its rule, its place and its pointer for each problem', () => {
    const { results, tool, properties } = runOf(reports);
    expect(properties).toEqual({ verdict: 'invalid' });
    expect(tool.driver).toMatchObject({ name: 'tasktypes', version: '1.2.3', rules: [{ id: 'taskinfo-matches' }] });
    expect(results).toMatchObject([
      {
        ruleId: 'taskinfo-matches',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'The port is text. Write 8888.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20b/codemeta.json', index: 0 },
              region: { startLine: 2, startColumn: 3 },
            },
            logicalLocations: [{ fullyQualifiedName: '/taskinfo/interface_port' }],
          },
        ],
      },
    ]);
  });

  it('explains each rule that occurs, once, at the level of its gravest problem', () => {
    const problems = [{ ...wrong, severity: 'warning' as const }, wrong];
    const [rule, ...others] = runOf({ ...reports, files: [{ ...report, problems }] }).tool.driver.rules;
    expect(others).toEqual([]);
    expect(rule).toEqual({
      id: 'taskinfo-matches',
      shortDescription: { text: 'The taskinfo matches the schema of its tasktype.' },
      fullDescription: { text: expect.stringMatching(/\.$/) as unknown },
      help: { text: expect.stringMatching(/\.$/) as unknown },
      defaultConfiguration: { level: 'error' },
    });
  });

  it('links a rule to its page only where that page opens', () => {
    expect(runOf(reports, true).tool.driver.rules).toEqual([expect.objectContaining({ helpUri: wrong.docs })]);
    expect(runOf(reports, false).tool.driver.rules).toEqual([
      expect.not.objectContaining({ helpUri: expect.anything() as unknown }),
    ]);
  });

  it.each([
    ['unreadable', 'error', false],
    ['unknown', 'warning', true],
    ['nothing-declared', 'note', true],
  ] as const)('says of a file that is %s that it has no verdict', (verdict, level, successful) => {
    const { invocations, artifacts } = runOf({ verdict, files: [{ ...report, verdict, problems: [] }] });
    expect(invocations[0]).toMatchObject({ executionSuccessful: successful, toolExecutionNotifications: [{ level }] });
    expect(artifacts[0]?.properties).toEqual({ verdict });
  });

  it('names files by URIs, whatever they are called', () => {
    const names = ['a%0A#?.json', '/abs/ä.json', 'c:/x.json', '\ud800.json', '-'];
    const { artifacts } = runOf({ verdict: 'valid', files: names.map((file) => ({ ...report, file })) });
    expect(artifacts.map(({ location }) => location.uri)).toEqual([
      'a%250A%23%3F.json',
      'file:///abs/%C3%A4.json',
      'c%3A/x.json',
      '%EF%BF%BD.json',
      '-',
    ]);
  });

  it('is of its schema also for hostile files, from which no link comes', () => {
    expect(runOf(hostileReports).results.length).toBeGreaterThan(20);
    const texts = runOf({ verdict: 'invalid', files: [reportWith('[click](https://evil.example)')] }).results;
    for (const { message } of texts) expect(message.text).toContain('\\[click\\](https://evil.example)');
  });
});
