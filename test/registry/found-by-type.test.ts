import { describe, expect, it } from 'vitest';
import { foundByType } from '../../src/registry/found-by-type.ts';
import { narrower } from '../../src/registry/links.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { spec } from './entries.ts';

describe('what is found by type', () => {
  it('is listed once, however many types it is looked up for', () => {
    let lists = 0;
    const words = foundByType(({ types }) => {
      lists += 1;
      return types.flatMap((type) => ['first', 'second'].map((word) => [type, `${word} of ${type.name}`] as const));
    });
    const registry = createRegistry([spec('ab'), spec('cd')]);
    expect(registry.types.map((type) => words(registry, type))).toEqual([
      ['first of ab', 'second of ab'],
      ['first of cd', 'second of cd'],
    ]);
    expect(lists).toBe(1);
  });

  it('is listed for each registry, and is never that of another', () => {
    const broad = createRegistry([spec('broad'), spec('narrow', { broader: ['broad'] })]);
    const alone = createRegistry([spec('broad')]);
    const found = [broad, alone].map((registry) => registry.types.map((type) => narrower(registry, type).length));
    expect(found).toEqual([[1, 0], [0]]);
  });
});
