import { folderPurposes } from '../folder-purpose.ts';
import { commonFolder, leftOutByPurpose, leftOutFiles } from '../left-out-files.ts';
import { clusterScopedIn, readManifest, workloadIn, type Manifest } from './manifest.ts';
import type { Repository } from '../repository.ts';
import { cloneAddress } from '../repository-address.ts';
import type { FoundValue, LeftOut, MissingValue, Sighting } from '../suggestion.ts';

const asManifests = ['a manifest for Kubernetes', 'manifests for Kubernetes'] as const;
const maxChoices = 50;

const inClusterFolder =
  /(?:^|\/)(?:k8s|kubernetes|kube|manifests?|deploy|deployments?|openshift)\/(?:[^/]+\/){0,4}[^/]+\.ya?ml$/i;
const inRoot = /^(?:k8s|kubernetes)[^/]*\.ya?ml$/i;

/**
 * Says whether a file may be a manifest.
 *
 * @param path Its path.
 * @returns True for YAML in a folder such as `k8s` or `deploy`, but not for the templates of a chart.
 */
export function mayBeManifest(path: string): boolean {
  if (!path.endsWith('.yaml') && !path.endsWith('.yml')) return false;
  return (inClusterFolder.test(path) || inRoot.test(path)) && !path.includes('templates/');
}

/** The manifest, or the folder of manifests and nothing else; nothing where several may be meant. */
function onePath(manifests: readonly Manifest[], repository: Repository): string | undefined {
  const [first, ...others] = manifests.map(({ path }) => path);
  if (first === undefined || others.length === 0) return first;
  const folder = commonFolder([first, ...others]);
  const inside = repository.files.filter(({ path }) => path.startsWith(`${folder}/`) && /\.(?:ya?ml|json)$/.test(path));
  return folder !== '' && inside.length === manifests.length ? folder : undefined;
}

function sightingOf(repository: Repository, manifests: readonly Manifest[], workload: Sighting['evidence']): Sighting {
  const address = cloneAddress(repository, '/repository/url');
  const paths = manifests.map(({ path }) => path);
  const path = onePath(manifests, repository);
  const place: readonly FoundValue[] =
    path === undefined ? [] : [{ pointer: '/repository/path', value: path, sure: 'certain', evidence: workload }];
  const question: MissingValue = {
    pointer: '/repository/path',
    question: `Which manifest, or which folder of manifests, is to be applied? For example ${paths[0] ?? ''}`,
    choices: [...new Set([...paths.map((one) => commonFolder([one])), ...paths])].filter(Boolean).slice(0, maxChoices),
  };
  const scoped = clusterScopedIn(manifests);
  const clusterScoped: readonly FoundValue[] =
    scoped.length === 0 ? [] : [{ pointer: '/clusterScoped', value: true, sure: 'certain', evidence: scoped }];
  return {
    tasktype: 'kubernetes-cluster',
    name: `Manifests in ${path ?? (commonFolder(paths) || 'the repository')}`,
    reason: 'The files are objects of Kubernetes that start containers.',
    sure: 'certain',
    evidence: workload,
    values: [...address.values, ...place, ...(path === undefined ? [] : clusterScoped)],
    missing: [...address.missing, ...(path === undefined ? [question] : [])],
  };
}

/**
 * Finds the manifests of a repository.
 *
 * @param repository The repository.
 * @param belongsElsewhere Says of which files a chart or a kustomization makes use.
 * @returns One task for all of them, or why they are none.
 */
export function manifestSightings(
  repository: Repository,
  belongsElsewhere: (path: string) => boolean,
): { readonly tasks: readonly Sighting[]; readonly leftOut: readonly LeftOut[] } {
  const all = repository.files
    .map(({ path }) => path)
    .filter((path) => mayBeManifest(path))
    .flatMap((path) => repository.read(path) ?? [])
    .filter(({ path }) => !belongsElsewhere(path))
    .flatMap((file) => readManifest(file) ?? []);
  const hindered = all.flatMap(({ path }) => {
    const [purpose] = folderPurposes(path);
    return purpose === undefined ? [] : [{ path, purpose }];
  });
  const leftOut = leftOutByPurpose(hindered, asManifests);
  const manifests = all.filter(({ path }) => !hindered.some((one) => one.path === path));
  const paths = manifests.map(({ path }) => path);
  const [blank] = manifests.flatMap((manifest) => manifest.blank ?? []);
  if (blank !== undefined) {
    const { says: what, ...place } = blank;
    return { tasks: [], leftOut: [...leftOut, { ...place, what, because: 'something else fills in the image first' }] };
  }
  const workload = workloadIn(manifests);
  if (workload === undefined)
    return { tasks: [], leftOut: [...leftOut, ...leftOutFiles(paths, asManifests, 'no container is started')] };
  return { tasks: [sightingOf(repository, manifests, [workload])], leftOut };
}
