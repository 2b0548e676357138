import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expandTemplate, fillBody, fillText } from '../../src/launch/template.ts';
import { sharedPath, withShared } from '../shared.ts';

interface Group {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly testcases: readonly (readonly [template: string, expanded: string | readonly string[] | false])[];
}

function expanded(template: string, variables: Readonly<Record<string, unknown>>): string | false {
  try {
    return expandTemplate(template, variables);
  } catch {
    return false;
  }
}

describe('expandTemplate', () => {
  withShared('the official cases of RFC 6570', () => {
    const folder = sharedPath('suites/uri-template/');
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    it.each(files)('agrees with every case of %s', (file) => {
      const groups = Object.values(JSON.parse(readFileSync(folder + file, 'utf8')) as Record<string, Group>);
      for (const { variables, testcases } of groups)
        for (const [template, wanted] of testcases)
          expect([wanted].flat(), template).toContain(expanded(template, variables));
    });
  });

  it('encodes what would end a query, and leaves out what has no value', () => {
    const values = { repo: 'https://example.org/a?b', ref: 'feature/x', list: ['a b', 'c'] };
    expect(expandTemplate('https://hub.example.org/git-pull{?repo,branch,list*}', values)).toBe(
      'https://hub.example.org/git-pull?repo=https%3A%2F%2Fexample.org%2Fa%3Fb&list=a%20b&list=c',
    );
    expect(expandTemplate('/v2/gh/{+ref}', values)).toBe('/v2/gh/feature/x');
  });
});

describe('fillText', () => {
  it('writes values as they are, and nothing where there is none', () => {
    expect(fillText('Set {a} to {b}; {c}', { a: 'x/y', b: { PATH: '/a' } })).toBe('Set x/y to {"PATH":"/a"}; ');
  });
});

describe('fillBody', () => {
  it('keeps the type of a value that stands alone, and joins the others into text', () => {
    expect(fillBody({ Memory: '{memory}', name: 'job-{name}', fixed: 1 }, { memory: 4, name: 'a' })).toEqual({
      Memory: 4,
      name: 'job-a',
      fixed: 1,
    });
  });

  it('leaves out members, items and objects that have no value, and nothing else', () => {
    const body = { a: '{a}', list: ['{a}', '{b}'], inner: { a: '{a}' }, empty: {}, none: [] };
    expect(fillBody(body, { b: null })).toEqual({ list: [null], empty: {}, none: [] });
  });
});
