import { isOfficial } from '../../identity.ts';
import { rules } from '../../spec/rules.ts';
import type { OpenRegistry } from '../../registry/open.ts';
import { problemPages } from '../api/problem-pages.ts';
import { systemRows } from '../system-rows.ts';
import { guideEntries, type SearchedGuide } from './guides.ts';
import type { SearchEntry } from './search-entry.ts';
import { typeEntries } from './type-entries.ts';

const pages: readonly SearchEntry[] = [
  { kind: 'page', path: 'tasktypes/', title: 'Tasktypes', text: 'Every tasktype: what kinds of task can be run.' },
  { kind: 'page', path: 'servicetypes/', title: 'Servicetypes', text: 'Every servicetype: how services are driven.' },
  { kind: 'page', path: 'matrix/', title: 'Who runs what', text: 'Which service runs which tasktype, and how.' },
  {
    kind: 'page',
    path: 'validate/',
    title: 'Validate',
    text: 'Check a codemeta.json, a task or a reply, a zip or a Zenodo record.',
  },
  { kind: 'page', path: 'describe/', title: 'Describe', text: 'Fill in a form, and have the task and its metadata.' },
  {
    kind: 'page',
    path: 'suggest/',
    title: 'Suggest',
    text: 'From a repository to the tasks that it can declare, and the codemeta.json that declares them.',
  },
  {
    kind: 'page',
    path: 'simulator/',
    title: 'Ask planners',
    text: 'What planners answer to a task, a question or a codemeta.json, and why; with a planner.yaml of your own.',
  },
  {
    kind: 'page',
    path: 'run/',
    title: 'Where it can run',
    text: 'A link that shows every place at which a task can run, and a button for the README that leads to it.',
  },
  {
    kind: 'page',
    path: 'needs/',
    title: 'What metadata must carry',
    text: 'The least metadata that makes a task of each type runnable.',
  },
  { kind: 'page', path: 'rules/', title: 'Rules', text: 'Every rule that a message of the validator or lint names.' },
];

const ruleEntries: readonly SearchEntry[] = rules.map(({ id, sentence, why, fix }) => ({
  kind: 'rule',
  path: `rules/${id}/`,
  title: sentence,
  text: `${why} ${fix}`,
  names: [id],
}));

/** What is there only where this registry is served with its server. */
const apiEntries: readonly SearchEntry[] = [
  {
    kind: 'page',
    path: 'api/',
    title: 'HTTP API',
    text: 'Every call of the server: validate documents and batches, suggest, resolve URIs, list types.',
  },
  { kind: 'page', path: 'problems/', title: 'Problems of the API', text: 'Every way in which a call can go wrong.' },
];

const problemEntries: readonly SearchEntry[] = problemPages.map(({ id, title, when, fix, uri }) => ({
  kind: 'problem',
  path: `problems/${id}/`,
  title,
  text: `${when} ${fix}`,
  names: [id, uri],
}));

function systemEntries(registry: OpenRegistry): readonly SearchEntry[] {
  return systemRows(registry).map(({ id, name, notes }) => ({
    kind: 'system',
    path: `systems/#${id}`,
    title: name,
    text: notes.map(({ note }) => note).join(' '),
  }));
}

/**
 * Gathers everything that can be found on the site, from what its pages are made of.
 *
 * @param registry The registry.
 * @param guides The guides that the site shows.
 * @returns The entries, those of types first.
 */
export async function searchEntries(
  registry: OpenRegistry,
  guides: readonly SearchedGuide[],
): Promise<readonly SearchEntry[]> {
  const types = await Promise.all(registry.types.map((type) => typeEntries(registry, type)));
  return [
    ...types.flat(),
    ...systemEntries(registry),
    ...guideEntries(guides),
    ...pages,
    ...(isOfficial ? apiEntries : []),
    ...ruleEntries,
    ...problemEntries,
  ];
}
