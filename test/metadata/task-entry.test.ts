import { describe, expect, it } from 'vitest';
import { writeEntry } from '../../src/metadata/block.ts';
import { codemeta, codemeta2, declareOne, image, oci, product, read, told, values } from './codemeta-files.ts';
import { uris } from './tasktypes.ts';

describe('a task in another form', () => {
  it.each([
    [
      'a single property value',
      {
        'schema:additionalType': oci,
        'schema:additionalProperty': { 'schema:propertyID': 'image', 'schema:value': image.image },
      },
    ],
    [
      'the IRIs of schema.org',
      {
        'https://schema.org/additionalType': oci,
        'http://schema.org/additionalProperty': [
          { 'http://schema.org/propertyID': 'image', 'https://schema.org/value': image.image },
        ],
      },
    ],
    [
      'the aliases id and type',
      {
        type: 'SoftwareApplication',
        'schema:additionalType': [{ id: oci }],
        'schema:additionalProperty': [{ 'schema:propertyID': 'image', 'schema:value': image.image }],
      },
    ],
    ['value objects', values(['image', { '@value': image.image }])],
    [
      'names instead of propertyIDs',
      { 'schema:additionalType': oci, 'schema:additionalProperty': [{ name: 'image', 'schema:value': image.image }] },
    ],
    [
      'its URI among the types',
      {
        '@type': ['SoftwareApplication', oci],
        'schema:additionalProperty': [{ 'schema:propertyID': 'image', 'schema:value': image.image }],
      },
    ],
    ['JSON in a string', values(['taskinfo', JSON.stringify(image)])],
    [
      'a JSON literal without a name',
      {
        'schema:additionalType': oci,
        'schema:additionalProperty': { 'schema:value': { type: '@json', '@value': image } },
      },
    ],
    [
      'keys of a local context',
      {
        '@context': {
          tasktype: { '@id': 'schema:additionalType', '@type': '@id' },
          taskinfo: { '@id': 'https://example.org/taskinfo', '@type': '@json' },
        },
        tasktype: oci,
        taskinfo: image,
      },
    ],
    [
      'keys of a local context after compaction',
      { 'schema:additionalType': { id: oci }, 'https://example.org/taskinfo': { type: '@json', '@value': image } },
    ],
  ])('is read from %s without a problem', (_form, members) => {
    expect(read(product(members))).toEqual([[oci, image]]);
    expect(told(product(members))).toEqual([]);
  });

  it('is read from a property called targetProduct by its IRI', () => {
    expect(read(codemeta({ 'schema:targetProduct': [values(['image', image.image])] }))).toEqual([[oci, image]]);
  });

  it('points into a string of JSON as a whole', () => {
    const [task] = declareOne(product(values(['taskinfo', '{"image": 5}']))).declared;
    expect(task?.locate('/image')).toBe('/targetProduct/schema:additionalProperty/0/schema:value');
  });

  it('is told of a string that is no JSON', () => {
    expect(told(product(values(['taskinfo', '{"image": ']))).join()).toContain('error json-is-well-formed');
  });

  it('declares one task for each tasktype it names, and passes classifications by', () => {
    const both = {
      ...values(['image', image.image]),
      'schema:additionalType': [oci, 'https://example.org/class', uris['rosetta-container']],
    };
    expect(read(product(both)).map(([type]) => type)).toEqual([oci, uris['rosetta-container']]);
  });

  it('is read when its tasktype is unknown', () => {
    const own = { ...values(['a', 1]), 'schema:additionalType': 'https://example.org/own' };
    expect(read(product(own))).toEqual([['https://example.org/own', { a: 1 }]]);
  });
});

describe('a task that JSON-LD would lose', () => {
  it('is read, with the form to write', () => {
    const file = product({ name: 'Tool', tasktype: oci, taskinfo: image });
    expect(read(file)).toEqual([[oci, image]]);
    const [problem] = declareOne(file).problems;
    expect(problem).toMatchObject({ rule: 'task-survives-json-ld', severity: 'warning', pointer: '/targetProduct' });
    expect(problem?.hint).toContain(JSON.stringify(writeEntry({ uri: oci, name: 'Tool', taskinfo: image })));
    expect(declareOne(file).declared[0]?.locate('/image')).toBe('/targetProduct/taskinfo/image');
  });

  it('is read at the top of the file', () => {
    const file = codemeta({ tasktype: oci, taskinfo: image });
    expect(read(file)).toEqual([[oci, image]]);
    expect(told(file)).toEqual(['warning task-survives-json-ld ']);
  });

  const plain = { additionalType: oci, additionalProperty: [{ propertyID: 'image', value: image.image }] };

  it('is read from keys without prefix', () => {
    expect(read(product(plain))).toEqual([[oci, image]]);
    expect(told(product(plain))).toEqual(['warning task-survives-json-ld /targetProduct']);
  });

  it('is not warned of where the context of schema.org defines its keys', () => {
    expect(told(codemeta({ targetProduct: plain }, [codemeta2, 'https://schema.org']))).toEqual([]);
  });

  it.each([
    ['null', null],
    ['an object', { cores: 4 }],
    ['a list with an object', [{ cores: 4 }]],
  ])('is warned of when a value is %s', (_what, value) => {
    const file = product(values(['image', image.image], ['resources', value]));
    expect(told(file)).toEqual([
      'warning property-value-is-flat /targetProduct/schema:additionalProperty/1/schema:value',
    ]);
    expect(read(file)).toEqual([[oci, { ...image, resources: value }]]);
  });
});

describe('a faulty task', () => {
  const list = '/targetProduct/schema:additionalProperty';

  it.each([
    [
      'without a tasktype',
      { 'schema:additionalProperty': [{ 'schema:propertyID': 'image', 'schema:value': 'x' }] },
      'error tasktype-is-present /targetProduct',
    ],
    ['of a known type without taskinfo', { 'schema:additionalType': oci }, 'error taskinfo-is-present /targetProduct'],
    [
      'with a nameless property value',
      values(['image', 'x'], [undefined as unknown as string, 'y']),
      `error property-value-has-a-name ${list}/1`,
    ],
    ['with a field given twice', values(['image', 'x'], ['image', 'y']), `error property-is-given-once ${list}/1`],
    [
      'with a property value that has no value',
      { ...values(), 'schema:additionalProperty': [{ 'schema:propertyID': 'image' }] },
      `warning property-value-is-flat ${list}/0`,
    ],
  ])('%s is told so', (_what, members, problem) => {
    expect(told(product(members))).toEqual([problem]);
  });

  it('keeps a field called __proto__ as an own key', () => {
    const [task] = declareOne(product(values(['__proto__', { '@value': 'x' }], ['constructor', 'y']))).declared;
    expect(Object.keys(task?.info as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(task?.info)).toBe(Object.prototype);
    expect(task?.locate('/__proto__')).toBe(`${list}/0/schema:value/@value`);
  });

  it('points at the element of a list that has collapsed', () => {
    const [task] = declareOne(product(values(['command', 5]))).declared;
    expect(task?.locate('/command/0')).toBe(`${list}/0/schema:value`);
  });
});

describe('a product that is no task', () => {
  it.each([
    ['plain', { name: 'pyhf', runtimePlatform: 'Python 3' }],
    ['of a class by its URI', { '@type': 'https://w3id.org/software-types#CommandLineApplication' }],
  ])('%s declares nothing and is right', (_what, members) => {
    expect(read(product(members))).toEqual([]);
    expect(told(product(members))).toEqual([]);
  });

  it('with a foreign classification is only warned of', () => {
    const file = product({ 'schema:additionalType': 'https://example.org/class' });
    expect(read(file)).toEqual([]);
    expect(told(file)).toEqual(['warning taskinfo-is-present /targetProduct']);
  });

  it.each([[5], ['text'], [null], [[[]]]])('such as %j declares nothing', (targetProduct) => {
    expect(read(codemeta({ targetProduct }))).toEqual([]);
  });
});
