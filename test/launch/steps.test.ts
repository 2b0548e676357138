import { describe, expect, it } from 'vitest';
import { applyStep } from '../../src/launch/steps.ts';
import { launchSteps, type LaunchStepName } from '../../src/spec/launch.ts';

const cases: readonly (readonly [LaunchStepName, unknown, unknown])[] = [
  ['public-root', 'https://hub.example.org/hub/', 'https://hub.example.org'],
  ['public-root', 'https://example.org/jupyter', 'https://example.org/jupyter'],
  ['no-trailing-slash', 'https://example.org/a//', 'https://example.org/a'],
  ['cut-docker-scheme', 'docker://docker.io/example:1.0', 'docker.io/example:1.0'],
  ['cut-docker-scheme', 'docker.io/example:1.0', 'docker.io/example:1.0'],
  ['image-host', 'docker://registry.example.org:5000/a/b:1', 'registry.example.org:5000'],
  ['image-host', 'penngwyn/jupytercasa', 'docker.io'],
  ['image-host', 'localhost/a:1', 'localhost'],
  ['image-path', 'docker.io/library/hello-world:latest', 'library/hello-world'],
  ['image-path', 'docker.io/a/b@sha256:0123', 'a/b'],
  ['image-tag', 'registry.example.org:5000/a/b:1.0', '1.0'],
  ['image-tag', 'registry.example.org:5000/a/b', 'latest'],
  ['image-tag-or-digest', 'a/b:1.0', '1.0'],
  ['image-tag-or-digest', 'a/b', 'latest'],
  ['image-tag-or-digest', 'a/b:1.0@sha256:0123', 'sha256:0123'],
  ['repository-folder', 'https://github.com/norvig/pytudes.git', 'pytudes'],
  ['repository-folder', 'https://github.com/norvig/pytudes/', 'pytudes'],
  ['file-name', 'https://example.org/notes/a.ipynb', 'a.ipynb'],
  ['file-name', 'https://zenodo.org/api/records/1/files/a%20b.ipynb/content?download=1', 'a b.ipynb'],
  ['file-name', 'https://gitlab.example.org/api/v4/projects/4/repository/files/n%2Fa.ipynb/raw?ref=x', 'a.ipynb'],
  ['file-name', 'https://example.org/%E0%A4%A.ipynb', '%E0%A4%A.ipynb'],
  ['origin', 'https://example.org:8000/jupyter/hub', 'https://example.org:8000'],
  ['branch-name', 'HEAD', undefined],
  ['branch-name', 'main', 'main'],
  ['jupyter-view', 'notebook', 'notebooks'],
  ['if-any', '', undefined],
  ['if-any', 0, undefined],
  ['if-any', 'v1', 'v1'],
  ['plain-environment-list', { A: '1' }, ['A=1']],
  ['gib-to-bytes', 4, 4294967296],
  ['cores-to-nanocpus', 2, 2000000000],
  ['environment-list', { A: '1', B: 'x=y' }, ['A=1', 'B=x=y']],
  ['name-value-list', { A: '1' }, [{ name: 'A', value: '1' }]],
  ['parameter-map', [{ id: 'enumbins', value: 2 }, { id: 'flag', value: true }], { enumbins: '2', flag: 'true' }],
  ['joined-by-blanks', ['echo', 'hello'], 'echo hello'],
  ['json-text', { a: 1 }, '{\n  "a": 1\n}'],
  ['docker-platform', { architecture: 'arm64', variant: 'v8' }, 'linux/arm64/v8'],
  ['docker-platform', {}, 'linux/amd64'],
  ['docker-exposed-ports', [{ port: 80 }, { port: 53, transport: 'udp' }], { '80/tcp': {}, '53/udp': {} }],
  ['docker-exposed-ports', 8888, { '8888/tcp': {} }],
  ['docker-port-bindings', [{ port: 80 }], { '80/tcp': [{ HostPort: '80' }] }],
  ['docker-gpus', 2, [{ Count: 2, Capabilities: [['gpu']] }]],
  ['docker-gpus', 0, undefined],
  ['git-full-reference', 'HEAD', undefined],
  ['git-full-reference', 'main', 'refs/heads/main'],
  ['git-full-reference', 'refs/tags/v1', 'refs/tags/v1'],
  ['kubernetes-list', [{ kind: 'Pod' }], '{\n  "apiVersion": "v1",\n  "kind": "List",\n  "items": [\n    {\n      "kind": "Pod"\n    }\n  ]\n}'],
  ['broker-ports', [{ port: 80, protocol: 'http', path: '/lab' }, { port: 53, transport: 'udp' }], [{ access: true, internal: { port: 80 }, protocol: 'HTTP', path: '/lab' }, { access: true, internal: { port: 53 }, protocol: 'UDP' }]],
]; // prettier-ignore

describe('the pure steps of a launch', () => {
  it.each(cases)('%s makes of %j what the service takes', (name, value, expected) => {
    expect(applyStep(name, value)).toEqual({ value: expected });
  });

  it('are all tried here', () => {
    expect(launchSteps.filter((name) => !cases.some(([tried]) => tried === name))).toEqual([]);
  });

  it.each([
    ['joined-by-blanks', ['echo', 'hello world'], '"hello world" is not one word'],
    ['parameter-map', [{ id: 'a', value: 1 }, { id: 'a', value: 2 }], 'given twice'],
    ['parameter-map', [3], 'a list of {id, value} is needed'],
    ['docker-exposed-ports', ['8888'], 'ports are needed'],
    ['gib-to-bytes', '8G', 'a whole number is needed'],
    ['gib-to-bytes', 0.1, 'a whole number is needed'],
    ['gib-to-bytes', 1e300, 'not too large'],
    ['environment-list', { A: { b: 1 } }, 'values by name are needed'],
    ['image-tag', 'a/b@sha256:0123', 'by its digest alone'],
    ['image-tag', 7, 'a text is needed'],
    ['image-tag-or-digest', 7, 'a text is needed'],
    ['image-path', 'library://sylabsed/examples/lolcow', 'docker://'],
    ['plain-environment-list', { A: 'x=y' }, 'the value of A is empty or has an equals sign'],
    ['plain-environment-list', { A: '' }, 'the value of A is empty'],
    ['plain-environment-list', 'A=1', 'values by name are needed'],
    ['git-full-reference', 'f7dce43'.padEnd(40, '0'), 'only a branch or a tag'],
    ['git-full-reference', 7, 'a text is needed'],
    ['kubernetes-list', {}, 'a list of objects is needed'],
    ['broker-ports', 8888, 'a list of ports is needed'],
    ['environment-list', ['A=1'], 'values by name are needed'],
  ] as const)('%s refuses %j and says why', (name, value, reason) => {
    expect(applyStep(name, value)).toEqual({ refusal: expect.stringContaining(reason) as string });
  }); // prettier-ignore

  it('take no more than linear time over slashes', () => {
    const started = performance.now();
    applyStep('no-trailing-slash', `https://example.org${'/'.repeat(200_000)}x`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
