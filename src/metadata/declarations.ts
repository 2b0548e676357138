import type { Fault } from '../spec/change.ts';
import type { Carrier } from '../spec/carriers.ts';
import type { Kind } from '../spec/spec.ts';
import type { Located } from './json-ld.ts';
import type { TextsInFile } from './text-in-file.ts';

/** One task (or one interface of a reply) that a file declares. */
export interface Declaration {
  readonly kind: Kind;
  /** The tasktype (servicetype) as written: a string where the file is right, `undefined` where there is none. */
  readonly type: unknown;
  /** JSON Pointer of the type in the file. */
  readonly typePointer: string;
  /** JSON Pointer of the task as a whole. */
  readonly pointer: string;
  /** The taskinfo (serviceinfo); `undefined` where there is none. */
  readonly info: unknown;
  /** Turns a JSON Pointer into `info` into one into the author's file. */
  readonly locate: (pointer: string) => string;
  /** True when the carrier may have turned one-element lists into their element (JSON-LD does). */
  readonly listsCollapse: boolean;
  /** True when the carrier itself is wrong about this task, so that it cannot be valid whatever its type says. */
  readonly broken: boolean;
}

/** What a file turned out to be, and what it declares. */
export interface Declarations {
  readonly carrier: Carrier;
  /** What a reply says, where it says it: a NO declares nothing and is valid. */
  readonly word?: 'YES' | 'NO';
  readonly declared: readonly Declaration[];
  /** Problems of the carrier itself, with pointers and without places; schema problems come later. */
  readonly problems: readonly Fault[];
  /** Texts of the file that hold tasks as JSON; pointers of what they declare go on inside of them. */
  readonly texts?: TextsInFile;
  /** What looks like a type of ours and is none, where no task names it. */
  readonly strangers?: readonly Located<string>[];
}
