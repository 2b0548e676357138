import { describe, expect, it } from 'vitest';
import { recordNumber } from '../../../src/metadata/zenodo-number.ts';
import { lookup } from '../../../src/registry/lookup.ts';
import { registry } from '../../../src/site/registry.ts';
import { createSentenceCutter, type SentencePart } from '../../../src/site/resolver/sentence-parts.ts';
import { pageRegistry } from '../../../src/site/types-for-page.ts';

const { pages } = pageRegistry(registry);
const cut = createSentenceCutter(registry, { pages, list: '/uris/', validate: '/validate/', suggest: '/suggest/' });

function partsFor(text: string): readonly SentencePart[] {
  const { advice } = lookup(registry, text);
  return [advice.summary, ...advice.next].flatMap((sentence) => cut(sentence, advice));
}

const saidFor = (text: string): string =>
  partsFor(text)
    .map((part) => part.text)
    .join('');

describe('createSentenceCutter', () => {
  it('sends nobody who has the page before them to a command of ours', () => {
    for (const type of registry.types)
      for (const text of [...type.uris, type.name, `${type.uri}/9.9`, type.current.title])
        expect(saidFor(text), text).not.toContain('tasktypes show');
    for (const text of ['', 'zzzzzz', 'https://foo.bar/x', registry.identifiers])
      expect(saidFor(text), text).not.toContain('tasktypes list');
  });

  it('leads from a URI in a sentence to the page of its type', () => {
    expect(partsFor('uri://rosetta-container')).toContainEqual({
      text: `${registry.identifiers}/tasktypes/rosetta-container`,
      isCode: true,
      link: '/tasktypes/rosetta-container/',
    });
  });

  it('says the page of the type instead of the command', () => {
    expect(partsFor('uri://rosetta-container')).toContainEqual({
      text: 'Rosetta container',
      link: '/tasktypes/rosetta-container/',
    });
    expect(saidFor('uri://rosetta-container')).toContain('The page of Rosetta container tells what its message holds.');
  });

  it('leads to the list of all strings where nothing is known', () => {
    expect(partsFor('zzzzzz')).toContainEqual({ text: 'all URIs and words that are known', link: '/uris/' });
  });

  it('links to the address that the advice says to open, and marks the command', () => {
    const parts = partsFor('https://foo.bar/x/oci-container');
    expect(parts).toContainEqual({ text: 'https://foo.bar', link: 'https://foo.bar' });
    expect(parts).toContainEqual({ text: "curl -sIL 'https://foo.bar/x/oci-container'", isCode: true });
  });

  it.each([
    '10.5281/zenodo.1234',
    'doi:10.5281/zenodo.1234',
    'https://zenodo.org/records/1234',
    'zenodo.org/records/1234',
  ])('leads from the record %s to the page that reads it', (text) => {
    const link = partsFor(text).find((part) => part.text === 'Read its metadata')?.link ?? '';
    const [page, fragment = ''] = link.split('#');
    expect(page).toBe('/validate/');
    expect(recordNumber(new URLSearchParams(fragment).get('record') ?? '')).toEqual({ id: '1234' });
  });

  it.each([
    ['10.1051/0004-6361/1', '/validate/'],
    ['https://gitlab.com/group/sub/project', '/suggest/'],
    ['git@github.com:owner/name.git', '/suggest/'],
  ])('leads from %s to %s', (text, page) => {
    expect(partsFor(text)).toContainEqual(expect.objectContaining({ link: page }));
    expect(saidFor(text)).not.toContain('tasktypes ');
  });

  it('links nothing else that somebody wrote', () => {
    const links = partsFor('see https://evil.example/a javascript:alert(1)').filter(({ link }) => link !== undefined);
    for (const { link } of links) expect(link).toMatch(/^(?:\/|https:\/\/evil\.example$)/);
  });

  it('leaves out and adds no letter of a sentence that it only cuts', () => {
    const { advice } = lookup(registry, 'rosetta');
    for (const sentence of advice.next)
      expect(
        cut(sentence, advice)
          .map(({ text }) => text)
          .join(''),
      ).toBe(sentence);
  });
});
