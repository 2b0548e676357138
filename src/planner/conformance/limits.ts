/** What a test of a planner may cost. */
export interface Limits {
  /** So many questions at once. */
  readonly lanes: number;
  /** Milliseconds until one question must be answered completely. */
  readonly patience: number;
  /** Milliseconds above which an answer is slow. */
  readonly slow: number;
  /** Milliseconds for everything. */
  readonly deadline: number;
  /** Bytes of one answer, unpacked. */
  readonly size: number;
  /** After so many questions without any answer nothing more is asked. */
  readonly unanswered: number;
}

/** What a test may cost unless told otherwise. */
export const usualLimits: Limits = {
  lanes: 4,
  patience: 10_000,
  slow: 2_000,
  deadline: 600_000,
  size: 2 ** 20,
  unanswered: 8,
};
