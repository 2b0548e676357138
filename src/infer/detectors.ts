import { apptainer } from './apptainer.ts';
import { cluster } from './cluster.ts';
import { compose } from './compose-detector.ts';
import { condaEnvironments } from './conda.ts';
import { containers } from './containers.ts';
import type { Detector } from './detector.ts';
import { notebooks } from './notebooks.ts';
import { otherSoftware } from './other-languages.ts';
import { pythonPackages } from './python-package.ts';
import { zeppelin } from './zeppelin.ts';

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
