import { createRepository } from '../../infer/repository.ts';
import { softwareOf } from '../../infer/software-name.ts';
import { standingsOf, type StandingTask } from '../../infer/standing.ts';
import { suggest, type FaultsOf } from '../../infer/suggest.ts';
import type { SuggestedTask, Suggestions } from '../../infer/suggestion.ts';
import type { ReadRepository } from '../../infer/zip.ts';
import { createRegistry } from '../../registry/registry.ts';
import { checkTask } from '../../validate/check-task.ts';
import type { ValidationContext } from '../../validate/validate.ts';
import { createValidators } from '../../validate/validator.ts';
import { fillIn, type Answer, type Refusal } from './answers.ts';
import { codemetaText, readOld, type CodemetaText, type OldCodemeta } from '../codemeta/codemeta-text.ts';
import { schemaKey, type PageTypes } from '../page-types.ts';

/** What was found in a repository. */
export interface Found extends Suggestions {
  readonly codemeta: OldCodemeta;
  /** Where it can be cloned from, where a file tells. */
  readonly origin: string | undefined;
  /** How many files of it were listed and read, and whether it has more. */
  readonly files: { readonly listed: number; readonly read: number; readonly isCut: boolean };
}

/** A suggested task that the author wants to declare. */
export interface WantedTask {
  readonly task: SuggestedTask;
  readonly answers: readonly Answer[];
}

/** What is known of the repository whose tasks are written. */
export interface Target extends Pick<Found, 'codemeta' | 'origin'> {
  /** What the author calls the software; absent where nobody has asked yet. */
  readonly name: string | undefined;
}

/** A wanted task, with what its tasktype says of the answers. */
export interface JudgedTask extends StandingTask {
  readonly refusals: readonly Refusal[];
}

/** What becomes of the wanted tasks. */
export interface Written extends CodemetaText {
  /** In the order in which they were given. */
  readonly tasks: readonly JudgedTask[];
}

/** Finds tasks, checks them and writes them. */
export interface Engine {
  readonly find: (repository: ReadRepository) => Promise<Found>;
  readonly write: (target: Target, tasks: readonly WantedTask[]) => Promise<Written>;
}

async function find(
  { isCut, ...repository }: ReadRepository,
  { registry }: ValidationContext,
  faultsOf: FaultsOf,
): Promise<Found> {
  const { files, texts } = repository;
  const isThere = files.some(({ path }) => path === 'codemeta.json');
  const text = texts.get('codemeta.json');
  return {
    ...(await suggest(repository, registry, faultsOf)),
    codemeta: text === undefined ? (isThere ? 'unreadable' : 'absent') : { text },
    origin: createRepository(repository).origin?.url,
    files: { listed: files.length, read: texts.size, isCut },
  };
}

async function write(
  { name, origin, codemeta }: Target,
  wanted: readonly WantedTask[],
  context: ValidationContext,
  faultsOf: FaultsOf,
): Promise<Written> {
  const { registry } = context;
  const filled = await Promise.all(wanted.map(({ task, answers }) => fillIn(task, answers, registry, faultsOf)));
  const tasks = filled.map(({ task }) => task);
  const file = readOld(codemeta, registry);
  const declared = file !== undefined && 'tasks' in file ? file.tasks : [];
  const standing = await standingsOf(tasks, declared, registry, faultsOf);
  const software = softwareOf(tasks, origin);
  return {
    tasks: standing.map((task, index) => ({ ...task, refusals: filled[index]?.refusals ?? [] })),
    ...(await codemetaText(codemeta, standing, { ...software, name: name ?? software.name }, context)),
  };
}

/**
 * Makes what the page of suggestions works with.
 *
 * @param types The types of the registry.
 * @returns The engine; it asks nobody and keeps nothing.
 */
export function createEngine(types: PageTypes): Engine {
  const registry = createRegistry(types.entries, types);
  const validators = createValidators((entry) => types.schemas[schemaKey(entry)] ?? {});
  const context: ValidationContext = { registry, validators };
  const faultsOf: FaultsOf = (uri, taskinfo) => checkTask(uri, taskinfo, context);
  return {
    find: (repository) => find(repository, context, faultsOf),
    write: (target, tasks) => write(target, tasks, context, faultsOf),
  };
}
