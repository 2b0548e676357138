import { describe, expect, it } from 'vitest';
import { originOf } from '../../src/infer/origin.ts';
import { textFile } from './text-file.ts';

function originIn(codeRepository: string) {
  const text = JSON.stringify({ '@context': 'https://doi.org/10.5063/schema/codemeta-2.0', codeRepository });
  const found = originOf((path) => (path === 'codemeta.json' ? textFile(path, text) : undefined));
  return found && { url: found.url, sure: found.sure };
}

describe('the origin of a repository', () => {
  it.each([
    ['https://github.com/jdoe/maps.git', 'certain'],
    ['https://github.com/jdoe/maps/tree/main', 'certain'],
    ['git@github.com:jdoe/maps.git', 'likely'],
    ['ssh://git@github.com/jdoe/maps.git', 'likely'],
    ['github.com/jdoe/maps', 'likely'],
  ])('is understood: %s', (codeRepository, sure) => {
    expect(originIn(codeRepository)).toEqual({ url: 'https://github.com/jdoe/maps', sure });
  });

  it.each([
    'https://doi.org/10.5281/zenodo.1234567',
    'https://zenodo.org/records/1234567',
    'https://pypi.org/project/maps/',
    'https://hub.docker.com/r/jdoe/maps',
    'https://ascl.net/1234.567',
    'https://www.ascl.net/1234.567',
    'https://github.com/jdoe',
    'https://github.com/jdoe/',
    'github.com/jdoe',
    'git@github.com:jdoe',
    'jdoe/maps',
  ])('is not what is no repository: %s', (codeRepository) => {
    expect(originIn(codeRepository)).toBeUndefined();
  });
});
