import type { Report, Verdict } from '../../validate/report.ts';

/** A verdict as a person reads it. */
export interface SpokenVerdict {
  readonly verdict: Verdict;
  /** One word or two. */
  readonly word: string;
  /** One sentence that says what it comes to. */
  readonly sentence: string;
}

const words: Readonly<Record<Verdict, string>> = {
  valid: 'Valid',
  invalid: 'Not valid yet',
  unknown: 'Not known here',
  unreadable: 'Cannot be read',
  'nothing-declared': 'Nothing declared',
};

const things = (number: number, one: string, several: string): string =>
  number === 1 ? `one ${one}` : `${number} ${several}`;

function validSentence(report: Report, warnings: number): string {
  const isReply = report.tasks.some(({ kind }) => kind === 'servicetype');
  const number = report.tasks.length;
  const right =
    number === 0
      ? 'this is a reply that says NO, and it is well formed'
      : isReply
        ? number === 1
          ? 'the one interface of this reply is right'
          : `all ${number} interfaces of this reply are right`
        : number === 1
          ? 'the task that is declared here is right'
          : `all ${number} tasks that are declared here are right`;
  return warnings === 0 ? `${right}.` : `${right}. Below ${things(warnings, 'remark is', 'remarks are')} made.`;
}

function unknownSentence({ tasks }: Report): string {
  const unknown = tasks.filter(({ verdict }) => verdict === 'unknown').length;
  const whole = `its ${tasks[0]?.kind ?? 'type'} is none of this registry, so that nobody here can say whether it is right.`;
  return unknown === 1 ? whole : `${unknown} of ${tasks.length} are of types that are none of this registry.`;
}

function sentenceOf(report: Report): string {
  const errors = report.problems.filter(({ severity }) => severity === 'error').length;
  switch (report.verdict) {
    case 'valid':
      return validSentence(report, report.problems.length);
    case 'invalid':
      return `${things(errors, 'thing has', 'things have')} to be put right.`;
    case 'unknown':
      return unknownSentence(report);
    case 'unreadable':
      return 'something stands here that no program can read. What, and where, is said below.';
    case 'nothing-declared':
      return 'the file is well formed, but it declares nothing that can be run. That is no fault.';
  }
}

/**
 * Says what a report comes to.
 *
 * @param report The report.
 * @returns The verdict in words.
 */
export function spokenVerdict(report: Report): SpokenVerdict {
  return { verdict: report.verdict, word: words[report.verdict], sentence: sentenceOf(report) };
}
