import { folderPurposes } from '../folder-purpose.ts';
import { readHelmChart, type HelmChart } from './helm-chart.ts';
import { leftOutByPurpose, leftOutFiles } from '../left-out-files.ts';
import { folderOf } from '../containers/recipe-paths.ts';
import type { Repository } from '../repository.ts';
import { cloneAddress } from '../repository-address.ts';
import type { FoundValue, LeftOut, Sighting } from '../suggestion.ts';

const asCharts = ['a Helm chart', 'Helm charts'] as const;
/** More charts than these are a collection, none of which stands for the repository. */
const maxCharts = 5;
const maxRead = 1_000;

/**
 * Says whether a file describes a chart.
 *
 * @param path Its path.
 * @returns True for every `Chart.yaml`.
 */
export function isChartFile(path: string): boolean {
  return path === 'Chart.yaml' || path.endsWith('/Chart.yaml');
}

/** A chart that another one brings along stands in its folder `charts`. */
function isPartOf(folder: string, others: readonly string[]): boolean {
  return others.some((other) => folder.startsWith(other === '' ? 'charts/' : `${other}/charts/`));
}

function sightingOf(repository: Repository, { folder, name, kubeVersion, evidenceOf }: HelmChart): Sighting {
  const address = cloneAddress(repository, '/helm/0/repository/url');
  const [url] = address.values;
  const release = {
    release: name,
    repository: { ...(url === undefined ? {} : { url: url.value }), path: folder },
  };
  const evidence = [evidenceOf('name'), ...(url?.evidence ?? [])];
  const kubernetes: readonly FoundValue[] =
    kubeVersion === undefined
      ? []
      : [{ pointer: '/kubeVersion', value: kubeVersion, sure: 'certain', evidence: [evidenceOf('kubeVersion')] }];
  return {
    tasktype: 'kubernetes-cluster',
    name,
    reason: 'The folder holds a Helm chart, which installs the application on a Kubernetes cluster.',
    sure: 'certain',
    evidence: [evidenceOf('name')],
    values: [{ pointer: '/helm', value: [release], sure: 'likely', evidence }, ...kubernetes],
    missing: address.missing,
  };
}

interface Sorted {
  readonly charts: readonly HelmChart[];
  readonly leftOut: readonly LeftOut[];
}

function sorted(repository: Repository, paths: readonly string[]): Sorted {
  const read = paths.map((path) => {
    const file = repository.read(path);
    return { path, chart: file && readHelmChart(file) };
  });
  const pathsOf = (wanted: (chart: HelmChart | undefined) => boolean): readonly string[] =>
    read.filter(({ chart }) => wanted(chart)).map(({ path }) => path);
  return {
    charts: read.flatMap(({ chart }) => (chart?.isApplication === true && chart.folder !== '' ? [chart] : [])),
    leftOut: [
      ...leftOutFiles(
        pathsOf((chart) => chart === undefined),
        asCharts,
        'it does not describe a chart that can be installed',
      ),
      ...leftOutFiles(
        pathsOf((chart) => chart?.isApplication === false),
        asCharts,
        'only other charts use it',
      ),
      ...leftOutFiles(
        pathsOf((chart) => chart?.isApplication === true && chart.folder === ''),
        asCharts,
        'it lies in the root, and a task names a folder',
      ),
    ],
  };
}

/**
 * Finds the Helm charts of a repository.
 *
 * @param repository The repository.
 * @returns A task for each, and the charts that are none: of tests and examples, parts of others, libraries, collections.
 */
export function chartSightings(repository: Repository): {
  readonly tasks: readonly Sighting[];
  readonly leftOut: readonly LeftOut[];
} {
  const paths = repository.files
    .map(({ path }) => path)
    .filter(isChartFile)
    .slice(0, maxRead);
  const folders = paths.map(folderOf);
  const whole = paths.filter((path) => !isPartOf(folderOf(path), folders));
  const hindered = whole.flatMap((path) => {
    const [purpose] = folderPurposes(path);
    return purpose === undefined ? [] : [{ path, purpose }];
  });
  const { charts, leftOut } = sorted(
    repository,
    whole.filter((path) => !hindered.some((one) => one.path === path)),
  );
  const collected = charts.length > maxCharts ? charts.map(({ folder }) => `${folder}/Chart.yaml`) : [];
  return {
    tasks: collected.length > 0 ? [] : charts.map((chart) => sightingOf(repository, chart)),
    leftOut: [
      ...leftOutByPurpose(hindered, asCharts),
      ...leftOut,
      ...leftOutFiles(collected, asCharts, 'none of so many stands for the repository'),
    ],
  };
}
