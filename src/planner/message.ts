import type { reponseInfo, reponseWord } from '../spec/reponse-word.ts';

/** What a caller asks a planner: a tasktype, with as much of a taskinfo as is known. */
export interface Question {
  /** URI of the tasktype, compared as an exact string. */
  readonly tasktype: string;
  /** Fields of the task; without it the question is whether tasks of this type are taken at all. */
  readonly taskinfo?: unknown;
  /** What is wanted beside the taskinfo, in the words of the note: `mincores`, `minmemory`, `maxstartup` and the like. */
  readonly resources?: unknown;
}

/** Why a planner says NO. */
export interface Reason {
  /** One sentence for a person. */
  readonly text: string;
  /** JSON Pointer into the question: `/taskinfo/image`. */
  readonly path?: string;
  /** Id of the rule that refused the task. */
  readonly rule?: string;
  /** Status code of HTTP that says the same. */
  readonly httpcode?: number;
}

/** What a YES still depends on. */
export interface Condition {
  /** JSON Pointer into the question, to what is missing there. */
  readonly path: string;
  /** One sentence for a person. */
  readonly text: string;
}

/** One way to have a task run. */
export interface OfferedInterface {
  /** URI of the servicetype. */
  readonly servicetype: string;
  readonly serviceinfo: Readonly<Record<string, unknown>>;
}

/** What is offered of what the question wanted, in the words of the note. */
export type OfferedResources = Readonly<Record<string, string | number>>;

/** YES, with what is offered. */
export interface Yes {
  readonly [reponseWord]: 'YES';
  readonly interfaces: readonly OfferedInterface[];
  readonly resources?: OfferedResources;
  readonly [reponseInfo]?: { readonly conditions: readonly Condition[] };
}

/** NO, with the reasons. */
export interface No {
  readonly [reponseWord]: 'NO';
  readonly [reponseInfo]: { readonly reasons: readonly Reason[] };
}

/** What a planner replies. The first key is spelled without its first s, as it was published. */
export type Reply = Yes | No;
