import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageCommands } from '../../../src/infer/containers/image-commands.ts';

describe('a command line', () => {
  it.each([
    ['docker push jdoe/survey:1.0', { act: 'push', image: 'jdoe/survey:1.0' }],
    ['sudo podman image push --quiet jdoe/survey', { act: 'push', image: 'jdoe/survey' }],
    [
      'buildah push local docker://quay.io/jdoe/survey',
      { act: 'push', image: 'docker://quay.io/jdoe/survey', from: 'local' },
    ],
    ['docker tag local jdoe/survey', { act: 'tag', image: 'jdoe/survey', from: 'local' }],
    [
      'cd x && docker buildx build --platform linux/amd64,linux/arm64 -f docker/Dockerfile -t jdoe/survey --push . > log',
      { act: 'build', image: 'jdoe/survey', file: 'docker/Dockerfile', context: '.', pushes: true },
    ],
    [
      '/kaniko/executor --dockerfile=Dockerfile --context=dir://sub --destination=jdoe/survey',
      { act: 'build', image: 'jdoe/survey', file: 'Dockerfile', context: 'sub', pushes: true },
    ],
    [
      "docker run --rm -it -p 80:80 --name x -e A='b c' --gpus all --shm-size=2g jdoe/survey:1 --help",
      { act: 'run', image: 'jdoe/survey:1' },
    ],
    ['docker run -td jdoe/survey', { act: 'run', image: 'jdoe/survey' }],
    ['$ docker pull -q jdoe/survey', { act: 'pull', image: 'jdoe/survey' }],
    ['singularity exec -B /data image.sif ls', undefined],
    ['apptainer build x.sif docker://jdoe/survey', { act: 'pull', image: 'docker://jdoe/survey' }],
    ['apptainer push x.sif oras://ghcr.io/jdoe/survey', { act: 'push', image: 'oras://ghcr.io/jdoe/survey' }],
    ["sh 'docker push jdoe/survey'", { act: 'push', image: 'jdoe/survey' }],
    ['docker compose push survey', undefined],
    ['my-docker push jdoe/survey', undefined],
    ['docker push', undefined],
  ])('%s', (line, command) => {
    expect(imageCommands(line)).toEqual(command === undefined ? [] : [command]);
  });

  it('is read whatever stands in it', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'docker ',
        'run ',
        'build ',
        '-t ',
        '--tag=',
        '"',
        "'",
        '&& ',
        'podman ',
        '/kaniko/executor ',
        'tag ',
        '\\',
      ),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        imageCommands(words.join(''));
      }),
    );
  });
});
