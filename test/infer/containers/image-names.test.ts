import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWellKnown, readImageName, unknownPart, writeImageName } from '../../../src/infer/containers/image-names.ts';

describe('the name of an image', () => {
  it.each([
    ['jdoe/survey', 'docker.io/jdoe/survey'],
    ['docker://jdoe/survey:1.0', 'docker.io/jdoe/survey:1.0'],
    ['postgres:16', 'docker.io/library/postgres:16'],
    ['index.docker.io/jdoe/survey', 'docker.io/jdoe/survey'],
    ['GHCR.io/jdoe/survey', 'ghcr.io/jdoe/survey'],
    ['registry.observatory.edu:5000/a/b/c:v1', 'registry.observatory.edu:5000/a/b/c:v1'],
    [`jdoe/survey:${unknownPart}`, 'docker.io/jdoe/survey'],
    [`jdoe/survey:1@sha256:${'0'.repeat(64)}`, `docker.io/jdoe/survey:1@sha256:${'0'.repeat(64)}`],
  ])('is written in full: %s', (written, full) => {
    const image = readImageName(written);
    expect(image && writeImageName(image)).toBe(full);
  });

  it.each([
    '',
    'jdoe/Survey',
    '<user>/survey',
    'your-name/survey',
    'username/survey',
    'localhost:5000/survey',
    'registry:5000/survey',
    '10.0.0.1:5000/jdoe/survey',
    'registry.example.com/survey',
    'myregistry.io/survey',
    'https://docker.io/jdoe/survey',
    `${unknownPart}/survey:1.0`,
    `jdoe/survey${unknownPart}`,
    'jdoe/survey:a b',
    'jdoe/survey@sha256:0123',
    'actions/checkout@main',
  ])('is none: %s', (written) => {
    expect(readImageName(written)).toBeUndefined();
  });

  it('says of official images, base images and databases that they are well known', () => {
    const known = ['postgres', 'nvidia/cuda', 'mcr.microsoft.com/playwright', 'jupyter/base-notebook'];
    const others = ['jdoe/postgres', 'ghcr.io/jdoe/survey'];
    const of = (written: string): unknown => isWellKnown(readImageName(written) ?? { host: '', path: '' });
    expect(known.map(of)).toEqual(known.map(() => true));
    expect(others.map(of)).toEqual(others.map(() => false));
  });

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const image = readImageName(written);
        if (image === undefined) return;
        const again = readImageName(writeImageName(image));
        expect(again && writeImageName(again)).toBe(writeImageName(image));
      }),
    );
  });
});
