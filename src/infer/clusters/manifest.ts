import type { TextFile } from '../repository.ts';
import type { Evidence } from '../suggestion.ts';

/** A file with objects of the Kubernetes API. */
export interface Manifest {
  readonly path: string;
  /** Kinds of the objects, each where it stands: `kind: Deployment`. */
  readonly kinds: readonly (Evidence & { readonly kind: string })[];
  /** An image whose name something else fills in. */
  readonly blank?: Evidence;
}

const workloads: ReadonlySet<string> = new Set([
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Pod', 'Job', 'CronJob'],
  ...['DeploymentConfig', 'Workflow', 'CronWorkflow', 'Rollout', 'SparkApplication', 'RayCluster', 'DaskCluster'],
]);

const ofWholeCluster: ReadonlySet<string> = new Set([
  ...['CustomResourceDefinition', 'ClusterRole', 'ClusterRoleBinding', 'Namespace', 'PersistentVolume', 'StorageClass'],
  ...['PriorityClass', 'RuntimeClass', 'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
]);

/** Versions of the API; tools that borrow `apiVersion` for their own settings have other groups. */
const apiVersion = /^apiVersion:[ \t]*["']?(v[0-9][a-z0-9]*|[a-z0-9.-]{1,253}\/v[0-9][a-z0-9]*)["']?[ \t]*(?:#.*)?$/;
const kindLine = /^kind:[ \t]*["']?([A-Z][A-Za-z0-9]{0,62})["']?[ \t]*(?:#.*)?$/;
const ofTools =
  /^(?:skaffold|[a-z0-9.-]*\.config\.k8s\.io|kind\.x-k8s\.io|kubeadm\.k8s\.io|eksctl\.io|k3d\.io|backstage\.io|audit\.k8s\.io)\//;
const blankImage = /^[ \t]*(?:-[ \t]+)?image:[ \t]*["']?[^#\n]{0,500}?(?:\$|\{\{|<|%|__)/;

const maxLines = 50_000;

/** Puts together the lines of each document of a YAML text, the numbers of the lines counted from 0. */
function documentsOf(lines: readonly string[]): readonly (readonly number[])[] {
  const documents: number[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if (/^---(?:\s|$)/.test(line)) documents.push([]);
    else if (line.trim() !== '' && !line.startsWith('#')) documents.at(-1)?.push(index);
  }
  return documents.filter((document) => document.length > 0);
}

/**
 * Reads a file with objects of the Kubernetes API, by its lines: such files use more of YAML than is read elsewhere.
 *
 * @param file A YAML file.
 * @returns Its objects; nothing where a part of it is no such object.
 */
export function readManifest({ path, text }: TextFile): Manifest | undefined {
  const lines = text.split(/\r\n?|\n/, maxLines);
  const objects = documentsOf(lines).map((document) => {
    const api = document.map((index) => apiVersion.exec(lines[index] ?? '')?.[1]).find((found) => found !== undefined);
    const at = document.find((index) => kindLine.test(lines[index] ?? ''));
    const kind = at === undefined ? undefined : kindLine.exec(lines[at] ?? '')?.[1];
    if (api === undefined || at === undefined || kind === undefined) return undefined;
    const isTool = ofTools.test(api) || (api === 'v1' && kind === 'Config');
    return isTool ? undefined : { file: path, line: at + 1, says: `kind: ${kind}`, kind };
  });
  const kinds = objects.filter((object) => object !== undefined);
  if (kinds.length === 0 || kinds.length < objects.length) return undefined;
  const blank = lines.findIndex((line) => blankImage.test(line));
  const says = lines[blank]?.trim().slice(0, 200) ?? '';
  return { path, kinds, ...(blank === -1 ? {} : { blank: { file: path, line: blank + 1, says } }) };
}

/**
 * Finds an object that starts containers.
 *
 * @param manifests The manifests.
 * @returns The first one; nothing where they only configure.
 */
export function workloadIn(manifests: readonly Manifest[]): Evidence | undefined {
  const found = manifests.flatMap(({ kinds }) => kinds).find(({ kind }) => workloads.has(kind));
  return found && { file: found.file, ...(found.line === undefined ? {} : { line: found.line }), says: found.says };
}

/**
 * Finds the objects for which an account of one namespace is not enough.
 *
 * @param manifests The manifests.
 * @returns One object for each kind.
 */
export function clusterScopedIn(manifests: readonly Manifest[]): readonly Evidence[] {
  const found = manifests.flatMap(({ kinds }) => kinds).filter(({ kind }) => ofWholeCluster.has(kind));
  return found
    .filter(({ kind }, index) => found.findIndex((other) => other.kind === kind) === index)
    .map(({ kind: _kind, ...evidence }) => evidence);
}
