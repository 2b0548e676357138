import { describe, expect, it } from 'vitest';
import { identifiers } from '../../src/identity.ts';
import { parsePath, parseUri, pathOf, typeUri, urisUnder, versionUri } from '../../src/registry/uri.ts';
import { base, bases, entry, former } from './entries.ts';

const oci = { kind: 'tasktype', name: 'oci-container', major: 1 } as const;
const hub = { kind: 'servicetype', name: 'jupyter-hub', major: 2 } as const;

describe('typeUri', () => {
  it('has no number in it for major 1', () => {
    expect(typeUri(oci)).toBe(`${identifiers}/tasktypes/oci-container`);
  });
  it('ends with any other major', () => {
    expect(typeUri(hub, base)).toBe(`${base}/servicetypes/jupyter-hub/2`);
  });
  it('means the type even when it is given a version of it', () => {
    expect(typeUri(entry('oci-container', { minor: 3 }))).toBe(`${identifiers}/tasktypes/oci-container`);
  });
});

describe('versionUri', () => {
  it('is the address of one document', () => {
    expect(versionUri({ ...oci, minor: 0 })).toBe(`${identifiers}/tasktypes/oci-container/1.0`);
    expect(versionUri({ ...hub, minor: 10 }, base)).toBe(`${base}/servicetypes/jupyter-hub/2.10`);
  });
});

describe('urisUnder', () => {
  it('lists every string that means a type, under every base', () => {
    expect(urisUnder(entry('oci-container', { minor: 1 }), [1, 0], bases)).toEqual(
      [base, former].flatMap((root) =>
        ['', '/1', '/1.1', '/1.0'].map((end) => `${root}/tasktypes/oci-container${end}`),
      ),
    );
  });
});

describe('parsePath', () => {
  it.each([
    ['/tasktypes/oci-container', { ...oci, rest: '' }],
    ['/tasktypes/oci-container/', { ...oci, rest: '' }],
    ['/tasktypes/oci-container/1', { ...oci, rest: '' }],
    ['/tasktypes/oci-container/1.0', { ...oci, minor: 0, rest: '' }],
    ['/servicetypes/jupyter-hub/2', { ...hub, rest: '' }],
    ['/tasktypes/oci-container/1.0/schema.json', { ...oci, minor: 0, rest: 'schema.json' }],
    ['/tasktypes/oci-container/latest', { ...oci, rest: 'latest' }],
  ])('reads %s', (path, address) => {
    expect(parsePath(path)).toEqual(address);
  });

  it.each([
    '',
    '/',
    '/tasktypes',
    '/tasktypes/',
    '/tasktypes/A',
    '/tasktypes/a--b',
    '/types/a',
    'tasktypes/a',
    '/x/tasktypes/a',
  ])('finds no type in %j', (path) => {
    expect(parsePath(path)).toBeUndefined();
  });

  it('takes a number that no version has for what follows the type', () => {
    expect(parsePath('/tasktypes/a/01.0')).toMatchObject({ major: 1, rest: '01.0' });
    expect(parsePath('/tasktypes/a/0')).toMatchObject({ rest: '0' });
  });

  it('reads back what pathOf writes', () => {
    for (const address of [{ ...oci, minor: 7 }, { ...hub, minor: 0 }, hub])
      expect(parsePath(pathOf(address))).toEqual({ ...address, rest: '' });
  });
});

describe('parseUri', () => {
  it('reads what lies under the base', () => {
    expect(parseUri(`${base}/tasktypes/oci-container`, base)).toEqual({ ...oci, rest: '' });
  });
  it.each([`${base}x/tasktypes/oci-container`, 'https://example.org/tasktypes/oci-container', base])(
    'knows nothing of %s',
    (uri) => {
      expect(parseUri(uri, base)).toBeUndefined();
    },
  );
});
