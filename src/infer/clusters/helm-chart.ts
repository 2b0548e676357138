import { valueAt } from '../../spec/place.ts';
import { readForeignYaml } from '../foreign-yaml.ts';
import { folderOf } from '../containers/recipe-paths.ts';
import type { TextFile } from '../repository.ts';
import type { Evidence } from '../suggestion.ts';

/** A chart of Helm, as its Chart.yaml describes it. */
export interface HelmChart {
  /** Folder of the chart; empty for the root. */
  readonly folder: string;
  readonly name: string;
  /** False for a chart that only other charts use. */
  readonly isApplication: boolean;
  readonly kubeVersion?: string;
  /** Where each member stands. */
  readonly evidenceOf: (member: 'name' | 'kubeVersion') => Evidence;
}

/** A name of a chart that may be the name of its release too. */
const releaseName = /^[a-z0-9]+(?:-+[a-z0-9]+)*$/;

/**
 * Reads the description of a chart.
 *
 * @param file A `Chart.yaml`.
 * @returns The chart; nothing where the file describes none that could be installed under its own name.
 */
export function readHelmChart(file: TextFile): HelmChart | undefined {
  const yaml = readForeignYaml(file.text);
  if (yaml === undefined) return undefined;
  const name = valueAt(yaml.value, '/name');
  const kubeVersion = valueAt(yaml.value, '/kubeVersion');
  const isChart = valueAt(yaml.value, '/apiVersion') !== undefined && valueAt(yaml.value, '/version') !== undefined;
  if (!isChart || typeof name !== 'string' || name.length > 53 || !releaseName.test(name)) return undefined;
  return {
    folder: folderOf(file.path),
    name,
    isApplication: valueAt(yaml.value, '/type') !== 'library',
    ...(typeof kubeVersion === 'string' ? { kubeVersion } : {}),
    evidenceOf: (member) => ({
      file: file.path,
      line: yaml.lineOf(`/${member}`),
      says: `${member}: ${member === 'name' ? name : String(kubeVersion)}`,
    }),
  };
}
