import { openRegistry, type OpenRegistry } from '../registry/open.ts';
import type { DocumentProblem } from '../spec/problem.ts';
import type { Documents } from '../spec/spec.ts';
import { checkExamples } from '../validate/examples.ts';

/** Those of the project that is built, whose folder Vite calls `/`; this file may stand in a package it has installed. */
const files = import.meta.glob<string>('/{tasktypes,servicetypes}/**/*.md', {
  query: '?raw',
  eager: true,
  import: 'default',
});

const documents: Documents = Object.fromEntries(Object.entries(files).map(([file, text]) => [file.slice(1), text]));

function told({ path, line, column, rule, message, hint }: DocumentProblem): string {
  return `${path}:${line ?? 1}:${column ?? 1} ${rule} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

/**
 * An error as Astro shows it best: the hint last, without a stack that leads nowhere. In the message the word "document"
 * would be enough for Astro to advise on scripts in browsers instead.
 */
function refusal(errors: readonly DocumentProblem[]): Error {
  const number = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const error = new Error(`The site cannot be built, because its types have ${number}.`);
  return Object.assign(error, { hint: errors.map(told).join('\n'), stack: '' });
}

function open(): OpenRegistry {
  const opened = openRegistry(documents);
  const errors = [...opened.problems, ...checkExamples(opened)].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refusal(errors);
  return opened;
}

/** The registry that the pages show; a document with an error stops the build here. */
export const registry: OpenRegistry = open();
