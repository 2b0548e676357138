import type { Registry } from '../registry/registry.ts';
import { near } from '../spec/near.ts';
import { isObject } from '../spec/object.ts';
import type { Schema } from '../spec/spec.ts';
import { shown } from '../spec/words.ts';
import { fieldValue } from './field-value.ts';
import type { TaskChecks } from './offer.ts';
import type { ReadQuestion, Refusal } from './question.ts';

/** Deepest dotted name that is read. */
const maxDepth = 16;

type Members = Record<string, unknown>;

/** Puts a value where a dotted name says; own members only, so that no name reaches a prototype. */
function put(into: Members, path: readonly string[], value: unknown): boolean {
  const [name = '', ...rest] = path;
  const define = (member: unknown): void =>
    void Object.defineProperty(into, name, { value: member, enumerable: true, configurable: true, writable: true });
  if (rest.length === 0) {
    if (Object.hasOwn(into, name)) return false;
    define(value);
    return true;
  }
  if (!Object.hasOwn(into, name)) define({});
  const inner = into[name];
  return isObject(inner) && put(inner, rest, value);
}

type Texts = ReadonlyMap<string, readonly string[]>;

interface Parameters {
  readonly tasktype: string;
  /** Texts by dotted name, in the order in which they came. */
  readonly taskinfo: Texts;
  readonly resources: Texts;
}

function parametersOf(entries: Iterable<readonly [string, string]>): Parameters | Refusal {
  const tasktypes: string[] = [];
  const parts = { taskinfo: new Map<string, string[]>(), resources: new Map<string, string[]>() };
  for (const [name, text] of entries) {
    if (name === 'tasktype') tasktypes.push(text);
    const [head = '', ...rest] = name.split('.');
    if (head !== 'taskinfo' && head !== 'resources') {
      const [meant] = name === 'tasktype' ? [] : near(head, ['tasktype', 'taskinfo', 'resources']);
      if (meant !== undefined)
        return { refusal: `The parameter ${shown(name)} is not known. Did you mean \`${meant}\`?` };
      continue;
    }
    if (rest.length === 0 || rest.length > maxDepth || rest.includes(''))
      return { refusal: `The parameter ${shown(name)} names no field. Write \`${head}.<field>=<value>\`.` };
    const path = rest.join('.');
    parts[head].set(path, [...(parts[head].get(path) ?? []), text]);
  }
  const [tasktype, ...others] = tasktypes;
  if (tasktype === undefined || tasktype === '')
    return { refusal: 'The question names no tasktype. Write `/accepts?tasktype=<URI>`.' };
  if (others.length > 0) return { refusal: 'The question names its tasktype twice. Leave one of them.' };
  return { tasktype, ...parts };
}

function objectOf(texts: Texts, member: string, schema?: Schema): { readonly value?: Members } | Refusal {
  if (texts.size === 0) return {};
  const value: Members = {};
  for (const [name, given] of texts) {
    const path = name.split('.');
    if (!put(value, path, fieldValue(given, path, schema)))
      return { refusal: `\`${member}.${name}\` is given both as a value and as an object. Leave one of them.` };
  }
  return { value };
}

/** The schema by which dotted values of a type are read; of a type that is not known, every value is a text. */
function schemaFor(tasktype: string, registry: Registry, checks: TaskChecks): Schema | undefined {
  const type = registry.find(tasktype);
  return type?.kind === 'tasktype' ? checks(type.current)?.schema : undefined;
}

/**
 * Reads a question from the query of an address: `tasktype=…&taskinfo.languages={md,python}`. Values are read by the type of
 * their field; a list stands between braces, or its name is repeated.
 *
 * @param entries Names and values, percent-decoded, in their order; names beside `tasktype`, `taskinfo.…` and `resources.…`
 *   are left alone.
 * @param registry Where the tasktype is found.
 * @param checks What knows the schema of the tasktype.
 * @returns The question, or why it is none.
 */
export function readQuery(
  entries: Iterable<readonly [string, string]>,
  registry: Registry,
  checks: TaskChecks,
): ReadQuestion {
  const parameters = parametersOf(entries);
  if ('refusal' in parameters) return parameters;
  const { tasktype, taskinfo, resources } = parameters;
  const task = objectOf(taskinfo, 'taskinfo', schemaFor(tasktype, registry, checks));
  if ('refusal' in task) return task;
  const wanted = objectOf(resources, 'resources');
  if ('refusal' in wanted) return wanted;
  return {
    question: {
      tasktype,
      ...(task.value === undefined ? {} : { taskinfo: task.value }),
      ...(wanted.value === undefined ? {} : { resources: wanted.value }),
    },
  };
}
