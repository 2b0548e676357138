import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apptainer } from '../../../src/infer/containers/apptainer.ts';
import { compose } from '../../../src/infer/containers/compose-detector.ts';
import { containers } from '../../../src/infer/containers/containers.ts';
import type { Sightings } from '../../../src/infer/suggestion.ts';
import { repositoryWith } from '../text-file.ts';

const paths = [
  'Dockerfile',
  'gpu/Dockerfile',
  'README.md',
  '.github/workflows/a.yml',
  '.gitlab-ci.yml',
  'Makefile',
  'compose.yml',
  'a.def',
];

function detectAll(texts: Readonly<Record<string, string>>): readonly Sightings[] {
  const repository = repositoryWith(texts);
  return [containers, compose, apptainer].map(({ detect }) => detect(repository));
}

describe('the detectors of containers', () => {
  it('tell a line once that says several ports', () => {
    const [found] = detectAll({ Dockerfile: 'FROM a\nEXPOSE 80 81\nEXPOSE 82\n' });
    const evidence = found?.tasks[0]?.values.find(({ pointer }) => pointer === '/ports')?.evidence;
    expect(evidence?.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('look at any text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'FROM a\n', 'services:\n', '  a: &a\n', '    <<: *a\n', '    image: x/y\n', 'docker push a/b\n', 'ports: [1]\n', '\n- ', '*a', 'Bootstrap: x\n',
        'library://a/b/c ', 'https://x.org/a.sif', '%2', 'https://hub.docker.com/r/a/b', '\\\n',
      ),
    ); // prettier-ignore
    const text = fc.array(piece).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.tuple(...paths.map(() => text)), (texts) => {
        detectAll(Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? ''])));
      }),
    );
  });

  it.each([
    ['brackets', '['],
    ['brackets in lines', '[\n'],
    ['lists in one line', '- '],
    ['braces and dollars', '${{'],
    ['backticks', '`$('],
    ['steps without a dash', 'uses: docker/build-push-action@v6\n'],
    ['commands', 'docker run -v '],
    ['here-documents', 'RUN <<A\n'],
    ['stages', 'FROM a AS b\n'],
    ['continued lines', 'a \\\n'],
    ['indentation', ' \n  '],
    ['addresses', 'https://hub.docker.com/r/'],
    ['aliases', 'a: &a [*a, *a]\n'],
    ['quotes', '"\''],
  ])(
    'are done with a long text of nothing but %s in good time',
    (_, piece) => {
      const start = performance.now();
      for (const length of [60_000, 300_000]) {
        const text = `services:\n  ${piece.repeat(Math.floor(length / piece.length))}`;
        detectAll(Object.fromEntries(paths.map((path) => [path, text])));
      }
      expect(performance.now() - start).toBeLessThan(10_000);
    },
    20_000,
  );

  it('take names of images from the README beside a Dockerfile for that one', () => {
    const [found] = detectAll({
      Dockerfile: 'FROM debian',
      'viewer/Dockerfile': 'FROM debian',
      'viewer/README.md': '`docker run jdoe/viewer:2`',
      '.git/config': '[remote "origin"]\n url = https://github.com/jdoe/sky',
    });
    expect(found?.tasks.map(({ name, values }) => [name, values.map(({ value }) => value)])).toEqual([
      ['container image of Dockerfile', []],
      ['container image of viewer/Dockerfile', ['docker.io/jdoe/viewer:2']],
    ]);
  });

  it('ask which of several published images for Apptainer is meant', () => {
    const [, , found] = detectAll({
      'sky.def': 'Bootstrap: docker\nFrom: debian',
      'README.md': 'https://data.observatory.edu/sky-1.sif\nhttps://data.observatory.edu/sky-2.sif?download=1',
      '.git/config': '[remote "origin"]\n url = https://github.com/jdoe/sky',
    });
    expect(found?.tasks.flatMap(({ missing }) => missing.flatMap(({ choices }) => choices))).toEqual([
      'https://data.observatory.edu/sky-1.sif',
      'https://data.observatory.edu/sky-2.sif?download=1',
    ]);
  });
});
