import type { Node } from '../metadata/json-ld.ts';
import type { Registry } from '../registry/registry.ts';
import { splitPointer } from '../spec/place.ts';
import type { Problem } from '../spec/problem.ts';
import type { FoundValue, LeftOut, MissingValue, Sighting, SuggestedTask } from './suggestion.ts';
import type { FaultsOf } from './suggest.ts';

/** A sighting as a task of the registry, and the values that its type refused. */
export interface Settled {
  /** Absent where the registry has no such tasktype. */
  readonly task?: SuggestedTask;
  readonly leftOut: readonly LeftOut[];
}

function put(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  // A copy: what is there already may belong to a value that was found, a list of charts for example.
  const there = Object.hasOwn(into, key) ? into[key] : {};
  const next = Array.isArray(there) ? [...(there as readonly unknown[])] : { ...(there as object) };
  into[key] = next;
  put(next, rest, value);
}

/**
 * Puts values together to a taskinfo.
 *
 * @param values Values with their pointers; every pointer goes through objects, and through lists that stand there before.
 * @returns The taskinfo, its members in the order of the values.
 */
export function assemble(values: readonly Pick<FoundValue, 'pointer' | 'value'>[]): Node {
  const taskinfo: Record<string, unknown> = {};
  for (const { pointer, value } of values) put(taskinfo, splitPointer(pointer), value);
  return taskinfo;
}

function isWithin(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`) || other.startsWith(`${pointer}/`);
}

function refusal({ evidence: [first] }: FoundValue, { message }: Problem): LeftOut {
  return {
    file: first?.file ?? '',
    ...(first?.line === undefined ? {} : { line: first.line }),
    what: first?.says ?? '',
    because: `the tasktype refuses the value: ${message}`,
  };
}

function asked(problem: Problem): MissingValue {
  const name = splitPointer(problem.pointer).at(-1) ?? '';
  return { pointer: problem.pointer, question: `What is \`${name}\`?` };
}

/**
 * Makes a task of a sighting: takes out the values that the tasktype refuses, and asks for what it needs besides.
 *
 * @param sighting What a detector has seen.
 * @param registry Where the tasktype is found.
 * @param faultsOf Checks the taskinfo.
 * @returns The task; it is valid when nothing is missing.
 */
export async function settle(sighting: Sighting, registry: Registry, faultsOf: FaultsOf): Promise<Settled> {
  const type = registry.named('tasktype', sighting.tasktype);
  if (type === undefined) return { leftOut: [] };
  const first = await faultsOf(type.uri, assemble(sighting.values));
  const wrong = first.filter(({ keyword }) => keyword !== 'required');
  const faultOf = (value: FoundValue): Problem | undefined =>
    wrong.find(({ pointer }) => pointer !== '' && isWithin(value.pointer, pointer));
  const values = sighting.values.filter((value) => faultOf(value) === undefined);
  const leftOut = sighting.values.flatMap((value) => {
    const fault = faultOf(value);
    return fault === undefined ? [] : [refusal(value, fault)];
  });
  const taskinfo = assemble(values);
  // What is asked for stands in its place: it may decide which form of the type is meant, and so what else is needed.
  const answers = sighting.missing.map(({ pointer }) => ({ pointer, value: 'answer' }));
  const asIfAnswered = assemble([...structuredClone(values), ...answers]);
  const unchanged = values.length === sighting.values.length && sighting.missing.length === 0;
  const faults = unchanged ? first : await faultsOf(type.uri, asIfAnswered);
  const known = (pointer: string): boolean => sighting.missing.some((one) => isWithin(one.pointer, pointer));
  const missing = [
    ...sighting.missing,
    ...faults.filter(({ keyword, pointer }) => keyword === 'required' && !known(pointer)).map(asked),
  ];
  return { task: { ...sighting, values, missing, uri: type.uri, taskinfo }, leftOut };
}
