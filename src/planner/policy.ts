import type { Schema } from '../spec/spec.ts';

/** What a service has at most. */
export interface Most {
  /** Unit: core. */
  readonly cores?: number;
  /** Unit: GiB. */
  readonly memory?: number;
  /** Unit: device. */
  readonly gpus?: number;
  /** A number of seconds, or a text such as `10m`, `12h` or `PT10M`. */
  readonly duration?: number | string;
}

/** Packages that may be installed, or that may not; in lists `*` stands for any characters. */
export interface Packages {
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
}

/** A word of a policy that looks at fields of a task, and can be named by `require`. */
export type FieldWord =
  | 'images'
  | 'registries'
  | 'names'
  | 'architectures'
  | 'ports'
  | 'protocols'
  | 'python'
  | 'cpuFlags'
  | 'languages'
  | 'kernels'
  | 'packages';

/**
 * What a service takes, in plain words. A field that a task leaves out never fails a rule, unless `require` names the word;
 * what is not named here is not restricted.
 */
export interface Policy {
  /** Images, without scheme: `docker.io/jupyter/*`. `*` stands for any characters; without a tag every tag is taken. */
  readonly images?: readonly string[];
  /** Hosts of registries: `images.canfar.net`. `*` stands for any characters. */
  readonly registries?: readonly string[];
  /** Names under which the service knows its images. */
  readonly names?: readonly string[];
  /** Architectures as Go names them: `amd64`. */
  readonly architectures?: readonly string[];
  /** Ports that are reached: numbers, or ranges such as `8000-8999`. */
  readonly ports?: readonly (number | string)[];
  /** Protocols that are passed on: `http`. */
  readonly protocols?: readonly string[];
  /** The version of Python there is: `3.11` or `3.11.4`. */
  readonly python?: string;
  /** Instructions that the processors have, by the names of Linux: `avx2`. */
  readonly cpuFlags?: readonly string[];
  /** Languages that are run. */
  readonly languages?: readonly string[];
  /** Names of kernels that are installed. */
  readonly kernels?: readonly string[];
  readonly packages?: Packages;
  readonly max?: Most;
  /** The least time it takes until a task runs: a number of seconds, or a text such as `5s`. */
  readonly startup?: number | string;
  /** Who may have tasks run; anyone unless given. */
  readonly who?: 'anyone' | 'signed-in';
  /** Words of this policy whose field a task has to have. */
  readonly require?: readonly FieldWord[];
  /** A narrower schema of the taskinfo, of the registry's profile, for what words cannot say. */
  readonly schema?: Schema;
}
