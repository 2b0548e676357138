import type { Node } from '../metadata/json-ld.ts';
import type { Problem } from '../spec/problem.ts';

/** Where a repository says something. */
export interface Evidence {
  readonly file: string;
  /** Line in the file, counted from 1; absent where the file's being there is what counts. */
  readonly line?: number;
  /** What stands there, quoted or in a few words: `EXPOSE 8888`, `20 notebooks`. */
  readonly says: string;
}

/** `certain`: a file says it of this very thing. `likely`: it follows from a file by a convention that is nearly always kept. */
export type Sureness = 'certain' | 'likely';

/** A value of a taskinfo, found in the repository. */
export interface FoundValue {
  /** JSON Pointer into the taskinfo. */
  readonly pointer: string;
  readonly value: unknown;
  readonly sure: Sureness;
  /** At least one. */
  readonly evidence: readonly Evidence[];
}

/** A value that a valid task needs and no file gives. */
export interface MissingValue {
  /** JSON Pointer into the taskinfo. */
  readonly pointer: string;
  /** What to ask the author: one question, answered by one value. */
  readonly question: string;
  /** Values to choose from, where the repository offers some. */
  readonly choices?: readonly string[];
}

/** A runnable thing that a detector has seen, before the registry has looked at it. */
export interface Sighting {
  /** Name of the tasktype. */
  readonly tasktype: string;
  /** What the runnable thing is called, for people. */
  readonly name: string;
  /** Why it is a task of this type, in one sentence. */
  readonly reason: string;
  readonly sure: Sureness;
  readonly evidence: readonly Evidence[];
  readonly values: readonly FoundValue[];
  readonly missing: readonly MissingValue[];
}

/** Something that looks like a task and is none, or none that can be declared. */
export interface LeftOut {
  /** The file or folder. */
  readonly file: string;
  readonly line?: number;
  /** What it is: `the image python:3.12`, `a notebook`. */
  readonly what: string;
  /** Why it is no task: the rest of a sentence that begins with "because". */
  readonly because: string;
}

/** What one detector has seen in a repository. */
export interface Sightings {
  /** To be declared. */
  readonly tasks: readonly Sighting[];
  /** What the same things may be declared as besides, if the author wants it. */
  readonly also: readonly Sighting[];
  readonly leftOut: readonly LeftOut[];
}

/** A task to declare: a sighting in the words of the registry. */
export interface SuggestedTask extends Sighting {
  /** Canonical URI of the tasktype. */
  readonly uri: string;
  /** What the values make together; valid for the type when nothing is missing. */
  readonly taskinfo: Node;
}

/** What a repository suggests. */
export interface Suggestions {
  readonly tasks: readonly SuggestedTask[];
  readonly also: readonly SuggestedTask[];
  readonly leftOut: readonly LeftOut[];
  /** What the repository's codemeta.json says otherwise than the repository does; warnings, with pointers into that file. */
  readonly disagreements: readonly Problem[];
}
