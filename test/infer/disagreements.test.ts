import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/infer/suggest.ts';
import { registry, validators } from '../../src/official.ts';
import { checkTask } from '../../src/validate/check-task.ts';

const notebook = 'https://w3id.org/execution-planner/tasktypes/jupyter-notebook';

async function told(codemeta: unknown, texts: Readonly<Record<string, string>> = {}) {
  const text = typeof codemeta === 'string' ? codemeta : JSON.stringify(codemeta, undefined, 2);
  const all = new Map([...Object.entries(texts), ['codemeta.json', text]]);
  const files = [...all].map(([path, { length }]) => ({ path, size: length }));
  const { disagreements } = await suggest({ files, texts: all }, registry, (uri, info) =>
    checkTask(uri, info, { registry, validators }),
  );
  return disagreements;
}

function withNotebook(repository: unknown) {
  const value = { '@type': '@json', '@value': { repository } };
  return {
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    codeRepository: 'https://github.com/survey/sky',
    targetProduct: {
      'schema:additionalType': { '@id': notebook },
      'schema:additionalProperty': { 'schema:propertyID': 'taskinfo', 'schema:value': value },
    },
  };
}

const files = { 'a.ipynb': '{}', 'environment.yml': 'dependencies: [python]' };
const here = 'https://github.com/Survey/sky.git';

describe('codemeta.json disagrees with its repository', () => {
  it('by a keyword for which nothing stands, at its place', async () => {
    const [problem] = await told('{\n"@context": "x",\n"keywords": ["astronomy",\n "jupyter-notebook"]}');
    expect(problem).toMatchObject({
      rule: 'keyword-fits-repository',
      severity: 'warning',
      pointer: '/keywords/1',
      line: 4,
      column: 2,
    });
  });

  it('by a notebook that is not there', async () => {
    const [problem] = await told(withNotebook({ url: here, path: 'b.ipynb' }), files);
    expect(problem).toMatchObject({
      rule: 'value-fits-repository',
      message: expect.stringContaining('"b.ipynb"') as string,
    });
    expect(problem?.pointer).toContain('/targetProduct/schema:additionalProperty');
  });

  it('by its version', async () => {
    const pyproject = { 'pyproject.toml': '[build-system]\n[project]\nname = "x"\nversion = "1.10"\n' };
    const rulesOf = async (version: unknown) =>
      (await told({ '@context': 'x', version }, pyproject)).map(({ rule }) => rule);
    expect(await rulesOf('v1.9')).toEqual(['version-fits-repository']);
    const [problem] = await told({ '@context': 'x', version: '1.0' }, pyproject);
    expect(problem?.message).toBe('The file says version "1.0", but pyproject.toml, line 4, says "1.10".');
    for (const version of ['1.10.0', 'v1.10', '1.10-beta', 1.9, undefined]) expect(await rulesOf(version)).toEqual([]);
  });
});

describe('codemeta.json and its repository do not disagree', () => {
  it.each([
    ['a notebook that is there', { url: here, path: 'a.ipynb' }],
    ['a notebook of another version', { url: here, path: 'b.ipynb', ref: 'v1.0' }],
  ])('by %s', async (_, repository) => expect(await told(withNotebook(repository), files)).toEqual([]));

  it('by a keyword for what was found', async () => {
    const codemeta = { '@context': 'x', keywords: ['jupyter-notebook', 'conda-environment', 'uws-job'] };
    const seen = {
      ...files,
      'a.ipynb': '{"cells": [{"cell_type": "code", "source": []}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    };
    expect(await told(codemeta, seen)).toEqual([]);
  });

  it.each(['', '[]', '{', '{"reponseword": "NO"}', 'null'])('by a file that is none: %j', async (text) => {
    expect(await told(text)).toEqual([]);
  });
});
