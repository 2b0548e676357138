import type { Handler } from './accepts.ts';
import type { Answer, Call } from './call.ts';
import type { WrongCall } from './wrong-call.ts';

/** A call that needs no body. */
interface PlainRoute {
  readonly kind: 'plain';
  readonly answer: (call: Call, path: string) => Answer | Promise<Answer>;
}

/** A call that is answered when its whole body has come. */
interface BodyRoute {
  readonly kind: 'body';
  /** Looks at the call before its body is read: what is wrong, or how many bytes it may have. */
  readonly open: (call: Call) => number | WrongCall;
  readonly answer: (call: Call, body: Uint8Array<ArrayBuffer>) => Answer | Promise<Answer>;
}

/** A call that reads and answers as it goes. */
interface StreamRoute {
  readonly kind: 'stream';
  readonly open: (call: Call) => WrongCall | undefined;
  readonly answer: Handler;
}

/** How a call is answered. */
export type Route = PlainRoute | BodyRoute | StreamRoute;

/** The calls at one address. */
export interface Address {
  /** The address as the reference writes it. */
  readonly name: string;
  /** By method; `GET` answers `HEAD` too. */
  readonly routes: Readonly<Partial<Record<'GET' | 'POST', Route>>>;
  /** Whether a client may come here only so often. */
  readonly isCounted: boolean;
}
