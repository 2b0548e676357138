/** What one call may cost; every limit is named with its value where a call passes it. */
export interface Limits {
  /** Bytes of a document. */
  readonly body: number;
  /** Bytes of a zip. */
  readonly zip: number;
  /** Levels of objects and lists of a document. */
  readonly depth: number;
  /** UTF-16 code units of one string or key. */
  readonly string: number;
  /** Tasks, or interfaces of a reply, that one document declares. */
  readonly tasks: number;
  /** Bytes of one line of a batch. */
  readonly line: number;
}

/** The limits unless whoever runs the server sets others. */
export const usualLimits: Limits = {
  body: 2 ** 20,
  zip: 2 ** 24,
  depth: 128,
  string: 2 ** 17,
  tasks: 1_000,
  line: 2 ** 20,
};

/** How fast a body has to come that is not held as a whole. */
export interface Pace {
  /** Least bytes that it brings in a span, those of the chunks around it too. */
  readonly bytes: number;
  /** Milliseconds in which it is waited for. */
  readonly span: number;
}

/** The pace of a batch: a line each few seconds is enough. */
export const usualPace: Pace = { bytes: 1_024, span: 60_000 };

/** Longest time in which nothing of a batch comes and nothing of its answer goes, in milliseconds. */
export const idleTime = 30_000;
