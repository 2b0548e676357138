import type { Call } from './call.ts';
import type { WrongCall } from './wrong-call.ts';

/**
 * Looks whether the body of a call is packed.
 *
 * @param call The call.
 * @returns What is wrong with it, or nothing.
 */
export const packedBody = ({ header }: Call): WrongCall | undefined =>
  ['', 'identity'].includes(header('content-encoding') ?? '') &&
  ['', 'chunked'].includes(header('transfer-encoding')?.toLowerCase() ?? '')
    ? undefined
    : {
        problem: 'unsupported-media-type',
        detail: 'A packed body is not read. Send it as it is, without Content-Encoding.',
        // As RFC 9110, section 12.5.3 has it: what may be sent instead.
        headers: { 'accept-encoding': 'identity' },
      };
