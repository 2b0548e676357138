import { describe, expect, it } from 'vitest';
import { validate } from '../../src/index.ts';
import type { Report } from '../../src/validate/report.ts';
import { uris } from './tasktypes.ts';

type Entity = Readonly<Record<string, unknown>>;

const around: readonly Entity[] = [
  { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', about: { '@id': './' } },
  { '@id': './', '@type': 'Dataset', mentions: [{ '@id': '#task' }] },
];
const task: Entity = {
  '@id': '#task',
  '@type': 'SoftwareApplication',
  name: 'Tool',
  additionalType: { '@id': uris['oci-container'] },
  additionalProperty: { '@id': '#image' },
};
const image: Entity = {
  '@id': '#image',
  '@type': 'PropertyValue',
  propertyID: 'image',
  value: 'ghcr.io/example/tool:1.0',
};

const write = (...entities: readonly Entity[]): string =>
  JSON.stringify(
    { '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': [...around, ...entities] },
    undefined,
    1,
  );
const check = (...entities: readonly Entity[]): Promise<Report> => validate(write(...entities));
const has = (part: string): string => expect.stringContaining(part) as string;

describe('a task in an RO-Crate', () => {
  it('is valid when its fields are entities of their own, without a word about CodeMeta and the OSSR', async () => {
    expect(await check(task, image)).toMatchObject({
      verdict: 'valid',
      tasks: [{ verdict: 'valid', uri: uris['oci-container'], pointer: '/@graph/2' }],
      problems: [],
    });
  });

  it('is checked at the value, in the entity where it stands', async () => {
    const entities = [{ ...image, value: 8888 }, { '@id': '#else', '@type': 'File' }, task];
    const { verdict, problems } = await check(...entities);
    expect(verdict).toBe('invalid');
    expect(problems).toMatchObject([{ rule: 'taskinfo-matches', pointer: '/@graph/2/value' }]);
    const line = write(...entities).split('\n')[(problems[0]?.line ?? 0) - 1];
    expect(line).toContain('"value": 8888');
  });

  it.each([
    ['fields within the entity', { ...task, additionalProperty: [{ ...image, '@id': undefined }] }],
    ['the taskinfo as JSON in a text', { ...task, additionalProperty: { '@id': '#whole' } }],
    ['the taskinfo as a JSON literal', { ...task, additionalProperty: { '@id': '#literal' } }],
    [
      'the request itself with a context of its own',
      {
        '@context': { tasktype: 'https://schema.org/additionalType', taskinfo: { '@id': 'x:y', '@type': '@json' } },
        '@id': '#task',
        tasktype: uris['oci-container'],
        taskinfo: { image: 'ghcr.io/example/tool:1.0' },
      },
    ],
  ])('is read when it is written with %s', async (_, entity) => {
    const info = { image: 'ghcr.io/example/tool:1.0' };
    const report = await check(
      entity,
      { '@id': '#whole', '@type': 'PropertyValue', propertyID: 'taskinfo', value: JSON.stringify(info) },
      {
        '@id': '#literal',
        '@type': 'PropertyValue',
        propertyID: 'taskinfo',
        value: { '@type': '@json', '@value': info },
      },
    );
    expect(report).toMatchObject({ verdict: 'valid', problems: [] });
  });

  it('is known by its type though the crate has another context and a name as of version 1.0', async () => {
    const graph = [{ '@id': 'ro-crate-metadata.jsonld', '@type': 'CreativeWork' }, task, image];
    const text = JSON.stringify({ '@context': 'https://example.org/context', '@graph': graph });
    expect(await validate(text)).toMatchObject({ verdict: 'valid', problems: [] });
  });

  it('is unknown, never passed over, when its type is one of ours misspelled', async () => {
    expect(await check({ ...task, additionalType: uris['oci-container'].slice(0, -2) }, image)).toMatchObject({
      verdict: 'unknown',
      problems: [{ rule: 'tasktype-is-known', hint: `Did you mean "${uris['oci-container']}"?` }],
    });
  });

  it('is not what only has properties, or a class of another vocabulary', async () => {
    const other = {
      '@id': '#x',
      '@type': 'Dataset',
      additionalType: 'https://example.org/Map',
      additionalProperty: [],
    };
    expect(await check(other)).toMatchObject({ verdict: 'nothing-declared', tasks: [] });
  });

  it('is told to stand in @graph where it stands within another entity', async () => {
    const { verdict, problems } = await check({ '@id': '#x', mentions: { ...task, additionalProperty: image } });
    expect(verdict).toBe('nothing-declared');
    expect(problems).toMatchObject([{ rule: 'task-stands-where-it-is-read', hint: has('@graph') }]);
  });

  it('is told how to be written where RO-Crate drops its keys', async () => {
    const message = {
      '@id': '#task',
      tasktype: uris['oci-container'],
      taskinfo: { image: 'ghcr.io/example/tool:1.0' },
    };
    expect((await check(message)).problems).toMatchObject([
      { rule: 'task-survives-json-ld', hint: has('"additionalProperty": {"@id": "#image"}') },
    ]);
  });
});

describe('what is told of an RO-Crate', () => {
  const wrong: readonly Entity[] = [
    { '@id': '#bare', additionalType: uris['oci-container'] },
    { '@id': '#unnamed', value: 'a' },
    {
      ...task,
      additionalProperty: [{ '@id': '#empty' }, { '@id': '#nested' }, { '@id': '#unnamed' }, { '@id': '#again' }],
    },
    { '@id': '#empty', propertyID: 'command' },
    { '@id': '#nested', propertyID: 'image', value: { a: 1, b: 2 } },
    { '@id': '#again', propertyID: 'image', value: 'a', 'schema:value': 'b' },
  ];
  const hintsIn = async (context: unknown): Promise<string> => {
    const { problems } = await validate(JSON.stringify({ '@context': context, '@graph': [...around, ...wrong] }));
    return problems.flatMap(({ hint = '' }) => hint).join('\n');
  };

  it('has the terms without a prefix, as the context of crates has them', async () => {
    const hints = await hintsIn('https://w3id.org/ro/crate/1.1/context');
    for (const said of ['Add "additionalProperty" with one PropertyValue', 'Add "propertyID"', 'Add "value"'])
      expect(hints).toContain(said);
    expect(hints).not.toContain('schema:');
  });

  it('has the prefix where only that is defined', async () => {
    const graph = wrong.map((entity) =>
      Object.fromEntries(Object.entries(entity).map(([key, value]) => [key.replace(/^(?=[a-z])/, 'schema:'), value])),
    );
    const crate = { '@context': { schema: 'http://schema.org/' }, '@graph': [...around, ...graph] };
    const { problems } = await validate(JSON.stringify(crate));
    expect(problems.map(({ hint }) => hint)).toContainEqual(has('Add "schema:additionalProperty"'));
  });

  it.each<[string, unknown]>([
    ['an object', task],
    ['an object by @id', { './': {}, '#task': task }],
    ['a text', 'a'],
    ['null', null],
  ])('is that @graph is %s, and never that nothing is declared', async (_, graph) => {
    const crate = { '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': graph };
    const { verdict, problems } = await validate(JSON.stringify(crate));
    const fault = problems.find(({ severity, pointer }) => severity === 'error' && pointer === '/@graph');
    expect([verdict, fault]).toMatchObject(['invalid', { rule: 'tasks-are-listed', hint: has('"@graph": [{') }]);
  });
});

describe('a reference of a task in an RO-Crate', () => {
  const misled = async (...entities: readonly Entity[]) => {
    const report = await check(...entities);
    expect(report).toMatchObject({ verdict: 'invalid', tasks: [{ verdict: 'invalid' }] });
    return report.problems.filter(({ rule }) => rule === 'reference-leads-to-one-entity');
  };

  it('leads to an entity that is there', async () => {
    expect(await misled(task)).toMatchObject([
      { message: 'The field refers to "#image", which is not in @graph.', pointer: '/@graph/2/additionalProperty' },
    ]);
  });

  it('leads to one entity only, though each of them would be right', async () => {
    expect(await misled(task, image, image)).toMatchObject([{ message: has('2 entities of @graph have that @id') }]);
  });

  it.each([
    ['to another entity', '#other', 'another entity'],
    ['to the very entity', '#image', 'the entity itself'],
    ['back to the task', '#task', 'another entity'],
  ])('does not go on %s', async (_, id, says) => {
    const found = await misled(task, { ...image, value: { '@id': id } }, { '@id': '#other', value: 'a' });
    expect(found).toMatchObject([{ message: has(says), pointer: '/@graph/3/value' }]);
  });

  it('may go in a circle through products without an end of the reading', async () => {
    const circle = [
      { ...task, targetProduct: { '@id': '#b' } },
      { '@id': '#b', '@type': 'SoftwareApplication', targetProduct: [{ '@id': '#task' }, { '@id': '#b' }] },
    ];
    expect(await check(...circle, image)).toMatchObject({ verdict: 'valid', tasks: [{ pointer: '/@graph/2' }] });
  });
});

describe('a large RO-Crate', () => {
  const numbers = Array.from({ length: 5_000 }, (_, number) => String(number));
  const pair = (number: string): readonly Entity[] => [
    { ...task, '@id': `#task${number}`, additionalProperty: { '@id': `#image${number}` } },
    { ...image, '@id': `#image${number}`, value: `ghcr.io/example/tool${number}:1.0` },
  ];

  it('of 10,000 entities is read to the end', async () => {
    const report = await check(...numbers.flatMap(pair));
    expect(report.verdict).toBe('valid');
    expect(report.tasks).toHaveLength(5_000);
  });

  it('whose tasks all refer to one long text is refused before it costs much', async () => {
    const long = { '@id': '#image', '@type': 'PropertyValue', propertyID: 'taskinfo', value: ' '.repeat(100_000) };
    const report = await check(...numbers.map((number) => ({ ...task, '@id': `#${number}` })), long);
    expect(report.verdict).toBe('invalid');
    expect(report.problems).toMatchObject([
      { rule: 'file-is-within-limits', message: has('this one and 4664 more were not read') },
      { rule: 'json-is-well-formed', pointer: '/@graph/5002/value' },
    ]);
  });
});

describe('an RO-Crate without a task', () => {
  it('is told what to add', async () => {
    expect(await check()).toMatchObject({
      verdict: 'nothing-declared',
      problems: [{ rule: 'carrier-declares-a-task', severity: 'warning', hint: has(uris['oci-container']) }],
    });
  });

  it('is told of each container image of Workflow Run that it is no task', async () => {
    const container = {
      '@id': '#container',
      '@type': 'ContainerImage',
      additionalType: { '@id': 'https://w3id.org/ro/terms/workflow-run#DockerImage' },
      registry: 'docker.io',
      name: 'example/tool',
      tag: '1.0',
    };
    const report = await check(container);
    expect(report).toMatchObject({
      verdict: 'nothing-declared',
      problems: [{ message: '"example/tool" is a container image and no task by itself.', pointer: '/@graph/2' }],
    });
    expect((await check(container, task, image)).problems).toEqual([]);
  });
});

it('a codemeta.json with a @graph is still a CodeMeta file', async () => {
  const text = JSON.stringify({
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@graph': [{ '@type': 'SoftwareSourceCode', name: 'A' }],
  });
  const report = await validate(text);
  expect(report.proposal).toBeDefined();
  expect(report).toMatchObject({ verdict: 'nothing-declared', problems: [] });
});
