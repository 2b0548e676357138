/** Pure steps that a launch may apply to a value before it is used, each named by what it does or makes. */
export const launchSteps = [
  'public-root',
  'origin',
  'no-trailing-slash',
  'cut-docker-scheme',
  'image-host',
  'image-path',
  'image-tag',
  'image-tag-or-digest',
  'repository-folder',
  'file-name',
  'branch-name',
  'jupyter-view',
  'if-any',
  'gib-to-bytes',
  'cores-to-nanocpus',
  'environment-list',
  'plain-environment-list',
  'name-value-list',
  'parameter-map',
  'joined-by-blanks',
  'json-text',
  'docker-platform',
  'docker-exposed-ports',
  'docker-port-bindings',
  'docker-gpus',
  'git-full-reference',
  'kubernetes-list',
  'broker-ports',
] as const;

/** The name of a pure step. */
export type LaunchStepName = (typeof launchSteps)[number];

/** Where the value of a variable comes from. */
export interface VariableSource {
  /** JSON Pointer into `{service, task}`: the serviceinfo and the taskinfo. */
  readonly from?: string;
  /** What is taken where `from` leads to nothing. */
  readonly default?: string | number | boolean;
  readonly as?: LaunchStepName;
  /** A value that is always the same. */
  readonly value?: string | number | boolean;
  /** A question to the user; beside `from`, only where that leads to nothing. */
  readonly ask?: string;
  /** Whether the answer may stand in headers only. */
  readonly secret?: boolean;
}

/** What a field must be for an alternative to be taken: a value, there or not, or one of several, which may allow that it is not there. */
export type LaunchCondition =
  | string
  | number
  | boolean
  | { readonly present: boolean }
  | { readonly in: readonly (string | number | boolean)[]; readonly orAbsent?: boolean };

/** One request of a launch. */
export interface LaunchStep {
  /** Method and RFC 6570 template: `POST {+endpoint}/jobs`. */
  readonly request: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text that is nothing but `{name}` becomes the value itself, and is left out where there is none. */
  readonly body?: unknown;
  /** Sent as a web form: an RFC 6570 template such as `{?PHASE,runId,parameters*}`. */
  readonly form?: string;
  /** Status codes of a reply that is as it should be. */
  readonly expect: readonly number[];
  /** Variables for later steps, taken from the reply: its JSON, its text where it is none, or a header field. */
  readonly take?: Readonly<Record<string, { readonly pointer?: string; readonly header?: string }>>;
  /** The step is repeated until the reply holds this value, or one that means that it never will. */
  readonly until?: {
    readonly pointer: string;
    readonly value: unknown;
    readonly failed?: readonly (string | number | boolean)[];
  };
}

/** One way to drive a service for a task: a link, requests, or sentences for a person. */
export interface LaunchAlternative {
  readonly when?: Readonly<Record<string, LaunchCondition>>;
  readonly open?: string;
  readonly steps?: readonly LaunchStep[];
  /** Template of the address that a person opens when all steps are done. */
  readonly result?: string;
  readonly byHand?: readonly string[];
  /** A text stands for `{from: …}`. */
  readonly variables?: Readonly<Record<string, string | VariableSource>>;
}

/**
 * Reads where a variable of a launch comes from.
 *
 * @param variable The variable as it is written, in its short or its long form.
 * @returns The long form.
 */
export function sourceOf(variable: string | VariableSource): VariableSource {
  return typeof variable === 'string' ? { from: variable } : variable;
}
