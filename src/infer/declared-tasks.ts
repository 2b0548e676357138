import { declare } from '../metadata/declare.ts';
import { isNode, type Node } from '../metadata/json-ld.ts';
import { readJson } from '../metadata/json.ts';
import type { TypeOf } from '../metadata/named-type.ts';
import type { Registry } from '../registry/registry.ts';
import { withoutChange, type Fault } from '../spec/change.ts';
import { problem, type Place, type Problem } from '../spec/problem.ts';

/** A task that a codemeta.json declares. */
export interface DeclaredTask {
  /** Canonical URI of its tasktype; what is written there where the registry does not know it. */
  readonly uri: string;
  /** Name of that type, where the registry knows it. */
  readonly tasktype?: string;
  readonly taskinfo: unknown;
  /** JSON Pointer of the task in the file. */
  readonly pointer: string;
  /** Turns a JSON Pointer into the taskinfo into one into the file. */
  readonly locate: (pointer: string) => string;
  /** True where the file may have lists of one item as that item alone. */
  readonly listsCollapse: boolean;
}

/** A codemeta.json that can be read. */
export interface CodemetaFile {
  readonly value: Node;
  readonly tasks: readonly DeclaredTask[];
  /** Place of what a JSON Pointer into the file names. */
  readonly placeOf: (pointer: string) => Place;
}

function firstOf([first]: readonly Fault[]): Problem {
  return first ? withoutChange(first) : problem('carrier-is-known', { message: 'The file cannot be read.' });
}

function ofOtherKind(carrier: string): Problem {
  return problem('carrier-is-known', {
    message: `The file is a ${carrier}, no CodeMeta file.`,
    hint: 'A CodeMeta file is known by its @context.',
  });
}

/**
 * Finds the tasktype that a text means, by URI or by name.
 *
 * @param registry Where it is looked up.
 * @returns The function that finds it.
 */
export function tasktypesIn(registry: Registry): TypeOf {
  return (text) => {
    const type = registry.find(text) ?? registry.named('tasktype', text);
    return type?.kind === 'tasktype' ? { uri: type.uri, name: type.name } : undefined;
  };
}

/**
 * Reads the tasks that a codemeta.json declares.
 *
 * @param text The text of the file.
 * @param registry Where the tasktypes are found.
 * @returns The file with its tasks, or the first problem for which it cannot be read.
 */
export function readCodemeta(text: string, registry: Registry): CodemetaFile | Problem {
  const read = readJson(text);
  if (!('value' in read)) return firstOf(read.problems);
  const typeOf = tasktypesIn(registry);
  const declarations = declare(read.value, typeOf);
  if (!('declared' in declarations)) return firstOf(declarations);
  if (declarations.carrier !== 'codemeta' || !isNode(read.value)) return ofOtherKind(declarations.carrier);
  const tasks = declarations.declared.flatMap(({ kind, type, info, pointer, locate, listsCollapse }) => {
    if (kind !== 'tasktype' || typeof type !== 'string') return [];
    const known = typeOf(type);
    const named = known === undefined ? {} : { tasktype: known.name };
    return [{ uri: known?.uri ?? type, ...named, taskinfo: info, pointer, locate, listsCollapse }];
  });
  return { value: read.value, tasks, placeOf: read.placeOf };
}
