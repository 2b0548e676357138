import type { OpenRegistry } from '../registry/open.ts';
import type { Type } from '../registry/registry.ts';
import { infoMember, type Kind, type Spec } from '../spec/spec.ts';
import { notice } from './notice.ts';
import { constantNames, rootName } from './type-names.ts';
import { declareInfo } from './typescript.ts';

/** A type of the registry and the name of its generated type. */
interface NamedType {
  readonly type: Type<Spec>;
  readonly name: string;
}

/** Names the module declares itself. */
const ownNames = ['Tasktypes', 'Servicetypes', 'Task', 'Interface'];

const inOneLine = (text: string): string => text.replaceAll('*/', '* /').replaceAll(/[\r\n]+/g, ' ');

const key = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name));

function member({ current }: Type<Spec>, code: string): string {
  return `  /** ${inOneLine(`${current.title}. ${current.summary}`)} */\n  ${code}\n`;
}

function constants(kind: Kind, types: readonly Type<Spec>[]): string {
  const names = constantNames(types);
  const members = types.map((type, index) => member(type, `${key(names[index] ?? '')}: ${JSON.stringify(type.uri)},`));
  return `/** The canonical URI of every ${kind}, to be written in messages. */
export const ${kind}s = {
${members.join('')}} as const;
`;
}

function messages(kind: Kind, types: readonly NamedType[]): string {
  const [collection, message] = kind === 'tasktype' ? ['Tasktypes', 'Task'] : ['Servicetypes', 'Interface'];
  const info = infoMember(kind);
  const members = types.map(({ type, name }) => member(type, `${JSON.stringify(type.uri)}: ${name};`));
  return `/** The ${info} of every ${kind}, by canonical URI. Declare the interface again in a module of your own to add types. */
export interface ${collection} {
${members.join('')}}

/** A message of one of the ${kind}s; its \`${kind}\` decides what its \`${info}\` is. */
export type ${message} = {
  [Uri in keyof ${collection}]: { ${kind}: Uri; ${info}: ${collection}[Uri] };
}[keyof ${collection}];
`;
}

/**
 * Writes one module with the types of a whole registry: an interface for each type, `Task` and `Interface`, which are
 * discriminated by canonical URI and can be extended by declaration merging, and constants for the URIs.
 *
 * @param registry The registry.
 * @param source What the registry was made from, for the head of the module.
 * @returns The module; each type stands in it as its current version defines it.
 */
export async function typesModule(registry: OpenRegistry, source = 'tasktypes/ and servicetypes/'): Promise<string> {
  const taken = new Set(ownNames);
  const named = registry.types.map((type) => ({ type, name: rootName(registry.schemaOf(type.current), taken) }));
  const declarations: string[] = [];
  for (const { type, name } of named) declarations.push(await declareInfo(registry, type.current, name, taken));
  const kinds: readonly Kind[] = ['tasktype', 'servicetype'];
  const ofKind = (kind: Kind): readonly NamedType[] => named.filter(({ type }) => type.kind === kind);
  return [
    notice('Types of the tasks and interfaces that an ExecutionPlanner speaks of.', source),
    ...kinds.map((kind) =>
      constants(
        kind,
        ofKind(kind).map(({ type }) => type),
      ),
    ),
    ...kinds.map((kind) => messages(kind, ofKind(kind))),
    ...declarations,
  ].join('\n');
}
