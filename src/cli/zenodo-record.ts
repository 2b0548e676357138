import { inWords } from '../metadata/record-fault.ts';
import { fetchRecord } from '../metadata/record-file.ts';
import { recordName } from '../metadata/zenodo.ts';
import { recordNumber } from '../metadata/zenodo-number.ts';
import { guestLimits, type ClientLimits } from '../remote/zenodo/client.ts';
import { readMetadata, recordPage, unreadableRecord } from '../remote/zenodo/read-record.ts';
import { shown } from '../spec/words.ts';
import type { Report } from '../validate/report.ts';
import type { Unread } from './files.ts';
import type { Io } from './io.ts';
import { clientOf, zenodoServer } from './zenodo-server.ts';

/** What a record holds to be checked. */
export interface FoundInRecord {
  /** Names it in reports. */
  readonly file: string;
  readonly text: string;
  /** Which record it is, and which of its files was read, in a sentence each. */
  readonly about: readonly string[];
}

/** Nobody waits longer for one record: a minute where Zenodo asks to, a second where it gives no answer. */
const limits: ClientLimits = { ...guestLimits, longestWait: 60_000, tries: 2 };

const example = 'For example: tasktypes validate https://zenodo.org/records/1234567';

/** The number of the record that an operand means on a server. */
function numberIn(operand: string, server: string): string | Unread {
  const isAddress = /^https?:\/\//i.test(operand) && !/^https?:\/\/(?:dx\.)?doi\.org\//i.test(operand);
  const origin =
    isAddress && URL.canParse(operand)
      ? new URL(operand).origin.replace(/^http:(?=\/\/(?:www\.)?zenodo)/, 'https:').replace('//www.', '//')
      : server;
  if (origin !== server)
    return {
      path: operand,
      message: `${shown(operand, 120)} is no record of ${server}, which is asked for records.`,
      hint: `Set TASKTYPES_ZENODO=${origin} to ask that server.`,
    };
  const written = isAddress ? operand.replace(/^https?:\/\/[^/?#]*/i, 'zenodo.org') : operand;
  const number = recordNumber(server === 'https://zenodo.org' ? written : written.replace('10.5072', '10.5281'));
  return 'fault' in number ? { path: operand, message: number.fault, hint: example } : number.id;
}

/**
 * Fetches what a record declares.
 *
 * @param operand The address or the DOI of the record.
 * @param io The environment, and where is told that the server asks to wait.
 * @returns The metadata file; the report of a record of which nothing can be had; or what is wrong with the operand.
 */
export async function findRecord(operand: string, io: Io): Promise<FoundInRecord | Report | Unread> {
  const server = zenodoServer(io);
  if (typeof server !== 'string') return { path: operand, ...server };
  const id = numberIn(operand, server);
  if (typeof id !== 'string') return id;
  const client = clientOf(server, io, {
    limits,
    onWait: (milliseconds) => {
      if (io.stderr.isTerminal) io.stderr.write(`Zenodo is asked again in ${inWords(milliseconds)}.\n`);
    },
  });
  const record = await fetchRecord(id, server, client.ask);
  if ('fault' in record) return unreadableRecord(recordPage(server, id), record);
  const found = await readMetadata(record, client);
  if ('fault' in found) return unreadableRecord(recordPage(server, record.id), found);
  return { file: found.file, text: found.text, about: [`${recordName(record)}.`, found.says] };
}
