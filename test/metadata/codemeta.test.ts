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
