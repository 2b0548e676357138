import { describe, expect, it } from 'vitest';
import { insertBlock, writeBlock } from '../../src/metadata/block.ts';
import { casa, notebook, uris } from './tasktypes.ts';

describe('writeBlock', () => {
  it('writes a property value for each field of a flat taskinfo', () => {
    const { targetProduct, keywords, note } = writeBlock([casa[1]]);
    expect(targetProduct).toEqual([
      {
        '@type': 'SoftwareApplication',
        name: 'Jupyter-CASA image',
        'schema:additionalType': { '@id': uris['oci-container'] },
        'schema:additionalProperty': [
          {
            '@type': 'schema:PropertyValue',
            'schema:propertyID': 'image',
            'schema:value': 'docker://docker.io/penngwyn/jupytercasa:latest',
          },
        ],
      },
    ]);
    expect(keywords).toEqual([uris['oci-container']]);
    expect(note).toBeUndefined();
  });

  it.each([
    ['an object', { repository: { url: 'https://example.org/code.git' } }],
    ['a list', { command: ['run'] }],
    ['null', { image: null }],
  ])('writes one JSON literal and a note when a value is %s', (_what, taskinfo) => {
    const { targetProduct, note } = writeBlock([{ ...notebook, taskinfo }]);
    expect(targetProduct[0]?.['schema:additionalProperty']).toEqual([
      {
        '@type': 'schema:PropertyValue',
        'schema:propertyID': 'taskinfo',
        'schema:value': { '@type': '@json', '@value': taskinfo },
      },
    ]);
    expect(note).toContain('JSON-LD 1.0');
  });

  it('writes the keyword of a type once for two tasks of that type', () => {
    expect(writeBlock([casa[1], casa[1]]).keywords).toEqual([uris['oci-container']]);
  });
});

describe('insertBlock', () => {
  const block = writeBlock([casa[1]]);

  it('adds both halves to a file that has neither', () => {
    expect(insertBlock({ name: 'x' }, block)).toEqual({
      name: 'x',
      targetProduct: block.targetProduct,
      keywords: block.keywords,
    });
  });

  it('keeps the product that is there, single or in a list', () => {
    const product = { name: 'pyhf' };
    const expected = [product, ...block.targetProduct];
    expect(insertBlock({ targetProduct: product }, block)['targetProduct']).toEqual(expected);
    expect(insertBlock({ targetProduct: [product] }, block)['targetProduct']).toEqual(expected);
    expect(insertBlock({ 'schema:targetProduct': product }, block)['schema:targetProduct']).toEqual(expected);
  });

  it('keeps a text of keywords as the first element', () => {
    const { keywords } = insertBlock({ keywords: 'physics fitting' }, block);
    expect(keywords).toEqual(['physics fitting', uris['oci-container']]);
  });

  it('does not repeat a keyword', () => {
    expect(insertBlock({ keywords: [uris['oci-container']] }, block)['keywords']).toEqual([uris['oci-container']]);
  });

  it('leaves its input unchanged', () => {
    const codemeta = Object.freeze({ keywords: Object.freeze(['a']) });
    insertBlock(codemeta, block);
    expect(codemeta).toEqual({ keywords: ['a'] });
  });
});
