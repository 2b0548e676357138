import { describe, expect, it } from 'vitest';
import { fillShelf, openShelf } from '../../src/cli/shelf.ts';
import { registry } from '../../src/official.ts';

const open = () => openShelf(fillShelf(registry));

describe('a shelf', () => {
  it('finds each type by every string that means it, and by its name', () => {
    const shelf = open();
    for (const type of registry.types) {
      for (const uri of type.uris) expect(shelf.find(uri)).toEqual(registry.find(uri));
      expect(shelf.named(type.kind, type.name, type.major)).toEqual(type);
    }
  });

  it('gives the same object however a type is found', () => {
    const shelf = open();
    const type = shelf.named('tasktype', 'oci-container');
    expect(shelf.find(type?.uri ?? '')).toBe(type);
  });

  it('finds nothing else', () => {
    const shelf = open();
    for (const text of [
      '',
      'oci',
      '\n',
      '\t0',
      ' tasktype/oci-container/1\t',
      'https://example.org',
      '__proto__',
      'toString',
    ])
      expect(shelf.find(text)).toBeUndefined();
    expect(shelf.named('tasktype', 'jupyter-hub')).toBeUndefined();
    expect(shelf.named('tasktype', 'oci-container', 2)).toBeUndefined();
  });

  it('holds the same types, in the same order', () => {
    const shelf = open();
    expect(shelf.types).toEqual(registry.types);
    expect(shelf.find(registry.types[0]?.uri ?? '')).toBe(shelf.types[0]);
  });
});
