/** Why there is no answer, in one word for programs. */
export type FailureKind =
  | 'address'
  | 'credentials'
  | 'unreachable'
  | 'timeout'
  | 'deadline'
  | 'redirect'
  | 'status'
  | 'media-type'
  | 'too-large'
  | 'malformed'
  | 'no-word'
  | 'no-usable-interface';

/** Why there is no answer. */
export interface Failure {
  readonly kind: FailureKind;
  /** One or two sentences for a person. */
  readonly text: string;
  /** Status code of HTTP, where that is what is wrong. */
  readonly status?: number;
}

/** Ends the asking of one planner; it never leaves the poll. */
export class NoAnswer extends Error {
  readonly failure: Failure;

  /**
   * Makes the end of an asking.
   *
   * @param kind Why there is no answer.
   * @param text The same in a sentence.
   * @param status Status code of HTTP, where that is what is wrong.
   */
  constructor(kind: FailureKind, text: string, status?: number) {
    super(text);
    this.failure = { kind, text, ...(status === undefined ? {} : { status }) };
  }
}

/** What the codes of the system mean; only these are told, since the words of an error may repeat a secret. */
const meanings: Readonly<Record<string, (host: string) => string>> = {
  ECONNREFUSED: (host) => `Nothing listens at ${host}. Check the address of the planner, and whether it runs.`,
  ENOTFOUND: (host) => `There is no host called ${host}. Check the address of the planner.`,
  EAI_AGAIN: (host) => `The name ${host} could not be looked up. Check the address and your connection.`,
  ECONNRESET: (host) => `${host} ended the connection before its answer was complete. Try again later.`,
  UND_ERR_SOCKET: (host) => `${host} ended the connection before its answer was complete. Try again later.`,
  EHOSTUNREACH: (host) => `No way leads to ${host}. Check your connection.`,
  ENETUNREACH: (host) => `No way leads to ${host}. Check your connection.`,
  UND_ERR_CONNECT_TIMEOUT: (host) => `${host} takes no connection. Try again later.`,
};

const noHttp = /^(?:HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES)/;
const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/;

/**
 * Says why a host gave no answer.
 *
 * @param error What `fetch` or the reading of its body threw.
 * @param host The host that was asked.
 * @returns The failure; nothing of the error is repeated but its code.
 */
export function unreachable(error: unknown, host: string): Failure {
  const { code } = ((error as { readonly cause?: unknown } | undefined)?.cause ?? {}) as { readonly code?: unknown };
  if (typeof code !== 'string') {
    const text = `${host} could not be reached. In a browser this may also mean that it does not let pages of other sites ask (CORS).`;
    return { kind: 'unreachable', text };
  }
  if (noHttp.test(code)) {
    const text = `What ${host} answers is no HTTP that can be read (${code}). Check the address of the planner.`;
    return { kind: 'unreachable', text };
  }
  const text = certificate.test(code)
    ? `The certificate of ${host} is not trusted (${code}). Tell whoever runs the planner.`
    : (meanings[code]?.(host) ?? `${host} could not be reached (${code}).`);
  return { kind: 'unreachable', text };
}

/**
 * Writes a time for a sentence.
 *
 * @param milliseconds The time.
 * @returns It in seconds.
 */
export function inSeconds(milliseconds: number): string {
  return `${milliseconds / 1000} second${milliseconds === 1000 ? '' : 's'}`;
}
