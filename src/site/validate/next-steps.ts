import type { Report } from '../../validate/report.ts';
import { quotedForShell } from '../../spec/words.ts';
import { element } from '../browser/element.ts';

const nameOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;
const forShell = (word: string): string => (/^[\w.-]+$/.test(word) ? word : quotedForShell(word));

/** The commands that bring a file into its repository. */
const commitOf = (file: string): string =>
  `git add ${forShell(file)}\ngit commit -m "Declare what can be run"\ngit push`;

/**
 * Tells whether a report is one of a CodeMeta file whose tasks are all right: a request or a reply is sent, and nobody
 * commits it.
 *
 * @param report The report.
 * @returns True for such a file.
 */
export function isFinished({ verdict, tasks }: Report): boolean {
  return (
    verdict === 'valid' && tasks.length > 0 && tasks.every(({ kind, pointer }) => kind === 'tasktype' && pointer !== '')
  );
}

/**
 * Lists the keywords that make the tasks of a file found.
 *
 * @param report The report of the file.
 * @returns The canonical URIs of its tasktypes, each once.
 */
export function keywordsFor({ tasks }: Report): readonly string[] {
  return [...new Set(tasks.flatMap(({ uri }) => uri ?? []))];
}

/**
 * Shows the steps that remain after a file is valid, with its values filled in; hides them otherwise.
 *
 * @param steps The part of the page that holds them.
 * @param report The report of the file.
 * @param path The path of the file.
 */
export function showNextSteps(steps: HTMLElement, report: Report, path = 'codemeta.json'): void {
  steps.hidden = !isFinished(report);
  if (steps.hidden) return;
  const file = nameOf(path);
  const fill = (name: string, text: string): void => {
    for (const place of steps.querySelectorAll(`[data-fill="${name}"]`)) place.textContent = text;
  };
  fill('file', file);
  fill('commit', commitOf(file));
  for (const recipe of steps.querySelectorAll<HTMLElement>('[data-recipe]'))
    recipe.textContent = (recipe.dataset['recipe'] ?? '').replaceAll('codemeta.json', file);
  const keywords = keywordsFor(report).map((uri) => element('li', {}, element('code', {}, uri)));
  steps.querySelector('[data-fill="keywords"]')?.replaceChildren(...keywords);
}
