import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registry, validate } from '../../src/index.ts';
import { uris } from './tasktypes.ts';

const alias = 'https://edin.ac/3rarcQO';
const misspelled = `${uris['oci-container'].slice(0, -3)}er`;

const plain = {
  id: 1234567,
  conceptrecid: '1234566',
  doi: '10.5281/zenodo.1234567',
  links: { self: 'https://zenodo.org/api/records/1234567' },
  metadata: {
    title: 'Survey',
    version: '1.0',
    keywords: ['radio', uris['oci-container'], 'jupyter-notebook', alias],
    subjects: [{ term: 'sky', identifier: uris['rosetta-container'], scheme: 'url' }],
  },
  files: [{ key: 'survey.zip', size: 1000, links: {} }],
};

const rdm = {
  id: '1234567',
  pids: { doi: { identifier: '10.5281/zenodo.1234567' } },
  links: { self_html: 'https://zenodo.org/records/1234567' },
  metadata: { title: 'Survey', version: '1.0', subjects: [{ subject: 'radio' }, { subject: uris['oci-container'] }] },
  custom_fields: { 'legacy:subjects': [{ term: 'sky', identifier: uris['rosetta-container'], scheme: 'url' }] },
  files: { entries: { 'codemeta.json': { size: 10 }, 'survey.zip': { size: 1000 } } },
};

const check = (value: unknown) => validate(JSON.stringify(value, undefined, 1), { file: 'record.json' });
const has = (part: string): string => expect.stringContaining(part) as string;

async function namedIn(value: unknown) {
  const { problems } = await check(value);
  return problems.flatMap(({ rule, pointer }) => (rule === 'keyword-has-a-task' ? [pointer] : []));
}

describe('a record of Zenodo', () => {
  it.each([
    ['the default form', plain, 'the codemeta.json in "survey.zip"'],
    ['the form of InvenioRDM', rdm, 'its file codemeta.json'],
  ])('in %s declares nothing, and says which file to check', async (_, value, file) => {
    const report = await check(value);
    expect(report).toMatchObject({ verdict: 'nothing-declared', tasks: [] });
    expect(report.problems[0]).toEqual({
      rule: 'carrier-declares-a-task',
      severity: 'warning',
      message: 'This is the record "Survey" 1.0 (10.5281/zenodo.1234567) of Zenodo, which has no place for a task.',
      hint: `Check ${file} by \`tasktypes validate https://zenodo.org/records/1234567\`.`,
      pointer: '',
      line: 1,
      column: 1,
      docs: has('/rules/carrier-declares-a-task'),
    });
    expect(report.proposal).toBeUndefined();
  });

  it.each([
    ['one', [plain], 312, '1 record of 312,', 'by `tasktypes validate https://zenodo.org/records/1234567`; or a whole'],
    ['some', [rdm, plain, 7], 3, '3 records,', 'such as that at hits.hits[0] by `tasktypes validate https://'],
    ['none', [], 0, '0 records,', 'Search for something else, or check a whole community by `tasktypes harvest'],
  ])(
    'on a page of a search with %s is told as one of many, which are not checked',
    async (_, hits, total, count, next) => {
      const { verdict, problems } = await check({ hits: { hits, total }, links: {} });
      expect([verdict, problems]).toMatchObject([
        'nothing-declared',
        [
          {
            rule: 'carrier-declares-a-task',
            message: has(`of search results of Zenodo with ${count}`),
            hint: has(next),
          },
        ],
      ]);
    },
  );

  it.each([[{ _source: {} }], []])('is not seen in the results of another engine: %j', async (...hits) => {
    const answer = { took: 3, hits: { hits, total: 1 } };
    expect((await check(answer)).problems).toMatchObject([{ rule: 'carrier-is-known' }]);
  });

  it('has each keyword and subject that names a tasktype told at its place', async () => {
    expect(await namedIn(plain)).toEqual([
      '/metadata/keywords/1',
      '/metadata/keywords/2',
      '/metadata/keywords/3',
      '/metadata/subjects/0/identifier',
    ]);
    expect(await namedIn(rdm)).toEqual(['/metadata/subjects/1/subject', '/custom_fields/legacy:subjects/0/identifier']);
    const { problems } = await check(plain);
    expect(problems.find(({ pointer }) => pointer === '/metadata/keywords/3')).toMatchObject({
      line: 15,
      column: 4,
      message: has('names the tasktype `example-task`'),
      hint: has(registry.find(alias)?.uri ?? '-'),
    });
  });

  it.each([misspelled, misspelled.replace('https:', 'HTTP:'), 'uri://oci-contaner'])(
    'has the keyword %s told, and what was meant',
    async (keyword) => {
      const { problems } = await check({ ...plain, metadata: { keywords: [keyword, 'https://example.org/a'] } });
      expect(problems.slice(1)).toMatchObject([
        {
          rule: 'tasktype-is-known',
          severity: 'warning',
          hint: `Did you mean "${uris['oci-container']}"?`,
          pointer: '/metadata/keywords/0',
        },
      ]);
    },
  );

  it.each([
    [{ ...plain, files: [] }, 'It shows no files here.'],
    [{ ...plain, files: [{ key: 'a.tar.gz', size: 1 }] }, 'add a codemeta.json to the next version'],
    [
      { ...plain, links: { self: 'https://sandbox.zenodo.org/api/records/1' } },
      'Check the codemeta.json in "survey.zip".',
    ],
    [{ ...plain, id: '1; rm -rf ~' }, 'Check the codemeta.json in "survey.zip".'],
  ])('gives a command only where it would work', async (value, hint) => {
    expect((await check(value)).problems[0]?.hint).toContain(hint);
  });

  it('is told no more than 20 keywords of each kind', async () => {
    const keywords = Array.from({ length: 5_000 }, (_, index) => `uri://unknown${String(index)}`);
    const { problems } = await check({ ...plain, metadata: { keywords: [...keywords, ...keywords.map(() => alias)] } });
    expect(problems).toHaveLength(1 + 21 + 21);
  });

  it('is the metadata of a deposit before it is one', async () => {
    const deposit = { title: 'agnpy', upload_type: 'software', creators: [], keywords: ['a', uris['oci-container']] };
    expect(await check(deposit)).toMatchObject({
      verdict: 'nothing-declared',
      problems: [
        { message: 'This is the metadata of a deposit at Zenodo of "agnpy", which has no place for a task.' },
        { rule: 'keyword-has-a-task', pointer: '/keywords/1' },
      ],
    });
  });

  it('is never valid and never a reason to throw, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, other) => {
        const metadata = { keywords: one, subjects: other, title: one };
        const { verdict } = await check({ ...plain, metadata, files: other, custom_fields: one, doi: other });
        expect(verdict).toBe('nothing-declared');
      }),
      { numRuns: 200 },
    );
  });
});
