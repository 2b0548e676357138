import { problemLines, sourceLines } from '../report/problem-text.ts';
import type { Look } from '../report/style.ts';
import { visible } from '../spec/words.ts';
import type { DocumentProblem } from '../spec/problem.ts';
import { checkExamples } from '../validate/examples.ts';
import type { Opened } from './documents.ts';

/**
 * Finds everything that is wrong with documents: fields, schemas, links and examples.
 *
 * @param opened The documents and their registry.
 * @returns The problems; the page about the rule of each is the one that the site of this registry has.
 */
export function findProblems({ registry }: Opened): readonly DocumentProblem[] {
  const problems = [...registry.problems, ...checkExamples(registry)];
  return problems.map((problem) => ({ ...problem, docs: `${registry.identifiers}/rules/${problem.rule}` }));
}

/**
 * Tells the problems of documents, document by document.
 *
 * @param opened The documents.
 * @param problems The problems to tell.
 * @param look How they are laid out.
 * @returns The text, ending with an empty line; empty where there are no problems.
 */
export function renderProblems({ documents }: Opened, problems: readonly DocumentProblem[], look: Look): string {
  return [...new Set(problems.map(({ path }) => path))]
    .sort()
    .map((path) => {
      const source = sourceLines(() => documents[path] ?? '');
      const own = problems.filter((problem) => problem.path === path);
      const ordered = own.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
      const lines = ordered.flatMap((problem) => ['', ...problemLines(problem, source, look)]);
      return [look.style.bold(visible(path)), ...lines, '', ''].join('\n');
    })
    .join('');
}
