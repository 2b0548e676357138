import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster } from '../../../src/infer/clusters/cluster.ts';
import { readHelmChart } from '../../../src/infer/clusters/helm-chart.ts';
import { readKustomization } from '../../../src/infer/clusters/kustomization.ts';
import { readManifest } from '../../../src/infer/clusters/manifest.ts';
import { repositoryWith, textFile } from '../text-file.ts';

const origin = { '.git/config': '[remote "origin"]\n  url = https://github.com/jdoe/maps.git\n' };
const deployment = 'apiVersion: apps/v1\nkind: Deployment\n';

function chart(name: string): string {
  return `{apiVersion: v2, name: ${name}, version: 1.0.0}`;
}

describe('what runs on a cluster', () => {
  it('is no chart in the root, since a task names its folder', () => {
    const { tasks, leftOut } = cluster.detect(repositoryWith({ 'Chart.yaml': chart('maps') }));
    expect(tasks).toEqual([]);
    expect(leftOut).toMatchObject([{ file: 'Chart.yaml', because: expect.stringContaining('root') as string }]);
  });

  it('is none of the charts of a collection', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const texts = Object.fromEntries(names.map((name) => [`charts/${name}/Chart.yaml`, chart(name)]));
    const { tasks, leftOut } = cluster.detect(repositoryWith(texts));
    expect(tasks).toEqual([]);
    expect(leftOut).toMatchObject([{ file: 'charts', what: '6 Helm charts' }]);
  });

  it('may be declared by its manifests beside its chart', () => {
    const { tasks, also } = cluster.detect(
      repositoryWith({ ...origin, 'chart/Chart.yaml': chart('maps'), 'k8s/app.yaml': deployment }),
    );
    expect(tasks.map(({ name }) => name)).toEqual(['maps']);
    expect(also.map(({ name }) => name)).toEqual(['Manifests in k8s/app.yaml']);
  });

  it('is asked for where manifests lie in several folders', () => {
    const { tasks } = cluster.detect(
      repositoryWith({
        ...origin,
        'deploy/a/app.yaml': deployment,
        'deploy/b/app.yaml': deployment,
        'deploy/b/x.yml': 'a: 1',
      }),
    );
    expect(tasks[0]?.missing).toMatchObject([
      { pointer: '/repository/path', choices: ['deploy/a', 'deploy/b', 'deploy/a/app.yaml', 'deploy/b/app.yaml'] },
    ]);
  });

  it('is asked for where several kustomizations stand at the top, with addresses to choose from', () => {
    const { tasks } = cluster.detect(
      repositoryWith({
        ...origin,
        'base/kustomization.yaml': 'resources: [app.yaml]',
        'overlays/one/kustomization.yml': 'bases: [../../base]',
        'overlays/two/kustomization.yaml': 'resources: [../../base/]',
      }),
    );
    const address = 'https://github.com/jdoe/maps//overlays/';
    expect(tasks[0]?.missing).toMatchObject([{ pointer: '/kustomize', choices: [`${address}one`, `${address}two`] }]);
  });

  it('is the repository itself where its root has the kustomization', () => {
    const { tasks } = cluster.detect(repositoryWith({ ...origin, 'kustomization.yaml': 'resources: [app.yaml]' }));
    expect(tasks[0]?.values[0]?.value).toBe('https://github.com/jdoe/maps');
  });

  it('starts a container', () => {
    const { tasks, leftOut } = cluster.detect(
      repositoryWith({ 'k8s/service.yaml': 'apiVersion: v1\nkind: Service\n' }),
    );
    expect(tasks).toEqual([]);
    expect(leftOut).toMatchObject([{ file: 'k8s/service.yaml', because: 'no container is started' }]);
  });
});

describe('a manifest', () => {
  it('tells the kinds of its objects and their lines', () => {
    const found = readManifest(
      textFile('a.yaml', `# app\n---\n${deployment}---\napiVersion: "v1"\nkind: 'Service' # x\n`),
    );
    expect(found?.kinds.map(({ kind, line }) => [kind, line])).toEqual([
      ['Deployment', 4],
      ['Service', 7],
    ]);
  });

  it.each([
    ['a part that is no object', `${deployment}---\na: 1\n`],
    ['settings of a tool', 'apiVersion: skaffold/v4beta1\nkind: Config\n'],
    ['a kubeconfig', 'apiVersion: v1\nkind: Config\n'],
    ['members further in', 'a:\n  apiVersion: v1\n  kind: Pod\n'],
    ['nothing', ''],
  ])('has not %s', (_, text) => {
    expect(readManifest(textFile('a.yaml', text))).toBeUndefined();
  });
});

describe('a file for a cluster', () => {
  it('is read without an error whatever it holds', () => {
    const lines = fc.constantFrom(
      'apiVersion: v2',
      'name: a',
      'version: 1',
      'kind: Job',
      '---',
      'resources: [../../..]',
      '- &a *a',
      '{',
      '\t',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(lines).map((some) => some.join('\n')),
    );
    fc.assert(
      fc.property(text, (some) => {
        const file = textFile('a/Chart.yaml', some);
        for (const read of [readHelmChart, readKustomization, readManifest]) expect(() => read(file)).not.toThrow();
      }),
    );
  });
});
