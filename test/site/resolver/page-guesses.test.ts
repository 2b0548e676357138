import { describe, expect, it } from 'vitest';
import { registry } from '../../../src/site/registry.ts';
import { otherPages } from '../../../src/site/resolver/other-pages.ts';
import { guessPages, pathAsked, wordOf } from '../../../src/site/resolver/page-guesses.ts';
import { pageRegistry } from '../../../src/site/types-for-page.ts';

const known = { ...pageRegistry(registry), others: otherPages(), root: '/' };
const linksFor = (path: string): readonly string[] => guessPages(registry, known, path).map(({ link }) => link);

describe('guessPages', () => {
  it.each([
    ['/tasktypes/oci-contaner/', '/tasktypes/oci-container/'],
    ['/tasktype/oci_container', '/tasktypes/oci-container/'],
    ['/oci-container', '/tasktypes/oci-container/'],
    ['/servicetypes/oci-container', '/tasktypes/oci-container/'],
    ['/tasktypes/oci-container/9.9/', '/tasktypes/oci-container/'],
    ['/tasktypes/oci-container/9.9/schema.json', '/tasktypes/oci-container/'],
    ['/uri://rosetta-container', '/tasktypes/rosetta-container/'],
    ['/https://w3id.org/execution-planner/servicetypes/jupyter-hub', '/servicetypes/jupyter-hub/'],
    ['/docker', '/tasktypes/oci-container/'],
    ['/rules/objekt-is-closed', '/rules/object-is-closed/'],
    ['/rule/object-is-closed/', '/rules/object-is-closed/'],
    ['/guides/uploader', '/guides/uploaders/'],
    ['/validator', '/validate/'],
    ['/matrx/', '/matrix/'],
    ['/tasktypes/conda', '/tasktypes/conda-environment/'],
    ['/tasktypes/conda/1.0/schema.json', '/tasktypes/conda-environment/'],
    ['/tasktypes/oci-container/1.0/schema', '/tasktypes/oci-container/1.0/schema.json'],
    ['/tasktypes/oci-container/1.0/schema/', '/tasktypes/oci-container/1.0/schema.json'],
    ['/tasktypes/oci-container/schema.json', '/tasktypes/oci-container/1.0/schema.json'],
    ['/tasktypes/oci-container/1.0/types.ts', '/tasktypes/oci-container/1.0/types.d.ts'],
    ['/tasktypes/oci-container/1.0/spec.jsn', '/tasktypes/oci-container/1.0/spec.json'],
    ['/tasktypes/oci-container/1.0/interface.schema.json', '/tasktypes/oci-container/1.0/task.schema.json'],
    ['/rules/closed-object', '/rules/object-is-closed/'],
    ['/rules/E-999', '/rules/'],
    ['/problems/not-fond', '/problems/not-found/'],
    ['/problem/not-found', '/problems/not-found/'],
    ['/problems/qqqqqqqq', '/problems/'],
    ['/openapi', '/openapi.json'],
    ['/guides/qqqqqqqq', '/guides/'],
    ['/servicetypes/qqqqqqqq/', '/servicetypes/'],
    ['/bundle', '/bundle.json'],
  ])('guesses of %s that %s was meant', (path, link) => {
    expect(linksFor(path)[0]).toBe(link);
  });

  it('ends with the list of what was asked for one of, named once', () => {
    expect(linksFor('/rules/objekt-is-closed')).toEqual(['/rules/object-is-closed/', '/rules/']);
    expect(linksFor('/tasktypes/oci-contaner/').at(-1)).toBe('/tasktypes/');
  });

  it.each([['/'], ['/qqqqqqqqqq/'], ['/constructor'], ['/__proto__'], ['/%'], [`/${'a/'.repeat(5_000)}`]])(
    'guesses nothing of %s',
    (path) => {
      expect(linksFor(path)).toEqual([]);
    },
  );
});

describe('pathAsked', () => {
  it('takes off the base and undoes the encoding', () => {
    expect(pathAsked('/registry/tasktypes/a%20b/', '/registry/')).toBe('/tasktypes/a b/');
    expect(pathAsked('/tasktypes/a', '/')).toBe('/tasktypes/a');
    expect(pathAsked('/elsewhere/%E0%A4%A', '/registry/')).toBe('/elsewhere/%E0%A4%A');
  });
});

describe('wordOf', () => {
  it('gives the word that is no version and no file, or the whole URI', () => {
    expect(wordOf('/tasktypes/oci-contaner/1.0/schema.json')).toBe('oci-contaner');
    expect(wordOf('/uri://rosetta-container')).toBe('uri://rosetta-container');
    expect(wordOf('//')).toBe('');
  });
});
