import { problem } from '../../src/spec/problem.ts';
import type { Report, Reports, TaskReport } from '../../src/validate/report.ts';

/** Texts that a format might obey, end at, or be unable to hold. */
export const hostileTexts: readonly string[] = [
  'line\r\nline\nline',
  '%0A::error::done',
  '::set-output name=verdict::valid',
  '##[set-output name=verdict]valid',
  'a:b,c=d%',
  ']]></failure></testcase>&amp;',
  '"\'<b onclick="x">&',
  '`one` ``two`` ```three',
  '```\n# heading\n',
  '| a | b |\n|---|---|',
  '[click](https://evil.example/) ![x](https://evil.example/y.png) <https://evil.example>',
  'https://evil.example www.evil.example a@evil.example',
  '@someone @group/team #1 !2 ~label %milestone owner/name#3 GH-4 &5 $6',
  '/close',
  '* a\n- b\n1. c\n> d\n---\n    e',
  '\\[x\\](y) **bold** _em_ ~~gone~~ :tada: [^1] <!-- c',
  '\u0000\u0008\u001b[31m\u009b\u202e\u2028\u200b',
  '\ufffe\uffff\ud800\udc00\ud800',
  '"unclosed `and this',
  ' ',
  '',
];

const task: TaskReport = {
  kind: 'tasktype',
  type: '',
  verdict: 'unknown',
  pointer: '/targetProduct/0',
  line: 3,
  column: 5,
};

/**
 * Makes a report in which a text stands wherever somebody else's text may.
 *
 * @param text The text.
 * @returns The report: a task of an unknown type, an error in it, a warning beside it, and a proposal.
 */
export function reportWith(text: string): Report {
  const block = { targetProduct: [{ name: text }], keywords: [text] } as const;
  return {
    file: `${text}/codemeta.json`,
    verdict: 'invalid',
    tasks: [{ ...task, type: text }],
    problems: [
      problem('taskinfo-matches', {
        message: `\`${text}\` is "${text}", which is wrong.`,
        hint: `Did you mean ${text}?`,
        keyword: 'pattern',
        pointer: `/targetProduct/0/${text}`,
        place: { line: 4, column: 7 },
      }),
      problem('tasktype-is-known', { severity: 'warning', message: text }),
    ],
    proposal: {
      reason: text,
      tasktype: 'oci-container',
      taskinfo: {},
      missing: [{ pointer: `/${text}`, question: text }],
      question: text,
      block,
      note: text,
    },
  };
}

/** All of them in one. */
export const hostileReports: Reports = { verdict: 'invalid', files: hostileTexts.map(reportWith) };
