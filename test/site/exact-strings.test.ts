import { describe, expect, it } from 'vitest';
import { knownStrings } from '../../src/site/exact-strings.ts';
import { registry } from '../../src/site/registry.ts';

const groups = knownStrings(registry);
const all = groups.flatMap(({ strings }) => strings);
const known = (text: string) => all.find((one) => one.text === text);

describe('knownStrings', () => {
  it('lists every exact string of every type once, with the page of the type', () => {
    for (const type of registry.types)
      for (const uri of type.uris)
        expect(
          known(uri)?.meanings.some(({ title }) => title === type.current.title),
          uri,
        ).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('says how a string names the type', () => {
    expect(known('uri://rosetta-container')?.meanings).toEqual([
      { title: 'Rosetta container', link: '/tasktypes/rosetta-container/', how: 'an alias of the tasktype' },
    ]);
    expect(known('urn:docker-container-0.1')?.meanings[0]?.how).toMatch(/^another vocabulary, /);
  });

  it('keeps alphabetical order, with words last', () => {
    for (const { strings } of groups)
      expect(strings.map(({ text }) => text)).toEqual(strings.map(({ text }) => text).sort());
    expect(groups.at(-1)?.title).toBe('Words');
  });

  it('gives every place an id without blanks', () => {
    for (const { id } of [...groups, ...all]) expect(id).not.toMatch(/\s/);
  });
});
