import { createClient, type ClientOptions, type RecordsClient } from '../remote/zenodo/client.ts';
import { visible } from '../spec/words.ts';
import type { Io, WrongUse } from './io.ts';

/** The variable that names another server than that of Zenodo. */
const variable = 'TASKTYPES_ZENODO';

/** Where the records are, unless another server is named. */
const usual = 'https://zenodo.org';

/**
 * Says which server is asked for records.
 *
 * @param io The environment, in which `TASKTYPES_ZENODO` may name another one; only such a one may speak plain http.
 * @returns Its origin, or what is wrong with what was written.
 */
export function zenodoServer({ environment }: Io): string | WrongUse {
  const written = environment[variable];
  if (written === undefined || written === '') return usual;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isOrigin =
    url !== undefined && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(written);
  return isOrigin
    ? url.origin
    : {
        message: `${variable} is "${visible(written)}", which is no origin of the web.`,
        hint: `Write only scheme and host, such as ${variable}=https://sandbox.zenodo.org, or leave it out.`,
      };
}

/**
 * Makes what asks the server of records.
 *
 * @param server Its origin.
 * @param io Knows the version that the server is told.
 * @param options Clock, limits, and what is told of waits.
 * @returns The client.
 */
export function clientOf(server: string, io: Io, options: Omit<ClientOptions, 'agent'>): RecordsClient {
  return createClient(server, { agent: `tasktypes/${io.shipped.version()}`, ...options });
}
