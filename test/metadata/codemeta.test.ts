import { describe, expect, it } from 'vitest';
import { insertBlock, writeBlock } from '../../src/metadata/block.ts';
import { declare } from '../../src/metadata/declare.ts';
import { withShared } from '../shared.ts';
import { codemeta, codemeta2, codemeta3, declareOne, image, oci, read, told, values } from './codemeta-files.ts';
import { samples } from './samples.ts';
import { casa, notebook, typeOf } from './tasktypes.ts';

describe('the written block', () => {
  const file = insertBlock({ '@context': codemeta2, keywords: [] }, writeBlock([...casa, notebook]));

  it('declares the tasks it was written from', () => {
    expect(read(file)).toEqual([...casa, notebook].map(({ uri, taskinfo }) => [uri, taskinfo]));
    expect(told(file)).toEqual([]);
  });

  it('is placed where the author wrote each value', () => {
    const [rosetta, , nested] = declareOne(file).declared;
    expect(rosetta?.typePointer).toBe('/targetProduct/0/schema:additionalType/@id');
    expect(rosetta?.pointer).toBe('/targetProduct/0');
    expect(rosetta?.locate('/interface_port')).toBe('/targetProduct/0/schema:additionalProperty/6/schema:value');
    expect(rosetta?.locate('/image_tag')).toBe('/targetProduct/0/schema:additionalProperty');
    expect(rosetta?.locate('')).toBe('/targetProduct/0/schema:additionalProperty');
    expect(nested?.locate('/repository/path')).toBe(
      '/targetProduct/2/schema:additionalProperty/0/schema:value/@value/repository/path',
    );
  });

  it('lets one-element lists collapse only where JSON-LD collapses them', () => {
    expect(declareOne(file).declared.map(({ listsCollapse }) => listsCollapse)).toEqual([true, true, false]);
  });
});

describe('isSourceCodeOf', () => {
  const entry = { isSourceCodeOf: values(['image', image.image]) };

  it('is read under CodeMeta 3', () => {
    expect(read(codemeta(entry, codemeta3))).toEqual([[oci, image]]);
    expect(told(codemeta(entry, codemeta3))).toEqual([]);
  });

  it('is read with a warning under CodeMeta 2', () => {
    expect(read(codemeta(entry))).toEqual([[oci, image]]);
    expect(told(codemeta(entry))).toEqual(['warning task-survives-json-ld /isSourceCodeOf']);
  });
});

describe('a task at the top', () => {
  const properties = values(['image', image.image]);

  it.each([
    ['of the file', (node: object) => codemeta(node)],
    ['of an object of the graph', (node: object) => ({ '@context': codemeta2, '@graph': [node] })],
  ])('%s is read when its tasktype stands among the classes', (_where, fileOf) => {
    const { 'schema:additionalProperty': list } = properties as Readonly<Record<string, unknown>>;
    const node = { '@type': ['SoftwareSourceCode', oci], 'schema:additionalProperty': list };
    expect(read(fileOf(node))).toEqual([[oci, image]]);
  });
});

describe('targetProduct', () => {
  it('is read under all of its spellings, in the order of the file', () => {
    const file = codemeta({
      'schema:targetProduct': values(['image', 'a/b:1']),
      targetProduct: values(['image', 'a/b:2']),
      isSourceCodeOf: values(['image', 'a/b:3']),
    });
    expect(read(file).map(([, info]) => info)).toEqual(['a/b:1', 'a/b:2', 'a/b:3'].map((name) => ({ image: name })));
  });
});

describe('a task where nobody reads it', () => {
  const task = values(['image', image.image]);

  it.each([
    ['hasPart', { hasPart: [task] }, '/hasPart/0'],
    ['a key of the author', { tasks: [{ tasktype: oci, taskinfo: image }] }, '/tasks/0'],
    ['a misspelled targetProduct', { targetproduct: task }, '/targetproduct'],
    ['a product of a product', { targetProduct: { name: 'a', targetProduct: task } }, '/targetProduct/targetProduct'],
    ['a person', { author: [{ name: 'a', owns: task }] }, '/author/0/owns'],
  ])('such as in %s is warned of', (_where, members, pointer) => {
    expect(read(codemeta(members))).toEqual([]);
    expect(told(codemeta(members))).toEqual([`warning task-stands-where-it-is-read ${pointer}`]);
  });

  it('is warned of beside a task that is read', () => {
    const file = codemeta({ targetProduct: task, hasPart: [task] });
    expect(told(file)).toEqual(['warning task-stands-where-it-is-read /hasPart/0']);
  });

  it('is told a few times only, however many there are', () => {
    expect(told(codemeta({ hasPart: Array.from({ length: 1000 }, () => task) }))).toHaveLength(21);
  });

  it('is not looked for in the values of a task', () => {
    expect(told(codemeta({ targetProduct: values(['tasktype', oci], ['taskinfo_of', 'x']) }))).toEqual([]);
  });
});

it('reads 300,000 property values in seconds', { timeout: 20_000 }, () => {
  const names = Array.from({ length: 300_000 }, (_, index) => `field${index}`);
  const list = names.map((name) => ({ 'schema:propertyID': name, 'schema:value': 1 }));
  const product = { 'schema:additionalType': oci, 'schema:additionalProperty': list };
  const [task] = declareOne(codemeta({ targetProduct: product })).declared;
  const pointers = names.map((name) => task?.locate(`/${name}`));
  expect(pointers.at(-1)).toBe('/targetProduct/schema:additionalProperty/299999/schema:value');
});

describe('@graph', () => {
  it('gives the tasks of each object in it', () => {
    const file = {
      '@context': codemeta2,
      '@graph': [{ name: 'a' }, { targetProduct: values(['image', image.image]) }],
    };
    expect(read(file)).toEqual([[oci, image]]);
    expect(declareOne(file).declared[0]?.locate('/image')).toBe(
      '/@graph/1/targetProduct/schema:additionalProperty/0/schema:value',
    );
  });

  it('is followed from object to object, and a task referred to twice is one', () => {
    const file = {
      '@context': codemeta2,
      '@graph': [
        { targetProduct: [{ '@id': '_:task' }, { '@id': '_:task' }] },
        { '@id': '_:task', 'schema:additionalType': { '@id': oci }, 'schema:additionalProperty': { '@id': '_:value' } },
        { '@id': '_:value', 'schema:propertyID': 'image', 'schema:value': image.image },
      ],
    };
    expect(read(file)).toEqual([[oci, image]]);
    expect(declareOne(file).declared[0]?.locate('/image')).toBe('/@graph/2/schema:value');
  });
});

it('knows a CodeMeta file without a context by its keys', () => {
  expect(declareOne({ codeRepository: 'https://example.org/code' }).carrier).toBe('codemeta');
});

withShared('the sixteen codemeta.json files of the OSSR', () => {
  it.each(samples.map(({ name, codemeta }) => [name, codemeta]))('declares nothing in %s', (_name, codemeta) => {
    expect(declare(codemeta, typeOf)).toEqual({ carrier: 'codemeta', declared: [], problems: [] });
  });
});
