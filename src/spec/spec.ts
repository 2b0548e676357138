import type { LaunchAlternative } from './launch.ts';

/** Input of everything: document text by path, `tasktypes/<name>/<major>.<minor>.md` or `servicetypes/…`. */
export type Documents = Readonly<Record<string, string>>;

/** A tasktype says what is to be run, a servicetype how a service that runs it is driven. */
export type Kind = 'tasktype' | 'servicetype';

/** Where a type stands in its life. */
export type Status = 'experimental' | 'stable' | 'deprecated' | 'withdrawn';

/** A JSON Schema 2020-12 object of the registry's profile. */
export type Schema = Readonly<Record<string, unknown>>;

/** Another name of the same message. */
export interface Alias {
  /** A URI, or a bare word, under which the same message is sent. */
  readonly uri: string;
  /** Where it was seen. */
  readonly seen: string;
}

/** A type of another vocabulary whose message has another shape. */
export interface Related {
  readonly uri: string;
  /** SKOS mapping relation; the message shape differs. */
  readonly how: 'closeMatch' | 'broadMatch' | 'narrowMatch' | 'relatedMatch';
  readonly note?: string;
}

/** A person, a project or an institution. */
export interface Party {
  readonly name: string;
  readonly url?: string;
}

/** Why a type should no longer be used. */
export interface Deprecation {
  readonly since: string;
  /** Day of its withdrawal, where that is settled. */
  readonly sunset?: string;
  /** Name of the type that replaces this one. */
  readonly successor?: string;
  readonly why: string;
}

/** A system that a type is for. */
export interface System {
  /** Its name as people say it. */
  readonly name: string;
  /** What to write to run something there, one sentence. */
  readonly note: string;
}

/** A word that stands for a type somewhere. */
export interface Word {
  readonly word: string;
  /** Where it was seen. */
  readonly seen: string;
}

/** What a registry needs to know of a version of a type to find it and to speak of it: the front matter without its schema. */
export interface Entry {
  readonly kind: Kind;
  /** Kebab-case name, unique within its kind. */
  readonly name: string;
  readonly major: number;
  readonly minor: number;
  readonly title: string;
  readonly summary: string;
  readonly status: Status;
  readonly owner: Party;
  readonly level: 'platform' | 'common';
  readonly confirmed?: { readonly by: string; readonly date: string; readonly url: string };
  /** The URI to use when the owner publishes the type elsewhere. */
  readonly canonical?: string;
  readonly aliases: readonly Alias[];
  readonly related: readonly Related[];
  /** Systems for which this is the type to write, or to drive them by. */
  readonly systems: readonly System[];
  /** Words seen where a type should stand; they suggest it and never mean it. */
  readonly words: readonly Word[];
  /** Names of types of the same kind that this one specialises. */
  readonly broader: readonly string[];
  readonly sources: readonly string[];
  readonly deprecated?: Deprecation;
}

/** A tasktype that a servicetype takes. */
export interface Acceptance {
  /** Name of the tasktype. */
  readonly tasktype: string;
  /** The condition in one sentence, where there is one. */
  readonly when?: string;
  readonly source?: string;
}

/** The failure a rejected example must show: the property concerned, and the keyword that refuses it. */
export interface ExpectedFailure {
  /** JSON Pointer into the example; empty for the whole value. */
  readonly pointer: string;
  readonly keyword: string;
}

interface Fence {
  readonly language: 'json' | 'yaml';
  /** The example exactly as it stands in the document. */
  readonly text: string;
  readonly value: unknown;
  /** Line of the document on which the fence opens. */
  readonly line: number;
}

/** A message that is right. */
export interface AcceptedExample extends Fence {
  readonly verdict: 'accepted';
  readonly name: string;
}

/** A message that is wrong, and for what reasons. */
export interface RejectedExample extends Fence {
  readonly verdict: 'rejected';
  readonly expected: readonly ExpectedFailure[];
}

/** One example of a document; the build runs it. */
export type Example = AcceptedExample | RejectedExample;

/** How a service is driven: what a servicetype says beyond the schema of its `serviceinfo`. */
export interface Driving {
  readonly accepts: readonly Acceptance[];
  /** How the service is driven for each accepted tasktype, by the name of the tasktype. */
  readonly launch: Readonly<Record<string, readonly LaunchAlternative[]>>;
}

/** One document, read: everything the registry, the pages, the validators and the generated code are made from. */
export interface Spec extends Entry, Driving {
  readonly path: string;
  /** Schema of `taskinfo` (of `serviceinfo` in a servicetype), references as written. */
  readonly schema: Schema;
  readonly examples: readonly Example[];
  /** Markdown after the front matter. */
  readonly body: string;
  /** The whole document. */
  readonly source: string;
}

/** Name of the message member that carries a type's own part. */
export function infoMember(kind: Kind): 'taskinfo' | 'serviceinfo' {
  return kind === 'tasktype' ? 'taskinfo' : 'serviceinfo';
}

/** A version as it is written in addresses: `1.0`. */
export function versionOf(entry: Pick<Entry, 'major' | 'minor'>): string {
  return `${entry.major}.${entry.minor}`;
}
