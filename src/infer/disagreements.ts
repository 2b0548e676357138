import { declare } from '../metadata/declare.ts';
import { keywordsOf } from '../metadata/evidence.ts';
import { readJson } from '../metadata/json.ts';
import type { TypeOf } from '../metadata/named-type.ts';
import type { Registry } from '../registry/registry.ts';
import { valueAt } from '../spec/place.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { tasktypesIn } from './declared-tasks.ts';
import { declaredOtherwise, type ComparedTask } from './drift.ts';
import { packageFolders } from './packages/package-folders.ts';
import type { Repository } from './repository.ts';
import type { Suggestions } from './suggestion.ts';
import { isFound, speaksFor } from './task-families.ts';

type Found = Omit<Suggestions, 'disagreements'>;

const notebook = 'jupyter-notebook';

function tasksIn(value: unknown, typeOf: TypeOf): readonly ComparedTask[] {
  const declarations = declare(value, typeOf);
  if (!('declared' in declarations) || declarations.carrier !== 'codemeta') return [];
  return declarations.declared.flatMap(({ kind, type, info, pointer, locate }) => {
    const known = kind === 'tasktype' && typeof type === 'string' ? typeOf(type) : undefined;
    return known === undefined ? [] : [{ uri: known.uri, tasktype: known.name, taskinfo: info, pointer, locate }];
  });
}

/** Keywords that promise something to run; a declared task of the type is judged by itself. */
function keywordsOtherwise(value: unknown, tasks: readonly ComparedTask[], found: Found, typeOf: TypeOf) {
  return keywordsOf({ value, pointer: '' }).flatMap(({ value: keyword, pointer }) => {
    const type = typeOf(keyword);
    if (type === undefined || tasks.some(({ uri }) => uri === type.uri)) return [];
    const isPromised = type.name === notebook ? isFound(notebook, found) : speaksFor(type.name, found);
    if (isPromised) return [];
    const what =
      type.name === notebook ? 'no notebook with an environment to open it in was found' : 'nothing speaks for it';
    return [
      problem('keyword-fits-repository', {
        severity: 'warning',
        message: `The keyword "${keyword}" names something to run, but in the repository ${what}.`,
        hint: 'Remove the keyword, or add what it promises.',
        pointer,
      }),
    ];
  });
}

function normalAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/^(?:git\+)?https?:\/\/(?:www\.)?/, '')
    .replace(/(?:\.git)?\/?$/, '');
}

/** Names that stand for what is checked out, as far as a listing can tell. */
const here: readonly unknown[] = [undefined, 'HEAD', 'main', 'master'];

function isFromHere(taskinfo: unknown, { origin }: Repository): boolean {
  if (origin === undefined) return false;
  const url = valueAt(taskinfo, '/repository/url');
  const repository = valueAt(taskinfo, '/repository');
  const isOnGitHub = valueAt(taskinfo, '/provider') === 'gh' && typeof repository === 'string';
  const address = isOnGitHub ? `https://github.com/${repository}` : url;
  const ref = valueAt(taskinfo, '/repository/ref') ?? valueAt(taskinfo, '/ref');
  return typeof address === 'string' && normalAddress(address) === normalAddress(origin.url) && here.includes(ref);
}

/** A file of the repository that a task opens and that is not there; a folder may be named as well. */
function lostPaths(tasks: readonly ComparedTask[], repository: Repository): readonly Problem[] {
  return tasks.flatMap(({ taskinfo, pointer: task, locate }) => {
    const pointer = valueAt(taskinfo, '/repository/path') === undefined ? '/path' : '/repository/path';
    const path = valueAt(taskinfo, pointer);
    if (typeof path !== 'string' || path === '' || !isFromHere(taskinfo, repository)) return [];
    const folder = path.endsWith('/') ? path : `${path}/`;
    if (repository.has(path) || repository.files.some((file) => file.path.startsWith(folder))) return [];
    return [
      problem('value-fits-repository', {
        severity: 'warning',
        message: `The task opens "${path}", which is not in the repository.`,
        hint: 'Write the path as it is now, from the root of the repository.',
        pointer: locate?.(pointer) ?? task,
      }),
    ];
  });
}

/** A plain release, without the zeros at its end; nothing for what is being developed, and for 0.0.0, which stands for none. */
function releaseOf(version: unknown): string | undefined {
  if (typeof version !== 'string' || !/^v?[0-9]{1,9}(?:\.[0-9]{1,9}){0,5}$/.test(version)) return undefined;
  const numbers = version.replace(/^v/, '').split('.').map(Number);
  const end = numbers.findLastIndex((number) => number !== 0);
  return end === -1 ? undefined : numbers.slice(0, end + 1).join('.');
}

function otherVersion(value: unknown, repository: Repository): readonly Problem[] {
  const version = packageFolders(repository).packages.find(({ folder }) => folder === '')?.version;
  const packaged = releaseOf(version?.value);
  if (version === undefined || packaged === undefined) return [];
  const pointer = valueAt(value, '/version') === undefined ? '/softwareVersion' : '/version';
  const written = valueAt(value, pointer);
  const release = releaseOf(written);
  if (release === undefined || release === packaged) return [];
  const { file, line } = version.evidence;
  return [
    problem('version-fits-repository', {
      severity: 'warning',
      message: `The file says version ${JSON.stringify(written)}, but ${file}${line === undefined ? '' : `, line ${line},`} says "${version.value}".`,
      hint: 'Write the version that the package has.',
      pointer,
    }),
  ];
}

/**
 * Finds what a repository's codemeta.json says otherwise than the repository does.
 *
 * @param repository The repository.
 * @param found What it suggests.
 * @param registry Where the tasktypes are found.
 * @returns Warnings with pointers into codemeta.json and places; none where that file is absent or cannot be read.
 */
export function disagreementsOf(repository: Repository, found: Found, registry: Registry): readonly Problem[] {
  const codemeta = repository.read('codemeta.json');
  const json = codemeta && readJson(codemeta.text);
  if (json === undefined || !('value' in json)) return [];
  const typeOf = tasktypesIn(registry);
  const tasks = tasksIn(json.value, typeOf);
  const problems = [
    ...keywordsOtherwise(json.value, tasks, found, typeOf),
    ...declaredOtherwise(tasks, found),
    ...lostPaths(tasks, repository),
    ...otherVersion(json.value, repository),
  ];
  return problems.map(({ docs, ...rest }) => ({ ...rest, ...json.placeOf(rest.pointer), docs }));
}
