import { chartSightings, isChartFile } from './chart-sightings.ts';
import type { Detector } from '../detector.ts';
import { folderPurposes } from '../folder-purpose.ts';
import { readKustomization, type Kustomization } from './kustomization.ts';
import { leftOutByPurpose } from '../left-out-files.ts';
import { manifestSightings, mayBeManifest } from './manifest-sightings.ts';
import type { Repository } from '../repository.ts';
import type { FoundValue, LeftOut, MissingValue, Sighting } from '../suggestion.ts';

const isKustomizationFile = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const maxChoices = 50;

function kustomizationsOf(repository: Repository): {
  readonly found: readonly Kustomization[];
  readonly leftOut: readonly LeftOut[];
} {
  const all = repository.files
    .filter(({ path }) => isKustomizationFile.test(path))
    .flatMap(({ path }) => repository.read(path) ?? [])
    .flatMap((file) => readKustomization(file) ?? []);
  const hindered = all.flatMap(({ path }) => {
    const [purpose] = folderPurposes(path);
    return purpose === undefined ? [] : [{ path, purpose }];
  });
  return {
    found: all.filter(({ path }) => !hindered.some((one) => one.path === path)),
    leftOut: leftOutByPurpose(hindered, ['a kustomization', 'kustomizations']),
  };
}

/** Those that no other one takes in; the first as an example where they take each other in. */
function topmost(kustomizations: readonly Kustomization[]): readonly Kustomization[] {
  const taken = new Set(kustomizations.flatMap(({ takes }) => takes));
  const top = kustomizations.filter(({ folder }) => !taken.has(folder));
  return top.length > 0 ? top : kustomizations.slice(0, 1);
}

function kustomizeSighting({ origin }: Repository, top: readonly Kustomization[]): Sighting {
  const folder = top[0]?.folder ?? '';
  const example = folder === '' ? 'overlays/production' : folder;
  const targets = top.map(({ folder }) => [origin?.url ?? '', folder].filter(Boolean).join('//'));
  const evidence = top.map(({ path }) => ({ file: path, says: 'a kustomization' }));
  const isKnown = origin !== undefined && top.length === 1;
  const value: readonly FoundValue[] = isKnown
    ? [{ pointer: '/kustomize', value: targets[0], sure: origin.sure, evidence: [...evidence, ...origin.evidence] }]
    : [];
  const missing: MissingValue = {
    pointer: '/kustomize',
    question:
      'From which address is Kustomize to take its folder? ' +
      `For example https://gitlab.com/survey/cluster//${example}`,
    ...(origin === undefined ? {} : { choices: targets.slice(0, maxChoices) }),
  };
  return {
    tasktype: 'kubernetes-cluster',
    name: folder === '' ? 'Kustomization' : `Kustomization in ${folder}`,
    reason: 'Kustomize makes manifests for a Kubernetes cluster from the folder.',
    sure: 'certain',
    evidence,
    values: value,
    missing: isKnown ? [] : [missing],
  };
}

/** What runs on a Kubernetes cluster: Helm charts, else a kustomization, else manifests. */
export const cluster: Detector = {
  wants: (path) => isChartFile(path) || isKustomizationFile.test(path) || mayBeManifest(path),
  detect: (repository) => {
    const charts = chartSightings(repository);
    const kustomizations = kustomizationsOf(repository);
    const isKustomized = kustomizations.found.length > 0;
    const chartFolders = repository.files
      .filter(({ path }) => isChartFile(path))
      .map(({ path }) => path.slice(0, -'Chart.yaml'.length));
    const inChart = (path: string): boolean => chartFolders.some((folder) => path.startsWith(folder));
    const manifests = manifestSightings(repository, (path) => isKustomized || inChart(path));
    const plain = isKustomized ? [kustomizeSighting(repository, topmost(kustomizations.found))] : manifests.tasks;
    const hasCharts = charts.tasks.length > 0;
    return {
      tasks: hasCharts ? charts.tasks : plain,
      also: hasCharts ? plain : [],
      leftOut: [...charts.leftOut, ...kustomizations.leftOut, ...manifests.leftOut],
    };
  },
};
