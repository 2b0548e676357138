import { has, isObject } from '../spec/object.ts';
import { joinPointer, splitPointer } from '../spec/place.ts';
import type { FieldWord } from './policy.ts';

/** A value of a task, and where it stands. */
export interface FoundValue {
  /** JSON Pointer into the taskinfo. */
  readonly pointer: string;
  readonly value: unknown;
}

/** What a rule can look at; the quantities are those of `max`. */
export type Field = FieldWord | 'cores' | 'memory' | 'gpus' | 'duration';

/**
 * Where tasks say what a rule looks at, as JSON Pointers into the taskinfo; `*` stands for each item or member. The names
 * are those of this registry's tasktypes, so a type of one's own that uses them is read as well.
 */
const places: Readonly<Record<Field, readonly string[]>> = {
  images: ['/image', '/image_name'],
  registries: ['/image', '/registry'],
  names: ['/dockerImageName', '/registeredAs/*'],
  architectures: ['/platform/architecture', '/image_arch', '/architecture'],
  ports: ['/ports/*/port', '/interface/port', '/interface_port', '/interfaces/*/port'],
  protocols: ['/ports/*/protocol', '/interface/protocol', '/interface_protocol', '/interfaces/*/protocol'],
  python: ['/requires_python'],
  cpuFlags: ['/platform/cpuFlags/*'],
  languages: ['/languages/*', '/kernel/language'],
  kernels: ['/kernel/name'],
  packages: ['/pipname', '/requires_dist/*', '/requirements/*', '/pip/*', '/dependencies/*'],
  cores: ['/resources/mincores', '/cores', '/computing_cpus'],
  memory: ['/resources/minmemory', '/ram', '/computing_memory'],
  gpus: ['/resources/mingpus', '/gpus'],
  duration: ['/executionDuration', '/minduration'],
};

/** The same, in segments. */
const paths = new Map(Object.entries(places).map(([field, each]) => [field, each.map(splitPointer)]));

function descend(found: readonly FoundValue[], segment: string): readonly FoundValue[] {
  return found.flatMap(({ pointer, value }) => {
    if (segment !== '*') {
      const part = isObject(value) && has(value, segment) ? value[segment] : undefined;
      return part === undefined ? [] : [{ pointer: joinPointer(pointer, segment), value: part }];
    }
    if (Array.isArray(value))
      return value.map((item: unknown, index) => ({ pointer: joinPointer(pointer, index), value: item }));
    return isObject(value)
      ? Object.entries(value).map(([name, item]) => ({ pointer: joinPointer(pointer, name), value: item }))
      : [];
  });
}

/**
 * Finds what a task says of something.
 *
 * @param taskinfo The taskinfo.
 * @param field What is looked for.
 * @returns The values with their places; none where the task says nothing of it.
 */
export function valuesOf(taskinfo: unknown, field: Field): readonly FoundValue[] {
  const found = (paths.get(field) ?? []).flatMap((path) => path.reduce(descend, [{ pointer: '', value: taskinfo }]));
  // The name of an image alone says nothing as long as its registry is not given.
  const isNameless = isObject(taskinfo) && !has(taskinfo, 'registry');
  return isNameless ? found.filter(({ pointer }) => pointer !== '/image_name') : found;
}

/**
 * Finds where a task of a type can say something.
 *
 * @param field What is looked for.
 * @param has Says whether a schema has a field at a path; `0` stands for any item.
 * @returns JSON Pointer of the first place that tasks of the type have, its items and members left out; `undefined` where
 *   they can say nothing of it.
 */
export function placeFor(field: Field, has: (path: readonly string[]) => boolean): string | undefined {
  const place = places[field].find((each) =>
    has(splitPointer(each).map((segment) => (segment === '*' ? '0' : segment))),
  );
  return place?.replace(/\/\*.*$/, '');
}
