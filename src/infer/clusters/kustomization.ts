import { valueAt } from '../../spec/place.ts';
import { readForeignYaml } from '../foreign-yaml.ts';
import { folderOf, pathFrom } from '../containers/recipe-paths.ts';
import type { TextFile } from '../repository.ts';

/** A folder that Kustomize makes manifests from. */
export interface Kustomization {
  readonly path: string;
  /** Empty for the root. */
  readonly folder: string;
  /** Folders and files of the repository that it takes in. */
  readonly takes: readonly string[];
}

const lists = ['resources', 'bases', 'components'] as const;
const maxListed = 1_000;

/**
 * Reads a kustomization.
 *
 * @param file A `kustomization.yaml`.
 * @returns What it takes in; nothing for one that makes no manifests by itself, such as a component, and for one of Flux.
 */
export function readKustomization(file: TextFile): Kustomization | undefined {
  const yaml = readForeignYaml(file.text);
  if (yaml === undefined) return undefined;
  const apiVersion = valueAt(yaml.value, '/apiVersion');
  const isOther = typeof apiVersion === 'string' && !apiVersion.startsWith('kustomize.config.k8s.io/');
  if (isOther || valueAt(yaml.value, '/kind') === 'Component') return undefined;
  const folder = folderOf(file.path);
  const listed = lists.flatMap((list): readonly unknown[] => {
    const items = valueAt(yaml.value, `/${list}`);
    return Array.isArray(items) ? items : [];
  });
  const charts = valueAt(yaml.value, '/helmCharts');
  if (listed.length === 0 && !Array.isArray(charts)) return undefined;
  const takes = listed
    .slice(0, maxListed)
    .flatMap((item) => (typeof item === 'string' && !item.includes('://') ? (pathFrom(folder, item) ?? []) : []));
  return { path: file.path, folder, takes };
}
