import type { Node } from './json-ld.ts';
import { schemaKey, type SchemaTerm } from './schema-terms.ts';

/** A task to be written into a CodeMeta file. */
export interface BlockTask {
  /** Canonical URI of the tasktype. */
  readonly uri: string;
  /** What the runnable thing is called, for people. */
  readonly name: string;
  readonly taskinfo: Node;
}

/** The two halves of a declaration: what is run, and the keywords under which it is found. */
export interface Block {
  readonly targetProduct: readonly Node[];
  readonly keywords: readonly string[];
  /** What to know before pasting, where there is something to know. */
  readonly note?: string;
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function isFlat(taskinfo: Node): boolean {
  return Object.values(taskinfo).every(isPlain);
}

const literalNote =
  'A value is nested, so the task is written as a JSON literal: readers of JSON-LD 1.0 refuse the file.';

function propertyValue(name: string, value: unknown): Node {
  return { '@type': 'schema:PropertyValue', 'schema:propertyID': name, 'schema:value': value };
}

/**
 * Writes one task as an entry of `targetProduct`: a PropertyValue for each field, or, since JSON-LD does not keep
 * nested values and lists of one, a single JSON literal (JSON-LD 1.1) where a value is no plain one.
 *
 * @param task The task.
 * @returns The entry.
 */
export function writeEntry(task: BlockTask): Node {
  const properties = isFlat(task.taskinfo)
    ? Object.entries(task.taskinfo).map(([name, value]) => propertyValue(name, value))
    : [propertyValue('taskinfo', { '@type': '@json', '@value': task.taskinfo })];
  return {
    '@type': 'SoftwareApplication',
    name: task.name,
    'schema:additionalType': { '@id': task.uri },
    'schema:additionalProperty': properties,
  };
}

/**
 * Writes the block that declares tasks in a CodeMeta file.
 *
 * @param tasks The tasks.
 * @returns An entry of `targetProduct` for each task, and each tasktype once as a keyword.
 */
export function writeBlock(tasks: readonly BlockTask[]): Block {
  const isLiteral = tasks.some(({ taskinfo }) => !isFlat(taskinfo));
  return {
    targetProduct: tasks.map(writeEntry),
    keywords: [...new Set(tasks.map((task) => task.uri))],
    ...(isLiteral ? { note: literalNote } : {}),
  };
}

function append(codemeta: Node, term: SchemaTerm, added: readonly unknown[]): Node {
  const key = schemaKey(codemeta, term) ?? term;
  const present = Object.hasOwn(codemeta, key) ? [codemeta[key]].flat() : [];
  return { ...codemeta, [key]: [...present, ...added.filter((value) => !present.includes(value))] };
}

/**
 * Puts a block into a CodeMeta file, after the products and keywords that are there.
 *
 * @param codemeta The file's value; it is not changed.
 * @param block The block.
 * @returns The file's value with the block; a keyword that is there already is not repeated.
 */
export function insertBlock(codemeta: Node, block: Block): Node {
  return append(append(codemeta, 'targetProduct', block.targetProduct), 'keywords', block.keywords);
}
