import type { Fix } from '../../validate/fixes/fix.ts';
import type { Report } from '../../validate/report.ts';
import type { Ask, CallOf } from '../browser/engine-client.ts';

export type { Edit, Fix } from '../../validate/fixes/fix.ts';

/** A text to be checked. */
export interface CheckInput {
  readonly text: string;
  /** Name of the file it comes from; its ending tells JSON from YAML. */
  readonly name?: string;
}

/** A service that a task would run on. */
export interface Runner {
  readonly title: string;
  /** The page that tells how it is started there. */
  readonly link: string;
  /** The condition in one sentence, where there is one. */
  readonly when?: string;
}

/** Everything that the page shows of a checked text. */
export interface Checked {
  /** The very report that the command and the library give. */
  readonly report: Report;
  /** For each problem of the report, in its order, the fix where one is certain. */
  readonly fixes: readonly (Fix | undefined)[];
  /** What could be inserted where nothing is declared; each fix takes in one block. */
  readonly blocks: readonly Fix[];
  /** For each task of the report, in its order, where it would run; none where its type is not known. */
  readonly runners: readonly (readonly Runner[])[];
}

/** A file found in a zip, a folder or a record, to be checked. */
export interface FoundFile {
  /** Its path in what was given. */
  readonly path: string;
  readonly text: string;
  /** What was found, and why this file of several, in a sentence or two. */
  readonly says?: string;
}

/** What could not be read, in one sentence that says what to do next. */
export interface NotFound {
  readonly fault: string;
}

/** What can be asked of the engine of this page, and what it answers. */
export interface EngineCalls {
  readonly check: { readonly ask: { readonly input: CheckInput }; readonly answer: Checked };
  /** The metadata file of a deposit: `codemeta.json` on the shortest path. */
  readonly zip: { readonly ask: { readonly zip: Blob }; readonly answer: FoundFile | NotFound };
  /** The same of a Zenodo record, from its number, its address or its DOI; asks Zenodo itself. */
  readonly record: { readonly ask: { readonly record: string }; readonly answer: FoundFile | NotFound };
}

/** Asks the engine of this page. */
export type AskEngine = Ask<EngineCalls>;

/** A call to it as it is sent. */
export type EngineCall = CallOf<EngineCalls>;
