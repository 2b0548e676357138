import { isObject } from '../spec/object.ts';

/** A task as it is sent. */
export interface Task {
  readonly tasktype: string;
  readonly taskinfo: Readonly<Record<string, unknown>>;
}

/** The request line of a question, or why it cannot be asked so. */
export type Query = { readonly line: string } | { readonly because: string };

/** The query of a question, or the field that has no form in an address. */
export type WrittenQuery = { readonly query: string } | { readonly odd: string };

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** In the address a list stands between braces, so that its items can hold neither these nor commas. */
function listText(items: readonly unknown[]): string | undefined {
  const texts = items.filter(isPlain).map(String);
  const isClear = texts.length === items.length && texts.every((text) => text !== '' && !/[{},]/.test(text));
  return isClear ? `{${texts.join(',')}}` : undefined;
}

/** What RFC 3986 lets stand in a query is left as it is, where no reader takes it for a separator. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2C|2F|3A|40)/g, decodeURIComponent);
}

/**
 * Writes the query that asks about a tasktype alone.
 *
 * @param tasktype The tasktype.
 * @returns The query.
 */
export function tasktypeQuery(tasktype: string): string {
  return `tasktype=${escaped(tasktype)}`;
}

interface Parameter {
  readonly name: string;
  /** Absent where the value cannot be written so. */
  readonly text: string | undefined;
}

function parametersOf(name: string, value: unknown): readonly Parameter[] {
  if (isPlain(value)) return [{ name, text: String(value) }];
  if (Array.isArray(value)) return [{ name, text: listText(value) }];
  const members = isObject(value) ? Object.entries(value) : [];
  if (members.length === 0 || members.some(([key]) => key === '' || key.includes('.')))
    return [{ name, text: undefined }];
  return members.flatMap(([key, member]) => parametersOf(`${name}.${key}`, member));
}

/**
 * Writes the query that asks whether a planner can run a task, as the ExecutionPlanner note has it:
 * `tasktype=…&taskinfo.languages={md,python}`.
 *
 * @param task The task.
 * @returns The query; the name of a field where its value has no clear form in an address.
 */
export function writeQuery({ tasktype, taskinfo }: Task): WrittenQuery {
  const parameters = Object.entries(taskinfo).flatMap(([name, value]) => parametersOf(`taskinfo.${name}`, value));
  const odd = parameters.find(({ text }) => text === undefined);
  if (odd !== undefined) return { odd: odd.name };
  const pairs = parameters.map(({ name, text = '' }) => `${escaped(name)}=${escaped(text)}`);
  return { query: [tasktypeQuery(tasktype), ...pairs].join('&') };
}

/**
 * Writes the question of whether a planner can run a task with each field in the address.
 *
 * @param task The task.
 * @returns The request line; a sentence where a value has no form in an address.
 */
export function queryFor(task: Task): Query {
  const written = writeQuery(task);
  return 'query' in written
    ? { line: `GET /accepts?${written.query}` }
    : { because: `\`${written.odd}\` has no clear form in an address. Ask with POST, which takes every task.` };
}

/**
 * Writes the question of whether a planner can run a task with the task as its body.
 *
 * @param task The task.
 * @returns The request: its line, its header and the JSON.
 */
export function postFor(task: Task): string {
  return `POST /accepts\nContent-Type: application/json\n\n${JSON.stringify(task, undefined, 2)}`;
}
