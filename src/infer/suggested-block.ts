import { writeBlock, type Block } from '../metadata/block.ts';
import { usualContext } from '../metadata/contexts.ts';
import { keywordsOf, textsOf } from '../metadata/evidence.ts';
import type { Node } from '../metadata/json-ld.ts';
import { schemaKey } from '../metadata/schema-terms.ts';
import type { Registry } from '../registry/registry.ts';
import { tasktypesIn, type CodemetaFile } from './declared-tasks.ts';
import { insertInJson } from '../metadata/json-insertion.ts';
import type { StandingTask } from './standing.ts';

/** A codemeta.json to begin with. */
export interface NewCodemeta {
  /** What the software is called. */
  readonly name: string;
  /** Where it can be cloned from, where that is known. */
  readonly codeRepository?: string | undefined;
}

/** What the runnable thing is called in the file: by its software and type, and by itself where it is not the only one. */
function named(tasks: readonly StandingTask[], project: string | undefined): readonly StandingTask[] {
  if (project === undefined) return tasks;
  return tasks.map((task) => {
    const isOnly = tasks.filter(({ uri }) => uri === task.uri).length === 1;
    return { ...task, name: `${project}: ${task.title}${isOnly ? '' : ` (${task.name})`}` };
  });
}

/** What the products of a file are called already. */
function productNames(value: Node): readonly string[] {
  const products = [value[schemaKey(value, 'targetProduct') ?? '']].flat();
  return products.flatMap((product) => textsOf({ value: product, pointer: '' }, 'name'));
}

/** Gives each task a name that no other product of the file has: people choose by it. */
function calledApart(tasks: readonly StandingTask[], taken: readonly string[]): readonly StandingTask[] {
  const names = new Set(taken);
  return tasks.map((task) => {
    let { name } = task;
    for (let number = 2; names.has(name); number++) name = `${task.name} ${String(number)}`;
    names.add(name);
    return { ...task, name };
  });
}

/**
 * Writes what is to be added to a codemeta.json: both halves of each task that is ready, and the keyword of each task that
 * is declared without one.
 *
 * @param tasks The tasks, as they stand to the file.
 * @param registry Where the tasktypes are found.
 * @param codemeta The file, where there is one.
 * @param name What the software is called, where there is no file.
 * @returns The block; its lists are empty where nothing is to be added.
 */
export function missingBlock(
  tasks: readonly StandingTask[],
  registry: Registry,
  codemeta?: CodemetaFile,
  name?: string,
): Block {
  const project = codemeta === undefined ? name : codemeta.value['name'];
  const products = named(tasks, typeof project === 'string' && project.trim() !== '' ? project.trim() : undefined);
  const ready = products.filter(({ standing }) => standing === 'ready');
  const block = writeBlock(calledApart(ready, codemeta === undefined ? [] : productNames(codemeta.value)));
  const typeOf = tasktypesIn(registry);
  const present = codemeta === undefined ? [] : keywordsOf({ value: codemeta.value, pointer: '' });
  const words = new Set(present.map(({ value }) => value));
  const meant = new Set(present.map(({ value }) => typeOf(value)?.uri));
  const declared = tasks.filter(({ standing, uri }) => standing === 'declared' && !meant.has(uri));
  const keywords = new Set([...block.keywords.filter((uri) => !words.has(uri)), ...declared.map(({ uri }) => uri)]);
  return { ...block, keywords: [...keywords] };
}

const softwareTypes = /(?:^|[/:#])Software(?:SourceCode|Application)$/;

function isSoftware(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { '@type': type, type: alias } = node as Readonly<Record<string, unknown>>;
  return [type ?? alias].flat().some((one) => typeof one === 'string' && softwareTypes.test(one));
}

/**
 * Says why nothing can be added to a codemeta.json that can be read.
 *
 * @param codemeta The file.
 * @returns One sentence, or `undefined` where it can be added to.
 */
export function cannotTakeTasks({ value }: CodemetaFile): string | undefined {
  if (Object.hasOwn(value, '@graph')) {
    const isOne = [value['@graph']].flat().filter(isSoftware).length === 1;
    return isOne
      ? 'It describes the software in a node of the list `@graph`, into which only its author may write.'
      : 'It holds a list `@graph`, and only its author can say to which of the things in it the tasks belong.';
  }
  for (const term of ['keywords', 'targetProduct'] as const) {
    const key = schemaKey(value, term) ?? term;
    const there = value[key];
    const isNone = there === null || ['number', 'boolean'].includes(typeof there);
    if (Object.hasOwn(value, key) && isNone) return `Its \`${key}\` is ${String(there)}; write a list in its place.`;
  }
  return undefined;
}

/**
 * Puts a block into the text of a codemeta.json; no character of it is changed.
 *
 * @param text The text, which can be read.
 * @param codemeta What it says.
 * @param block What is to be added.
 * @returns The text with both halves, laid out as the rest of it is; the same text where there is nothing to add.
 */
export function addBlock(text: string, { value }: CodemetaFile, { targetProduct, keywords }: Block): string {
  return insertInJson(text, [
    { key: schemaKey(value, 'targetProduct') ?? 'targetProduct', values: targetProduct },
    { key: schemaKey(value, 'keywords') ?? 'keywords', values: keywords },
  ]);
}

/**
 * Writes the smallest codemeta.json that declares tasks.
 *
 * @param codemeta What is known of the software.
 * @param block The tasks.
 * @returns The text, indented by two, ending with a line end.
 */
export function newCodemeta({ name, codeRepository }: NewCodemeta, { targetProduct, keywords }: Block): string {
  const value = {
    '@context': usualContext,
    '@type': 'SoftwareSourceCode',
    name,
    ...(codeRepository === undefined ? {} : { codeRepository }),
    keywords,
    targetProduct,
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
