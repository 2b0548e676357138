import { describe, expect, it } from 'vitest';
import { checkOwnAddresses, forwards, ownPath } from '../../src/registry/own-addresses.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { base as identifiers, bases, spec } from './entries.ts';

const alias = (uri: string): { uri: string; seen: string } => ({ uri, seen: 'a log' });
const sentences = (...specs: Parameters<typeof checkOwnAddresses>[0]): readonly string[] =>
  checkOwnAddresses(specs, bases).map(({ message }) => message);

describe('ownPath', () => {
  it.each([
    [`${identifiers}/tasktypes/a`, '/tasktypes/a'],
    [`${identifiers}/tasktypes/a/?b#c`, '/tasktypes/a'],
    ['https://old.example.org/types/a', '/a'],
    [identifiers, ''],
  ])('of %s is %s', (uri, path) => {
    expect(ownPath(uri, bases)).toBe(path);
  });

  it.each(['uri://a', `${identifiers}-2/a`, 'https://old.example.org/a'])('of %s is none', (uri) => {
    expect(ownPath(uri, bases)).toBeUndefined();
  });
});

describe('forwards', () => {
  it('lists the address of major 1 and the aliases under own bases, each once', () => {
    const aliases = [`${identifiers}/b`, `${identifiers}/b#c`, 'https://old.example.org/types/d', 'uri://e'].map(alias);
    const registry = createRegistry([spec('a', { aliases }), spec('a', { minor: 1 }), spec('a', { major: 2 })], bases);
    expect(forwards(registry).map(({ path, type }) => [path, type.major])).toEqual([
      ['/tasktypes/a/1', 1],
      ['/b', 1],
      ['/d', 1],
    ]);
  });
});

describe('checkOwnAddresses', () => {
  it('lets an alias be a path of its own, or lead to the page of its type', () => {
    const aliases = [`${identifiers}/b`, `${identifiers}/tasktypes/b/1.0`, `${identifiers}/tasktypes/a/`].map(alias);
    expect(sentences(spec('a', { aliases }))).toEqual([]);
  });

  it.each(['', '/', '/tasktypes', '/rules/object-is-closed', '/index.json', '/tasktypes/a/1.0/schema.json', '/a%20b'])(
    'refuses an alias whose path is "%s", which a page of a type cannot have',
    (path) => {
      expect(sentences(spec('a', { aliases: [alias(identifiers + path)] }))).toEqual([
        `The alias "${identifiers}${path}" cannot be the address of a page of this type.`,
      ]);
    },
  );

  it('refuses an alias that opens the page of another type', () => {
    const opens = (uri: string): readonly string[] => sentences(spec('a', { aliases: [alias(uri)] }), spec('b'));
    const sentence = (uri: string): readonly string[] => [`The alias "${uri}" opens the page of tasktypes/b/1.0.md.`];
    for (const uri of [`${identifiers}/tasktypes/b/`, 'https://old.example.org/types/tasktypes/b'])
      expect(opens(uri)).toEqual(sentence(uri));
  });
});
