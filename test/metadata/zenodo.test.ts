import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesToRead, readRecord, recordName, type ZenodoRecord } from '../../src/metadata/zenodo.ts';
import { recordNumber } from '../../src/metadata/zenodo-number.ts';

const files = 'https://zenodo.org/api/records/1234567/files';

/** The default form of Zenodo's interface. */
const plain = {
  id: 1234567,
  doi: '10.5281/zenodo.1234567',
  metadata: { title: 'Survey', version: '1.0', keywords: ['radio', 'sky'], subjects: [{ term: 'x', identifier: 'y' }] },
  files: [
    { key: 'survey.zip', size: 1000, checksum: 'md5:1', links: { self: `${files}/survey.zip/content` } },
    { key: 'codemeta.json', size: 100, links: { self: `${files}/codemeta.json/content` } },
  ],
};

/** The form of InvenioRDM. */
const rdm = {
  id: '1234567',
  pids: { doi: { identifier: '10.5281/zenodo.1234567', provider: 'datacite' } },
  metadata: { title: 'Survey', version: '1.0', subjects: [{ subject: 'radio' }, { subject: 'sky' }] },
  files: {
    enabled: true,
    entries: {
      'survey.zip': {
        key: 'survey.zip',
        size: 1000,
        links: { self: `${files}/survey.zip`, content: `${files}/survey.zip/content` },
      },
      'codemeta.json': { size: 100, links: { content: `${files}/codemeta.json/content` } },
    },
  },
};

describe('recordNumber', () => {
  it.each([
    '1234567',
    ' 1234567 ',
    'https://zenodo.org/records/1234567',
    'http://www.zenodo.org/record/1234567/',
    'zenodo.org/record/1234567#.YZ',
    'https://zenodo.org/api/records/1234567',
    'https://zenodo.org/records/1234567/files/survey.zip?download=1',
    'https://zenodo.org/records/1234567/preview/codemeta.json',
    'https://zenodo.org/doi/10.5281/zenodo.1234567',
    'https://zenodo.org/badge/DOI/10.5281/zenodo.1234567.svg',
    '10.5281/zenodo.1234567',
    'https://doi.org/10.5281/zenodo.1234567',
    'http://dx.doi.org/10.5281/zenodo.1234567',
    'https://doi.org/10.5281%2Fzenodo.1234567',
    'doi:10.5281/zenodo.1234567',
    'DOI: 10.5281/ZENODO.1234567.',
    'info:doi/10.5281/zenodo.1234567',
    'zenodo.1234567',
  ])('reads %s', (text) => {
    expect(recordNumber(text)).toEqual({ id: '1234567' });
  });

  it.each([
    ['', 'Give the number'],
    ['0', 'is no record of Zenodo'],
    ['12345678901234567', 'is no record of Zenodo'],
    ['https://sandbox.zenodo.org/records/12', 'sandbox'],
    ['10.5072/zenodo.12', 'sandbox'],
    ['https://zenodo.org/communities/escape2020', 'is not a record'],
    ['10.5281/figshare.1', 'This DOI is not one of Zenodo'],
    ['https://doi.org/10.1051/0004-6361/201833910', 'This DOI is not one of Zenodo'],
    ['https://github.com/a/b', 'is no record of Zenodo'],
    ['https://zenodo.org.example.org/records/12', 'is no record of Zenodo'],
    ['https://example.org/?https://zenodo.org/records/12', 'is no record of Zenodo'],
    ['javascript:alert(1)', 'is no record of Zenodo'],
    ['1234567/../../deposit', 'is no record of Zenodo'],
    ['9'.repeat(600), 'too long'],
  ])('says what is wrong with %j', (text, says) => {
    expect(recordNumber(text)).toEqual({ fault: expect.stringContaining(says) as string });
  });

  it('gives a number or a sentence for any text, and never anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = recordNumber(text);
        expect('id' in read ? /^[1-9][0-9]{0,11}$/.test(read.id) : read.fault.endsWith('.')).toBe(true);
      }),
    );
  });
});

describe('readRecord', () => {
  it('reads the two forms alike', () => {
    const record = readRecord(plain);
    expect(record).toEqual({
      id: '1234567',
      title: 'Survey',
      version: '1.0',
      doi: '10.5281/zenodo.1234567',
      keywords: ['radio', 'sky'],
      files: [
        { name: 'survey.zip', size: 1000, link: `${files}/survey.zip/content` },
        { name: 'codemeta.json', size: 100, link: `${files}/codemeta.json/content` },
      ],
    });
    expect(readRecord(rdm)).toEqual(record);
  });

  it.each([[undefined], [null], ['text'], [[]], [{}], [{ metadata: 1 }], [{ message: 'no', status: 404 }]])(
    'says that %j is no record',
    (value) => {
      expect(readRecord(value)).toMatchObject({ because: 'no-record' });
    },
  );

  it('never throws, whatever stands where', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (metadata, list, file) => {
        for (const value of [
          { metadata, files: list },
          { metadata: {}, files: [file] },
          { metadata: { keywords: list, subjects: [file] }, files: { entries: { a: file } } },
        ]) {
          const record = readRecord(value);
          expect('fault' in record || Array.isArray(filesToRead(record)) || 'fault' in filesToRead(record)).toBe(true);
        }
      }),
    );
  });
});

describe('filesToRead', () => {
  const named = (...names: readonly string[]): ZenodoRecord => ({
    id: '1',
    keywords: [],
    files: names.map((name) => ({ name, size: 1 })),
  });
  const chosen = (record: ZenodoRecord) => {
    const read = filesToRead(record);
    return 'fault' in read ? read.fault : read.map(({ name }) => name);
  };

  it('takes codemeta.json itself before any zip, else the zips by alphabet', () => {
    expect(chosen(named('a.zip', 'codemeta.json'))).toEqual(['codemeta.json']);
    expect(chosen(named('owner/b-v1.zip', 'data.fits', 'a.ZIP'))).toEqual(['a.ZIP', 'owner/b-v1.zip']);
    expect(chosen(named('e.zip', 'd.zip', 'c.zip', 'b.zip', 'a.zip'))).toHaveLength(4);
  });

  it('says why there is none', () => {
    expect(chosen(named('data.tar.gz'))).toContain('neither a codemeta.json nor a zip');
    expect(chosen(named())).toContain('may be restricted');
  });
});

describe('recordName', () => {
  it('names a record by what is known of it', () => {
    expect(recordName({ id: '7', keywords: [], files: [] })).toBe('Record 7');
    expect(recordName(readRecord(plain) as ZenodoRecord)).toBe('"Survey" 1.0 (10.5281/zenodo.1234567)');
  });
});
