import { describe, expect, it } from 'vitest';
import { apiReference } from '../../../src/site/api/api-reference.ts';
import type { ApiOperation } from '../../../src/site/api/operations.ts';
import { described } from './described.ts';

const { description, operations } = apiReference(described);

function operation(id: string): ApiOperation {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no operation ${id}.`);
  return found;
}

describe('the reference of an API', () => {
  it('has every call in the order of the document, each with an id of its own', () => {
    expect(operations.map(({ id, method, path }) => [id, method, path])).toEqual([
      ['validate', 'POST', '/api/validate'],
      ['get-api-types-kind-name-', 'GET', '/api/types/{kind}/{name}'],
      ['get-api-resolve', 'GET', '/api/resolve'],
      ['delete-gone', 'DELETE', '/gone'],
    ]);
  });

  it('shows descriptions as the Markdown that they are, and links under the base', () => {
    expect(description).toContain('<em>checks</em>');
    expect(description).toContain('<li>two</li>');
    expect(operation('validate').description).toContain('<a href="/rules/">');
  });

  it('tells parameters by where they stand, those of the path with those of the call, and values without quotation marks', () => {
    const [query, ...others] = operation('validate').parameters;
    expect(others).toEqual([]);
    expect(query).toMatchObject({
      title: 'In the query',
      fields: [
        { name: 'format', required: false, description: 'Form.', values: ['json', 'text'], preset: 'json' },
        { name: 'tasktype', type: 'text', limits: ['at most 2000 characters'] },
      ],
    });
    expect(operation('get-api-types-kind-name-').parameters).toMatchObject([
      { title: 'In the path', fields: [{ name: 'kind', required: true }, { name: 'name' }] },
    ]);
  });

  it('tells a body once for the media types that hold the same, with the examples that the command does not show', () => {
    const { body } = operation('validate');
    expect(body?.contents).toEqual([
      {
        mediaTypes: ['application/json', 'application/yaml'],
        words: [{ text: 'Document', link: '#schema-Document' }],
        about: '',
        fields: [],
      },
      { mediaTypes: ['application/zip'], words: [], about: '', fields: [] },
    ]);
    expect(body?.examples).toEqual([
      { mediaType: 'application/json', summary: 'other', text: '{\n  "tasktype": "b"\n}' },
      { mediaType: 'application/yaml', summary: '', text: 'tasktype: a' },
    ]);
  });

  it('tells the fields of what no schema of a name tells', () => {
    const [{ contents } = { contents: [] }] = operation('get-api-types-kind-name-').responses;
    expect(contents).toMatchObject([
      {
        words: [],
        fields: [{ anchor: 'get-api-types-kind-name-/200/application/json/name', name: 'name', type: 'text' }],
      },
    ]);
  });

  it('tells each answer with its status code, its header, what it holds and an example', () => {
    const [fine] = operation('validate').responses;
    expect(fine).toMatchObject({
      id: 'validate/200',
      status: '200 OK',
      headers: [{ name: 'ETag', type: 'text', description: 'Names these very bytes.', examples: ['"a"'] }],
      contents: [{ mediaTypes: ['application/json'], words: [{ text: 'Report', link: '#schema-Report' }] }],
      examples: [{ mediaType: 'application/json', text: '{\n  "verdict": "valid",\n  "problems": []\n}' }],
      problems: [],
    });
    expect(operation('get-api-resolve').responses[0]?.status).toBe('default');
  });

  it('leads to the problems that an answer names, else to those of its status code', () => {
    const problemsOf = (id: string, status: string): readonly string[] | undefined =>
      operation(id)
        .responses.find((one) => one.status.startsWith(status))
        ?.problems.map((problem) => problem.id);
    expect(problemsOf('validate', '413')).toEqual(['body-too-large']);
    expect(problemsOf('validate', '400')).toEqual(['missing-parameter']);
    expect(problemsOf('get-api-types-kind-name-', '404')).toEqual(['withdrawn']);
    expect(operation('validate').responses.map(({ isOfProblems }) => isOfProblems)).toEqual([false, true, true]);
  });

  it('refuses a reference that leads nowhere', () => {
    const broken = {
      ...described,
      paths: { '/a': { get: { responses: { 200: { $ref: '#/components/responses/None' } } } } },
    };
    expect(() => apiReference(broken)).toThrow('"#/components/responses/None" leads nowhere');
  });
});

describe('the command of a call', () => {
  it('sends the first example, quoted for a shell', () => {
    expect(operation('validate').curl).toBe(
      [
        String.raw`curl 'http://127.0.0.1:4321/api/validate' \ `.trimEnd(),
        String.raw`  -H 'Content-Type: application/json' \ `.trimEnd(),
        String.raw`  --data-binary '{
  "tasktype": "it'\''s",
  "taskinfo": {}
}'`,
      ].join('\n'),
    );
  });

  it('has only the parameters that the call needs, percent-encoded, and leaves what has no example to be filled in', () => {
    expect(operation('get-api-resolve').curl).toBe("curl 'http://127.0.0.1:4321/api/resolve?uri=uri%3A%2F%2Fa%20b'");
    expect(operation('get-api-types-kind-name-').curl).toBe("curl 'http://127.0.0.1:4321/api/types/tasktypes/{name}'");
    expect(operation('delete-gone').curl).toBe("curl -X DELETE 'http://127.0.0.1:4321/gone'");
  });
});
