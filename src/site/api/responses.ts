import { identifiers } from '../../identity.ts';
import { contentsOf, examplesOf, type ApiContent, type ApiExample } from './contents.ts';
import type { Contents, Resolve, ResponseObject } from './openapi.ts';
import { problemPages, type ProblemPage } from './problem-pages.ts';
import { parameterField, type ApiField } from './schema-fields.ts';
import { statusPhrase } from './status-phrase.ts';

/** An answer as the page tells it. */
export interface ApiResponse {
  /** Id of its place on the page. */
  readonly id: string;
  /** The status code, with what it is called. */
  readonly status: string;
  readonly description: string;
  /** Fields of its header. */
  readonly headers: readonly ApiField[];
  readonly contents: readonly ApiContent[];
  readonly examples: readonly ApiExample[];
  /** What it can say is wrong. */
  readonly problems: readonly ProblemPage[];
  /** Whether it says nothing else. */
  readonly isOfProblems: boolean;
}

const problemMediaType = 'application/problem+json';

/** Those that the answer names by their URIs or ids, else those of its status code. */
function problemsIn({ content = {}, description }: ResponseObject, status: string): readonly ProblemPage[] {
  const problem = content[problemMediaType];
  if (problem === undefined) return [];
  const text = JSON.stringify(problem);
  const named = problemPages.filter(
    ({ id }) => text.includes(`"${identifiers}/problems/${id}"`) || description.includes(`\`${id}\``),
  );
  return named.length > 0 ? named : problemPages.filter((one) => String(one.status) === status);
}

/** Whether an answer says nothing but which problems there can be. */
function isOfProblems({ headers, content = {} }: ResponseObject, problems: readonly ProblemPage[]): boolean {
  return problems.length > 0 && headers === undefined && Object.keys(content).length === 1;
}

/** What is wrong is shown on the pages of problems, each with an example. */
function withoutProblems(contents: Contents): Contents {
  return Object.fromEntries(Object.entries(contents).filter(([mediaType]) => mediaType !== problemMediaType));
}

function headersOf({ headers = {} }: ResponseObject, place: string, resolve: Resolve): readonly ApiField[] {
  return Object.entries(headers).map(([name, part]) => {
    const header = resolve(part);
    return parameterField({ anchor: `${place}/${name}`, name, required: header.required === true }, header);
  });
}

/**
 * Tells what a call is answered with.
 *
 * @param responses The answers by status code.
 * @param place What the ids of their places on the page begin with.
 * @param resolve Finds what a reference stands for.
 * @returns The answers, in the order in which they are written; those of problems told by their pages.
 */
export function responsesOf(
  responses: Readonly<Record<string, Parameters<Resolve>[0]>>,
  place: string,
  resolve: Resolve,
): readonly ApiResponse[] {
  return Object.entries(responses).map(([status, part]) => {
    const response = resolve<ResponseObject>(part as ResponseObject);
    const { content = {}, description } = response;
    const id = `${place}/${status}`;
    const problems = problemsIn(response, status);
    return {
      id,
      status: statusPhrase(status),
      description,
      headers: headersOf(response, id, resolve),
      contents: contentsOf(content, id),
      examples: examplesOf(withoutProblems(content), resolve),
      problems,
      isOfProblems: isOfProblems(response, problems),
    };
  });
}
