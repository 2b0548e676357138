import type { Declaration } from '../metadata/declarations.ts';
import type { Node } from '../metadata/json-ld.ts';
import { withoutChange } from '../spec/change.ts';
import type { Problem } from '../spec/problem.ts';
import type { Entry, Kind, Schema } from '../spec/spec.ts';
import { faultsIn } from './faults.ts';
import { judge } from './judge.ts';
import type { ValidationContext } from './validate.ts';
import type { Validators } from './validator.ts';

/**
 * Makes the declaration of a task or an interface that stands in no file.
 *
 * @param kind Which of the two it is.
 * @param type The URI of its type.
 * @param info The taskinfo or serviceinfo.
 * @returns The declaration, whose pointers lead into `info`.
 */
export function declarationOf(kind: Kind, type: string, info: unknown): Declaration {
  return {
    kind,
    type,
    typePointer: '',
    pointer: '',
    info,
    locate: (pointer) => pointer,
    listsCollapse: false,
    broken: false,
  };
}

/** Checks taskinfos, or serviceinfos, against one version of a type. */
export interface TaskCheck {
  /** The schema of the version, references resolved. */
  readonly schema: Schema;
  /** The errors of a taskinfo, with pointers into it and no places; also where it is too large to be checked. */
  readonly problemsOf: (info: unknown) => readonly Problem[];
}

async function loadTaskCheck(version: Entry, validators: Validators): Promise<TaskCheck> {
  const [check, schema] = await Promise.all([validators.checkerOf(version), validators.schemaOf(version)]);
  const problemsOf = (info: unknown): readonly Problem[] => {
    const { problems } = faultsIn(declarationOf(version.kind, version.name, info), { check, schema });
    return problems.map(withoutChange);
  };
  return { schema, problemsOf };
}

/**
 * Loads what checks taskinfos against versions of tasktypes, and serviceinfos against those of servicetypes, for those who
 * check many and wait for none.
 *
 * @param versions The versions.
 * @param validators What checks them.
 * @returns Finds the check of one of these versions.
 */
export async function loadTaskChecks(
  versions: readonly Entry[],
  validators: Validators,
): Promise<(version: Entry) => TaskCheck | undefined> {
  const loaded = await Promise.all(
    versions.map(async (version) => [version, await loadTaskCheck(version, validators)] as const),
  );
  const checks = new Map<Entry, TaskCheck>(loaded);
  return (version) => checks.get(version);
}

/**
 * Checks a task that stands in no file yet.
 *
 * @param tasktype URI of its tasktype.
 * @param taskinfo The taskinfo.
 * @param context Where the type is found and what checks it.
 * @returns The errors, with pointers into the taskinfo and no places.
 */
export async function checkTask(
  tasktype: string,
  taskinfo: Node,
  context: ValidationContext,
): Promise<readonly Problem[]> {
  const { problems } = await judge(declarationOf('tasktype', tasktype, taskinfo), context.registry, context.validators);
  return problems.filter(({ severity }) => severity === 'error').map(withoutChange);
}

/**
 * Checks a taskinfo or a serviceinfo that stands in no file against a version of its type.
 *
 * @param version The version.
 * @param info The taskinfo or serviceinfo.
 * @param validators What checks it.
 * @returns The errors, with pointers into it and no places.
 */
export async function problemsWith(version: Entry, info: unknown, validators: Validators): Promise<readonly Problem[]> {
  return (await loadTaskCheck(version, validators)).problemsOf(info);
}
