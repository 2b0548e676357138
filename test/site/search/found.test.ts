import { beforeAll, describe, expect, it } from 'vitest';
import { searchEntries } from '../../../src/site/search/search-entries.ts';
import { searchIndex } from '../../../src/site/search/search-index.ts';
import { createFind, type Find } from '../../../src/site/search/found.ts';
import { guideEntries } from '../../../src/site/search/guides.ts';
import type { SearchIndex } from '../../../src/site/search/search-entry.ts';
import { openOwnDocuments } from '../../documents.ts';

let find: Find;

beforeAll(async () => {
  const content = await searchIndex(await openOwnDocuments(), []);
  const address = `data:text/javascript;base64,${Buffer.from(content).toString('base64')}`;
  const { default: data } = (await import(/* @vite-ignore */ address)) as { readonly default: SearchIndex };
  find = createFind(data);
});

const firstFor = (query: string): string | undefined => find(query)[0]?.entry.path;

describe('the search', () => {
  it.each([
    ['https://w3id.org/execution-planner/tasktypes/oci-container', 'tasktypes/oci-container/'],
    [' "https://w3id.org/execution-planner/tasktypes/oci-container/1.0",', 'tasktypes/oci-container/'],
    ['uri://rosetta-container', 'tasktypes/rosetta-container/'],
    ['https://edin.ac/3rarcQO', 'tasktypes/example-task/'],
    ['oci-container', 'tasktypes/oci-container/'],
    ['OCI container', 'tasktypes/oci-container/'],
    ['jupyter-hub', 'servicetypes/jupyter-hub/'],
    ['taskinfo-matches', 'rules/taskinfo-matches/'],
    ['https://w3id.org/execution-planner/tasktypes/oci-contaner', 'tasktypes/oci-container/'],
  ])('finds for %s its own page first', (query, path) => {
    expect(firstFor(query)).toBe(path);
  });

  it('leads to the field that is named, also by the beginning of its name or with a slip', () => {
    for (const query of ['interface_port', 'interface_por', 'interfase port'])
      expect(
        find(query).some(({ entry }) => entry.path === 'tasktypes/rosetta-container/#/interface_port'),
        query,
      ).toBe(true);
  });

  it('finds parts of the prose, systems and pages by their words', () => {
    expect(find('mybinder').some(({ entry }) => entry.kind === 'system')).toBe(true);
    expect(firstFor('who runs what')).toBe('matrix/');
    expect(find('nothing said about the platform').length).toBeGreaterThan(0);
  });

  it('tells which words of an entry it found', () => {
    expect([...(find('contaner')[0]?.words ?? [])]).toContain('container');
  });

  it('finds nothing for nothing, for what is nowhere, and for strange names of objects', () => {
    for (const query of ['', '   ', '"', '☃', 'zzzzqqqq']) expect(find(query), query).toEqual([]);
    expect(() => find('__proto__ constructor toString')).not.toThrow();
  });

  it('lets no page fill the list', () => {
    const paths = find('container').map(({ entry }) => entry.path.split('#')[0] ?? '');
    expect(paths.length).toBeLessThanOrEqual(24);
    for (const path of paths) expect(paths.filter((other) => other === path).length).toBeLessThanOrEqual(4);
  });

  it('answers a pasted page of text at once', () => {
    const begin = performance.now();
    find('interface container platform '.repeat(4000));
    expect(performance.now() - begin).toBeLessThan(500);
  });
});

describe('what is searched', () => {
  it('has an entry for each part of a guide', () => {
    const sections = [{ id: 'step/1', title: 'First', text: 'Do it.' }];
    expect(guideEntries([{ slug: 'own', title: 'Your own', summary: 'How.', sections }])).toEqual([
      { kind: 'guide', path: 'guides/own/', title: 'Your own', text: 'How.' },
      { kind: 'guide', path: 'guides/own/#step/1', title: 'Your own', section: 'First', text: 'Do it.' },
    ]);
  });

  it('leads to no place twice', async () => {
    const paths = (await searchEntries(await openOwnDocuments(), [])).map(({ path }) => path);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});
