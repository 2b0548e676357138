import { describe, expect, it } from 'vitest';
import { identifiers } from '../../src/identity.ts';
import { absolute, fileLink, localLink, outwardLink, pageLink } from '../../src/site/addresses.ts';

describe('links of the site', () => {
  it('end in a slash when they lead to a page, and do not when they lead to a file', () => {
    expect(pageLink('/')).toMatch(/\/$/);
    expect(pageLink('/tasktypes/oci-container')).toMatch(/\/tasktypes\/oci-container\/$/);
    expect(fileLink('/index.json')).toMatch(/\/index\.json$/);
  });

  it('lead a root path and an identifier of this registry to a page here', () => {
    const page = pageLink('/servicetypes/jupyter-hub');
    expect(localLink('/servicetypes/jupyter-hub')).toBe(page);
    expect(localLink(`${identifiers}/servicetypes/jupyter-hub`)).toBe(page);
    expect(localLink('/servicetypes/jupyter-hub#/endpoint')).toBe(`${page}#/endpoint`);
    expect(localLink('/tasktypes/oci-container/1.0')).toBe(pageLink('/tasktypes/oci-container/1.0'));
    expect(localLink('/tasktypes/oci-container/1.0/schema.json')).toBe(
      fileLink('/tasktypes/oci-container/1.0/schema.json'),
    );
  });

  it('are absolute only where others can reach them', () => {
    expect(absolute('/registry/index.json', 'https://example.org')).toBe('https://example.org/registry/index.json');
    expect(absolute('/registry/index.json', 'http://localhost:4321')).toBeUndefined();
  });

  it('lead outward only to the web', () => {
    for (const address of ['https://example.org', 'HTTP://example.org']) expect(outwardLink(address)).toBe(address);
    for (const address of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'java\nscript:x',
      'https:x',
      'mailto:a@b.c',
      '//example.org',
      '/a',
    ])
      expect(outwardLink(address), address).toBeUndefined();
  });

  it('leave other addresses as they are', () => {
    for (const link of ['https://example.org/a', '//example.org/a', '#names', 'mailto:a@example.org'])
      expect(localLink(link)).toBe(link);
  });
});
