import type { ZipFault } from '../../metadata/zip-directory.ts';
import type { Ask, CallOf } from '../browser/engine-client.ts';
import type { Found, Target, WantedTask, Written } from './engine.ts';

/** What can be asked of an engine that works beside the page, and what it answers. */
export interface EngineCalls {
  /** Which files of a folder have to be read, from the paths of all. */
  readonly choose: { readonly ask: { readonly paths: readonly string[] }; readonly answer: readonly string[] };
  /** What a folder suggests, from the paths of all its files and the files that have to be read. */
  readonly folder: {
    readonly ask: { readonly paths: readonly string[]; readonly contents: ReadonlyMap<string, Blob> };
    readonly answer: Found;
  };
  /** What a zip suggests, or why it cannot be read. */
  readonly zip: { readonly ask: { readonly zip: Blob }; readonly answer: Found | ZipFault };
  /** What becomes of the tasks that the author wants to declare. */
  readonly write: {
    readonly ask: { readonly target: Target; readonly tasks: readonly WantedTask[] };
    readonly answer: Written;
  };
}

/** Asks the engine of this page. */
export type AskEngine = Ask<EngineCalls>;

/** A call to it as it is sent. */
export type EngineCall = CallOf<EngineCalls>;
