import { beforeAll, describe, expect, it } from 'vitest';
import { splitByCondition } from '../../src/emit/condition-branches.ts';
import { typesModule } from '../../src/emit/types-module.ts';
import { versionTypes } from '../../src/emit/typescript.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import type { Example, RejectedExample, Spec } from '../../src/spec/spec.ts';
import { documentOf, rightFacts } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';
import { typeErrors } from './compiler.ts';

/** Keywords that a type can express. */
const expressible = new Set(['type', 'required', 'enum', 'const', 'additionalProperties', 'oneOf', 'minItems']);

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}

/** No type tells 1.5 from a whole number. */
function isExpressible({ value, expected }: RejectedExample): boolean {
  return expected.every(
    ({ keyword, pointer }) =>
      expressible.has(keyword) && !(keyword === 'type' && typeof valueAt(value, pointer) === 'number'),
  );
}

let registry: OpenRegistry;
let module: string;

beforeAll(async () => {
  registry = await openOwnDocuments();
  module = await typesModule(registry);
});

const uriOf = ({ kind, name, major }: Spec): string => registry.named(kind, name, major)?.uri ?? '';
const collectionOf = ({ kind }: Spec): string => (kind === 'tasktype' ? 'Tasktypes' : 'Servicetypes');

function typed(spec: Spec, { value }: Example, number: number): string {
  return `export const literal${number}: ${collectionOf(spec)}[${JSON.stringify(uriOf(spec))}] = ${JSON.stringify(value)};`;
}

function examples<T extends Example>(choose: (example: Example) => example is T): readonly (readonly [Spec, T])[] {
  return registry.types.flatMap(({ current }) =>
    current.examples.filter(choose).map((example) => [current, example] as const),
  );
}

describe('the types of this registry', () => {
  it('compile under the strictest options', () => {
    expect(typeErrors({ 'types.ts': module })).toEqual([]);
  });

  it('take every accepted example', () => {
    const accepted = examples((example) => example.verdict === 'accepted');
    const literals = accepted.map(([spec, example], index) => typed(spec, example, index));
    const text = `import type { Servicetypes, Tasktypes } from './types.ts';\n${literals.join('\n')}\n`;
    expect(accepted.length).toBeGreaterThan(0);
    expect(typeErrors({ 'types.ts': module, 'accepted.ts': text })).toEqual([]);
  });

  it('take every accepted example as a constant, whose lists are readonly', () => {
    const accepted = examples((example) => example.verdict === 'accepted');
    const constants = accepted.flatMap(([spec, example], index) => [
      `const constant${index} = ${JSON.stringify(example.value)} as const;`,
      `export const literal${index}: ${collectionOf(spec)}[${JSON.stringify(uriOf(spec))}] = constant${index};`,
    ]);
    const text = `import type { Servicetypes, Tasktypes } from './types.ts';\n${constants.join('\n')}\n`;
    expect(typeErrors({ 'types.ts': module, 'constants.ts': text })).toEqual([]);
  });

  it('refuse every rejected example that a type can refuse', () => {
    // What a field needs when another one has a certain form, no type can say.
    const asksByForm = (spec: Spec): boolean => 'if' in spec.schema && splitByCondition(spec.schema) === undefined;
    const rejected = examples((example) => example.verdict === 'rejected').filter(
      ([spec, example]) =>
        isExpressible(example) &&
        !(asksByForm(spec) && example.expected.every(({ keyword }) => keyword === 'required')),
    );
    const literals = rejected.map(([spec, example], index) => `// @ts-expect-error\n${typed(spec, example, index)}`);
    const text = `import type { Servicetypes, Tasktypes } from './types.ts';\n${literals.join('\n')}\n`;
    expect(rejected.length).toBeGreaterThan(0);
    expect(typeErrors({ 'types.ts': module, 'rejected.ts': text })).toEqual([]);
  });

  it('tell messages apart by their canonical URI', () => {
    const text = `import { tasktypes, type Interface, type Task } from './types.ts';
export const task: Task = { tasktype: tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world' } };
// @ts-expect-error
export const mixed: Task = { tasktype: tasktypes.ociContainer, taskinfo: { message: 'hello' } };
export function imageOf(message: Task): string | undefined {
  return message.tasktype === 'https://w3id.org/execution-planner/tasktypes/oci-container' ? message.taskinfo.image : undefined;
}
// @ts-expect-error
export const offer: Interface = { servicetype: tasktypes.ociContainer, serviceinfo: { endpoint: 'https://example.org' } };
`;
    expect(typeErrors({ 'types.ts': module, 'messages.ts': text })).toEqual([]);
  });

  it('can be extended by declaring the interface again, at its own module or at a door that exports it', () => {
    const uses = (path: string, uri: string): string => `import type { Task } from '${path}';
declare module '${path}' {
  interface Tasktypes { '${uri}': { count: number } }
}
export const own: Task = { tasktype: '${uri}', taskinfo: { count: 1 } };
// @ts-expect-error
export const wrong: Task = { tasktype: '${uri}', taskinfo: { count: 'one' } };
`;
    const files = {
      'types.ts': module,
      'inner.ts': "export { tasktypes } from './types.ts';\nexport type * from './types.ts';\n",
      'door.ts': "export { tasktypes } from './inner.ts';\nexport type * from './inner.ts';\n",
    };
    expect(typeErrors({ ...files, 'user.ts': uses('./types.ts', 'https://example.org/one') })).toEqual([]);
    expect(typeErrors({ ...files, 'user.ts': uses('./door.ts', 'https://example.org/two') })).toEqual([]);
  });

  it('are written the same way twice, and leave the schemas as they are', async () => {
    const before = JSON.stringify(registry.specs.map((spec) => registry.schemaOf(spec)));
    expect(await typesModule(registry)).toBe(module);
    expect(JSON.stringify(registry.specs.map((spec) => registry.schemaOf(spec)))).toBe(before);
  });

  it('say what made them and what to edit instead', () => {
    expect(module.slice(0, 400)).toMatch(
      /Made by tasktypes from tasktypes\/ and servicetypes\/: edit that, not this file/,
    );
    expect(module.slice(0, 400)).toContain('CC0-1.0');
  });
});

const schemaOf = (lines: string): string => `  title: OwnTask\n  type: object\n  additionalProperties: false\n${lines}`;

async function typesOf(schema: string, facts = rightFacts): Promise<string> {
  const own = openRegistry({ 'tasktypes/own-task/1.0.md': documentOf({ schema, facts }) });
  const [spec] = own.specs;
  return spec === undefined ? '' : versionTypes(own, spec);
}

function errorsOf(types: string, right: readonly unknown[], wrong: readonly unknown[]): readonly string[] {
  const literals = [
    ...right.map((value) => JSON.stringify(value)),
    ...wrong.map((value) => `// @ts-expect-error\n  ${JSON.stringify(value)}`),
  ].map((literal) => `  ${literal},\n`);
  const text = `import type { OwnTask } from './types.ts';\nexport const tasks: OwnTask[] = [\n${literals.join('')}];\n`;
  return typeErrors({ 'types.ts': types, 'own.ts': text });
}

describe('the type of a schema', () => {
  it('allows exactly what overlapping lists of required fields allow', async () => {
    const types = await typesOf(
      schemaOf(`  oneOf: [{required: [a, b]}, {required: [c]}]
  properties:
    a: {type: string, description: A.}
    b: {type: string, description: B.}
    c: {type: string, description: C.}
    d: {type: string, description: D.}`),
    );
    const right = [{ a: '', b: '' }, { c: '' }, { a: '', c: '' }, { b: '', c: '', d: '' }];
    expect(errorsOf(types, right, [{}, { a: '' }, { d: '' }, { a: '', b: '', c: '' }])).toEqual([]);
  });

  it('says what follows from the value of a field, and what holds otherwise', async () => {
    const types = await typesOf(
      schemaOf(`  if: {properties: {engine: {const: singularity}}, required: [engine]}
  then: {properties: {custom: {const: true}}, required: [custom]}
  else: {not: {required: [bind]}}
  properties:
    engine: {enum: [docker, singularity], description: E.}
    custom: {type: boolean, description: C.}
    bind: {type: object, additionalProperties: false, properties: {path: {type: string, description: P.}}, description: B.}
    name: {type: string, description: N.}`),
    );
    const right = [
      {},
      { name: '', custom: false },
      { engine: 'docker' },
      { engine: 'singularity', custom: true, bind: { path: '/' }, name: '' },
    ];
    const wrong = [
      { engine: 'singularity' },
      { engine: 'singularity', custom: false },
      { engine: 'docker', bind: {} },
      { bind: {} },
      { engine: 'podman' },
    ];
    expect(errorsOf(types, right, wrong)).toEqual([]);
  });

  it('knows a condition that an absent field fulfils, and one whose field has a single value', async () => {
    const absent = await typesOf(
      schemaOf(`  if: {properties: {mode: {enum: [a, b]}}}
  then: {required: [name]}
  properties:
    mode: {enum: [a, b, c], description: M.}
    name: {type: string, description: N.}`),
    );
    const wrong = [{}, { mode: 'a' }, { name: '', mode: 'd' }];
    expect(errorsOf(absent, [{ name: '' }, { mode: 'c' }, { mode: 'a', name: '' }], wrong)).toEqual([]);
    const single = await typesOf(
      schemaOf(`  if: {properties: {mode: {const: a}}, required: [mode]}
  then: {required: [name]}
  properties:
    mode: {const: a, description: M.}
    name: {type: string, description: N.}`),
    );
    expect(errorsOf(single, [{}, { name: '' }, { mode: 'a', name: '' }], [{ mode: 'a' }])).toEqual([]);
  });

  it('leaves alone a condition that no type can say, and a consequence below a field', async () => {
    const types = await typesOf(
      schemaOf(`  if: {properties: {name: {pattern: '^x'}}, required: [name]}
  then: {required: [port]}
  properties:
    name: {type: string, description: N.}
    port: {type: integer, description: P.}`),
    );
    expect(errorsOf(types, [{ name: 'y' }, { name: 'x', port: 1 }], [{ port: '' }])).toEqual([]);
    const below = await typesOf(
      schemaOf(`  if: {properties: {on: {const: true}}, required: [on]}
  then: {properties: {box: {properties: {a: {const: '1'}}}}}
  properties:
    on: {type: boolean, description: O.}
    box:
      type: object
      additionalProperties: false
      properties: {a: {type: string, description: A.}, b: {type: string, description: B.}}
      description: X.`),
    );
    expect(
      errorsOf(
        below,
        [
          { on: true, box: { a: '1', b: '' } },
          { on: false, box: { a: '2' } },
        ],
        [{ on: 1 }],
      ),
    ).toEqual([]);
  });

  it('forbids to mix the fields of alternatives', async () => {
    const shape = (name: string): string =>
      `{type: object, additionalProperties: false, required: [${name}], properties: {${name}: {type: string, description: X.}}}`;
    const types = await typesOf(`  title: OwnTask\n  oneOf: [${shape('a')}, ${shape('b')}]`);
    expect(errorsOf(types, [{ a: '' }, { b: '' }], [{}, { a: '', b: '' }])).toEqual([]);
  });

  it('knows lists with a least length, listed keys, free objects and values of any kind', async () => {
    const types = await typesOf(
      schemaOf(`  properties:
    list: {type: array, minItems: 1, maxItems: 9, items: {type: string}, description: L.}
    map: {type: object, propertyNames: {enum: [x, y]}, additionalProperties: {type: integer}, description: M.}
    free: {type: object, additionalProperties: true, maxProperties: 9, description: F.}
    none: {type: object, additionalProperties: false, description: N.}
    any: {description: Anything.}
    some: {type: [string, 'null'], description: S.}`),
    );
    const right = [
      { list: ['a', 'b'] },
      { map: { x: 1 } },
      { free: { a: [1] } },
      { none: {} },
      { any: 1 },
      { any: 'a' },
      { some: null },
    ];
    const wrong = [
      { list: [] },
      { list: [1] },
      { map: { z: 1 } },
      { map: { x: '1' } },
      { free: 1 },
      { none: { a: 1 } },
      { some: 1 },
    ];
    expect(errorsOf(types, right, wrong)).toEqual([]);
  });

  it('makes every list readonly, however deep, and leaves the word alone where an author wrote it', async () => {
    const types = await typesOf(
      schemaOf(`  properties:
    rows: {type: array, items: {type: array, items: {type: string}}, description: ReadonlyMark & more.}
    some: {type: [array, 'null'], items: {enum: [a, b]}, description: S.}
    ports:
      type: array
      minItems: 1
      description: P.
      items:
        type: object
        additionalProperties: false
        properties: {port: {type: integer, description: P.}, tags: {type: array, items: {type: string}, description: T.}}`),
    );
    const text = `import type { OwnTask } from './types.ts';
const constant = { rows: [['a']], some: ['a'], ports: [{ port: 1, tags: ['x'] }] } as const;
export const task: OwnTask = constant;
export function changed({ rows = [], ports }: OwnTask): void {
  // @ts-expect-error
  rows.push(['a']);
  // @ts-expect-error
  rows[0]?.push('a');
  // @ts-expect-error
  ports?.[0].tags?.push('a');
}
`;
    expect(typeErrors({ 'types.ts': types, 'lists.ts': text })).toEqual([]);
    expect(types).toContain('ReadonlyMark & more.');
    expect(types).not.toContain('(readonly {');
  });

  it('writes bounds, defaults and deprecation into the documentation, and no comment ends early', async () => {
    const types = await typesOf(
      schemaOf(`  properties:
    port: {type: integer, minimum: 1, maximum: 65535, default: 80, description: 'The port */ of it'}
    old: {type: string, maxLength: 9, deprecated: true, description: Old.}`),
      `${rightFacts.replace('experimental', 'deprecated')}\ndeprecated: {since: 2026-01-01, why: Nobody used it.}`,
    );
    expect(types).toContain('The port * / of it. A whole number, 1 to 65535.\n   *\n   * @defaultValue `80`');
    expect(types).toMatch(/At most 9 characters\.\n +\*\n +\* @deprecated/);
    expect(types).toContain('@deprecated Nobody used it.');
    expect(errorsOf(types, [{ port: 1 }], [{ port: '1' }])).toEqual([]);
  });

  it('keeps text that looks like code as text', async () => {
    const types = await typesOf(
      schemaOf(`  properties:\n    odd: {enum: ['{', '}; (', '"', "'", '*/'], description: Odd.}`),
    );
    expect(errorsOf(types, [{ odd: '{' }, { odd: '"' }, { odd: '}; (' }], [{ odd: 'x' }])).toEqual([]);
  });
});

describe('the module of several types', () => {
  it('gives types with the same title names of their own', async () => {
    const own = openRegistry({
      'tasktypes/one/1.0.md': documentOf(),
      'tasktypes/two/1.0.md': documentOf(),
      'tasktypes/two/2.0.md': documentOf(),
      'tasktypes/3d-map/1.0.md': documentOf(),
    });
    const types = await typesModule(own);
    expect(typeErrors({ 'types.ts': types })).toEqual([]);
    expect(types.match(/export interface PortTask[0-9]*/g)).toHaveLength(4);
    expect(types).toContain('  "3dMap": ');
    expect(types).toContain('  two_2: "https://w3id.org/execution-planner/tasktypes/two/2"');
  });

  it('stands also without any type', async () => {
    expect(typeErrors({ 'types.ts': await typesModule(openRegistry({})) })).toEqual([]);
  });
});
