import { describe, expect, it } from 'vitest';
import { near } from '../../src/spec/near.ts';

const names = ['jupyter-notebook', 'jupyter-hub', 'oci-container', 'rosetta-container', 'interface_port', 'image'];

describe('near', () => {
  it.each([
    ['jupter-notebook', 'jupyter-notebook'],
    ['jupyter-notebok', 'jupyter-notebook'],
    ['ocicontainer', 'oci-container'],
    ['interfacePort', 'interface_port'],
    ['imgae', 'image'],
    ['IMAGE', 'image'],
  ])('takes %s for %s', (word, name) => {
    expect(near(word, names)).toEqual([name]);
  });

  it.each(['python-library', 'frumblek', 'im', '', 'container'])('finds nothing near %j', (word) => {
    expect(near(word, names)).toEqual([]);
  });

  it('gives the nearest name first', () => {
    expect(near('volumes', ['volume_', 'volumex', 'column', 'volume'])).toEqual(['volume_', 'volumex', 'volume']);
    expect(near('prot', ['pro', 'port', 'prox'])).toHaveLength(3);
    expect(near('cube', ['tube', 'cubes'])).toEqual(['cubes', 'tube']);
  });

  it('leaves out what is clearly farther than the nearest', () => {
    expect(near('oci-contaner', ['old-container', 'oci-container'])).toEqual(['oci-container']);
  });

  it('counts a swap of neighbours as one slip', () => {
    expect(near('pulg', ['plug', 'pull'])).toContain('plug');
  });

  it('never offers the word itself, and no name twice', () => {
    expect(near('image', ['image', 'images', 'images'])).toEqual(['images']);
  });

  it('gives no more than it is asked for', () => {
    expect(near('type-a', ['type-b', 'type-c', 'type-d'], 2)).toHaveLength(2);
  });

  it('gives up on a word that is too long to be a name', () => {
    expect(near('a'.repeat(1_000_000), ['a'.repeat(999_999)])).toEqual([]);
  });
});
