import type { Documents } from '../spec/spec.ts';

/** Where a command writes. */
export interface Output {
  /** Writes, and returns when everything is written; throws what the system answers. */
  readonly write: (data: string | Uint8Array) => void;
  readonly isTerminal: boolean;
  /** Width of the terminal in cells, where it is one. */
  readonly width?: number | undefined;
}

/** What this program brings along, wherever it was put. */
export interface Shipped {
  readonly version: () => string;
  /** The documents of this registry. */
  readonly documents: () => Promise<Documents>;
  /** The TypeScript types of this registry. */
  readonly types: () => Promise<string>;
  /** Folder of the npm package; none where the program is one file by itself. */
  readonly packageFolder: () => string | undefined;
}

/** What a command has of the world, besides the files that its arguments name. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Standard input in pieces, read when it is asked for. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly stdinIsTerminal: boolean;
  /** Turns the echo of a terminal off and on; without echo each key comes at once, and Ctrl-C is a key. */
  readonly echo?: (isOn: boolean) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly shipped: Shipped;
}

/** What every command ends with; the architecture's table of errors says when. */
export const exitCode = { fine: 0, invalid: 1, wrongUse: 2, undecided: 3 } as const;

/** What a user did wrong: a sentence, and what to do instead. */
export interface WrongUse {
  readonly message: string;
  readonly hint: string;
}
