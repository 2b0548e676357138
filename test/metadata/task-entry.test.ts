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

  it('declares one task for each type it names, whatever stands there', () => {
    const types = [oci, 'https://example.org/own', 5, uris['rosetta-container']];
    const entry = { ...values(['image', image.image]), 'schema:additionalType': types };
    expect(read(product(entry)).map(([type]) => type)).toEqual(types);
  });

  it('declares each type once, however often it is named', () => {
    const entry = { ...values(['image', image.image]), '@type': ['SoftwareApplication', 'uri://oci-container'] };
    expect(read(product(entry)).map(([type]) => type)).toEqual([oci]);
  });

  it.each([
    ['additionalType', { additionalType: uris['rosetta-container'] }],
    ['tasktype', { tasktype: uris['rosetta-container'] }],
    ['@type', { '@type': ['SoftwareApplication', uris['rosetta-container']] }],
  ])('adds the type under %s to that under schema:additionalType', (_key, more) => {
    const declared = read(product({ ...values(['image', image.image]), ...more }));
    expect(declared.map(([type]) => type)).toEqual([oci, uris['rosetta-container']]);
  });

  it('is read from expanded JSON-LD, which keeps each value in a list', () => {
    const expanded = {
      'http://schema.org/additionalType': [{ '@id': oci }],
      'http://schema.org/additionalProperty': [
        {
          'http://schema.org/propertyID': [{ '@value': 'image' }],
          'http://schema.org/value': [{ '@value': image.image }],
        },
        {
          'http://schema.org/propertyID': [{ '@value': 'command' }],
          'http://schema.org/value': [{ '@value': 'run' }, { '@value': 'fast' }],
        },
      ],
    };
    expect(read(product(expanded))).toEqual([[oci, { ...image, command: ['run', 'fast'] }]]);
    expect(told(product(expanded))).toEqual([]);
  });

  it.each([['@set'], ['@list']])('is read from a list in %s', (keyword) => {
    expect(read(codemeta({ targetProduct: { [keyword]: [[values(['image', image.image])]] } }))).toEqual([
      [oci, image],
    ]);
  });

  it('is told what JSON in a string loses, at the string', () => {
    const text = '{"image": "a", "image": "b", "cores": 9007199254740993}';
    expect(told(product(values(['taskinfo', text])))).toEqual(
      ['key-is-unique', 'number-is-exact'].map(
        (rule) => `warning ${rule} /targetProduct/schema:additionalProperty/0/schema:value`,
      ),
    );
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

  it('is read from keys in another case', () => {
    const file = product({ TaskType: oci, 'task-info': image });
    expect(read(file)).toEqual([[oci, image]]);
    expect(told(file)).toEqual(['warning task-survives-json-ld /targetProduct']);
  });

  it.each([
    ['a null takes the contexts away', { '@context': null, ...values(['image', image.image]) }],
    [
      'its keys are defined as null',
      { '@context': { tasktype: null, taskinfo: null }, tasktype: oci, taskinfo: image },
    ],
    [
      'the context does not call its taskinfo JSON',
      { '@context': { taskinfo: 'https://example.org/taskinfo' }, 'schema:additionalType': oci, taskinfo: image },
    ],
    [
      'its taskinfo stands under an IRI as it is',
      { 'schema:additionalType': oci, 'https://example.org/taskinfo': image },
    ],
  ])('is warned of where %s', (_why, members) => {
    expect(read(product(members))).toEqual([[oci, image]]);
    expect(told(product(members))).toEqual(['warning task-survives-json-ld /targetProduct']);
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
      'with a field of two values',
      {
        'schema:additionalType': oci,
        'schema:additionalProperty': {
          'schema:propertyID': 'image',
          'schema:value': 'x',
          'http://schema.org/value': 'y',
        },
      },
      `error property-is-given-once ${list}/http:~1~1schema.org~1value`,
    ],
    [
      'whose whole taskinfo stands beside fields',
      values(['taskinfo', { '@type': '@json', '@value': image }], ['image', 'y']),
      `error property-is-given-once ${list}/0`,
    ],
    [
      'whose property values are given under two keys',
      { ...values(['image', 'x']), 'http://schema.org/additionalProperty': [] },
      'error property-is-given-once /targetProduct/http:~1~1schema.org~1additionalProperty',
    ],
    [
      'with a taskinfo beside its property values',
      { ...values(['image', 'x']), 'https://example.org/taskinfo': { '@type': '@json', '@value': image } },
      `error property-is-given-once ${list}`,
    ],
    [
      'with a property value that has no value',
      { ...values(), 'schema:additionalProperty': [{ 'schema:propertyID': 'image' }] },
      `warning property-value-is-flat ${list}/0`,
    ],
  ])('%s is told so, and broken where that is an error', (_what, members, problem) => {
    expect(told(product(members))).toEqual([problem]);
    expect(declareOne(product(members)).declared.map(({ broken }) => broken)).toEqual([problem.startsWith('error')]);
  });

  it('names both places of a taskinfo that is given twice', () => {
    const [problem] = declareOne(
      product({ ...values(['image', 'x']), 'https://example.org/taskinfo': { '@type': '@json', '@value': {} } }),
    ).problems;
    expect(problem?.message).toContain('/targetProduct/https:~1~1example.org~1taskinfo');
    expect(problem?.message).toContain('/targetProduct/schema:additionalProperty');
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

  it('of a class of another vocabulary is only warned of, also with property values', () => {
    const file = product({
      '@type': ['SoftwareApplication', 'https://w3id.org/software-types#CommandLineApplication'],
      'schema:additionalProperty': [{ 'schema:propertyID': 'colour', 'schema:value': 'red' }],
    });
    expect(read(file)).toEqual([]);
    expect(told(file)).toEqual(['warning tasktype-is-present /targetProduct']);
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
