import { apptainer } from './containers/apptainer.ts';
import { cluster } from './clusters/cluster.ts';
import { compose } from './containers/compose-detector.ts';
import { condaEnvironments } from './packages/conda.ts';
import { containers } from './containers/containers.ts';
import type { Detector } from './detector.ts';
import { notebooks } from './notebooks/notebooks.ts';
import { otherSoftware } from './packages/other-languages.ts';
import { pythonPackages } from './packages/python-package.ts';
import { zeppelin } from './notebooks/zeppelin.ts';

/** Every detector, in the order in which their tasks are listed. */
export const detectors: readonly Detector[] = [
  containers,
  compose,
  apptainer,
  notebooks,
  zeppelin,
  cluster,
  pythonPackages,
  condaEnvironments,
  otherSoftware,
];
