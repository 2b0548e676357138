import type { Problem } from '../spec/problem.ts';
import type { Entry, Schema } from '../spec/spec.ts';
import type { OfferedInterface } from './message.ts';
import type { Policy } from './policy.ts';

/** What a planner takes, and how it has it run. */
export interface Offer {
  /** URI of the tasktype: any of the exact strings that mean it, or that of a type of one's own. */
  readonly tasktype: string;
  /** The version that the service knows; the current one unless given. */
  readonly version?: string;
  readonly policy?: Policy;
  /** How tasks are run, the preferred way first; at least one. */
  readonly interfaces: readonly OfferedInterface[];
}

/** Checks taskinfos, or serviceinfos, against one version of a type. */
export interface TaskCheck {
  /** The schema of the version, references resolved. */
  readonly schema: Schema;
  /** The errors of a taskinfo or serviceinfo, with pointers into it. */
  readonly problemsOf: (info: unknown) => readonly Problem[];
}

/** Finds the check of a version; `undefined` where there is none. */
export type TaskChecks = (version: Entry) => TaskCheck | undefined;
