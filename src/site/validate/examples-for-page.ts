import { insertBlock } from '../../metadata/block.ts';
import { exampleBlock } from '../../metadata/example-block.ts';
import type { OpenRegistry } from '../../registry/open.ts';
import type { Type } from '../../registry/registry.ts';
import { isObject } from '../../spec/object.ts';
import type { Spec } from '../../spec/spec.ts';
import { wholeMessage } from './example.ts';

/** An example that the page offers. */
export interface PageExample {
  readonly title: string;
  readonly path: string;
  readonly text: string;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function acceptedOf({ examples }: Spec): unknown {
  return examples.find(({ verdict }) => verdict === 'accepted')?.value;
}

/** Each value of such a task stands in the file on a line of its own, and a slip in one is easily seen. */
function isFlat(spec: Spec): boolean {
  const value = acceptedOf(spec);
  return isObject(value) && Object.values(value).every((member) => typeof member !== 'object');
}

/** A CodeMeta file with the first example of a type. */
function codemetaOf(spec: Spec, uri: string, hasKeyword: boolean): string | undefined {
  const block = exampleBlock(spec, uri);
  const software = {
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    name: 'My software',
    keywords: ['Astronomy'],
  };
  return block && json(insertBlock(software, { ...block, keywords: hasKeyword ? block.keywords : [] }));
}

/** Makes the slip that people make: a key with two letters swapped. */
function misspelt(text: string): string {
  return text.replace(
    /("schema:propertyID": "[^"]*?)([a-z])([a-z])"/,
    (_, before: string, a: string, b: string) => `${before}${b}${a}"`,
  );
}

const offered = (title: string, path: string, text: string | undefined): readonly PageExample[] =>
  text === undefined ? [] : [{ title, path, text }];

function ofTasktype({ name, uri, current }: Type<Spec>): readonly PageExample[] {
  const right = codemetaOf(current, uri, true);
  const wrong = codemetaOf(current, uri, false);
  const message = json(wholeMessage('tasktype', uri, acceptedOf(current)));
  return [
    ...offered('A codemeta.json that is right', 'codemeta.json', right),
    ...offered('A codemeta.json with mistakes', 'codemeta.json', wrong && misspelt(wrong)),
    ...offered('A task, as it is sent to a planner', `${name}.task.json`, message),
  ];
}

function ofServicetype({ name, uri, current }: Type<Spec>): readonly PageExample[] {
  const message = json(wholeMessage('servicetype', uri, acceptedOf(current)));
  return offered('A reply of a planner', `${name}.reply.json`, message);
}

/**
 * Makes the examples that the page offers, from what the documents accept.
 *
 * @param registry The registry.
 * @returns A good file, a broken one, a task and a reply, as far as the registry has types for them.
 */
export function pageExamples(registry: OpenRegistry): readonly PageExample[] {
  const usable = registry.types.filter(
    ({ current }) => current.status !== 'withdrawn' && acceptedOf(current) !== undefined,
  );
  const tasktypes = usable.filter(({ kind }) => kind === 'tasktype');
  const tasktype =
    tasktypes.find(({ name }) => name === 'rosetta-container') ??
    tasktypes.find(({ current }) => isFlat(current)) ??
    tasktypes[0];
  const servicetype = usable.find(({ kind }) => kind === 'servicetype');
  return [
    ...(tasktype === undefined ? [] : ofTasktype(tasktype)),
    ...(servicetype === undefined ? [] : ofServicetype(servicetype)),
  ];
}
