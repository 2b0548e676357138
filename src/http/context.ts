import type { FaultsOf } from '../infer/suggest.ts';
import type { ToolOptions } from '../report/finding.ts';
import type { ValidationContext } from '../validate/validate.ts';
import type { Answer, Call } from './call.ts';
import type { Limits } from './limits.ts';

/** A call whose answer depends on its body alone, so that it can be worked out anywhere. */
export type Work = 'validate' | 'suggest' | 'line';

/** Works out the answer to a call whose body has come. */
export type Worker = (work: Work, call: Call, body: Uint8Array<ArrayBuffer>) => Promise<Answer>;

/** What the calls work with. */
export interface Context extends ValidationContext {
  /** Checks a taskinfo that is suggested. */
  readonly faultsOf: FaultsOf;
  readonly limits: Limits;
  /** What the forms of a report say of this program. */
  readonly tool: ToolOptions;
}
