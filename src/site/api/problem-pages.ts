import generated from '../../generated/problems.json' with { type: 'json' };
import { identifiers, isOfficial } from '../../identity.ts';
import { problemExamples } from './problem-examples.ts';
import { statusPhrase } from './status-phrase.ts';

/** A way in which a call can go wrong, as its page shows it. */
export interface ProblemPage {
  /** Its name in addresses: the page is `/problems/<id>/`. */
  readonly id: string;
  readonly title: string;
  readonly status: number;
  /** When it is answered. */
  readonly when: string;
  /** What whoever called does next. */
  readonly fix: string;
  /** Its URI, as answers have it. */
  readonly uri: string;
  /** An answer, header and body. */
  readonly example: string;
}

/** Problems that are answered with one status code. */
export interface ProblemGroup {
  /** Id of the group on the page of all problems. */
  readonly id: string;
  /** The code, with what it is called. */
  readonly title: string;
  readonly problems: readonly ProblemPage[];
}

type Told = (typeof generated)['problems'][number];

function exampleOf({ id, title, status }: Told, uri: string): string {
  const { detail, members = {}, headers = {} } = problemExamples[id] ?? { detail: title };
  const fields = { 'Content-Type': 'application/problem+json', ...headers };
  return [
    `HTTP/1.1 ${statusPhrase(status)}`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    '',
    JSON.stringify({ type: uri, title, status, detail, ...members }, undefined, 2),
  ].join('\n');
}

function pageOf(problem: Told): ProblemPage {
  const uri = `${identifiers}/problems/${problem.id}`;
  return { ...problem, uri, example: exampleOf(problem, uri) };
}

/** Every way in which a call can go wrong, by status code; none in a registry of somebody else, which has no server. */
export const problemPages: readonly ProblemPage[] = isOfficial ? generated.problems.map(pageOf) : [];

/** All problems by their status codes. */
export const problemGroups: readonly ProblemGroup[] = [...new Set(problemPages.map(({ status }) => status))].map(
  (status) => ({
    id: `status-${String(status)}`,
    title: statusPhrase(status),
    problems: problemPages.filter((problem) => problem.status === status),
  }),
);

/**
 * Finds the problems that one looks at next.
 *
 * @param problem A problem.
 * @returns The others with its status code, and those before and after these.
 */
export function problemsBeside({ id, status }: ProblemPage): readonly ProblemPage[] {
  const first = problemPages.findIndex((other) => other.status === status);
  const last = problemPages.findLastIndex((other) => other.status === status);
  return problemPages.slice(Math.max(first - 1, 0), last + 2).filter((other) => other.id !== id);
}
