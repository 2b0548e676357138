import { inWords } from '../metadata/record-fault.ts';
import { fetchRecord } from '../metadata/record-file.ts';
import { recordNumber } from '../metadata/zenodo-number.ts';
import { guestLimits, type ClientLimits, type RecordsClient } from '../remote/zenodo/client.ts';
import { readMetadata, recordPage, unreadableRecord, type RecordText } from '../remote/zenodo/read-record.ts';
import { shown } from '../spec/words.ts';
import type { Report } from '../validate/report.ts';
import type { Unread } from './files.ts';
import type { Io } from './io.ts';
import { clientOf, zenodoServer } from './zenodo-server.ts';

/** Nobody waits longer for one record: a minute where Zenodo asks to, a second where it gives no answer. */
const limits: ClientLimits = { ...guestLimits, longestWait: 60_000, tries: 2 };

const example = 'For example: tasktypes validate https://zenodo.org/records/1234567';

const zenodo = 'https://zenodo.org';
const sandbox = 'https://sandbox.zenodo.org';

/** The server that an operand names: by its address, or by a DOI that only the sandbox or all but the sandbox give. */
function serverOf(operand: string, server: string): string {
  const isDoi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:|10\.)/i.test(operand);
  if (isDoi && server === sandbox) return operand.includes('10.5072') ? sandbox : zenodo;
  if (isDoi || !URL.canParse(operand)) return server;
  const { origin, hostname } = new URL(operand);
  return /^(?:www\.)?zenodo\.org$/.test(hostname) ? zenodo : origin;
}

/** The number of the record that an operand means on a server. */
function numberIn(operand: string, server: string): string | Unread {
  const named = serverOf(operand, server);
  if (named !== server)
    return {
      path: operand,
      message: `${shown(operand, 120)} is no record of ${server}, which is asked for records.`,
      hint: `Set TASKTYPES_ZENODO=${named} to ask that server.`,
    };
  const written = operand.startsWith(`${server}/`) ? `zenodo.org${operand.slice(server.length)}` : operand;
  const number = recordNumber(server === sandbox ? written.replace('10.5072', '10.5281') : written);
  return 'fault' in number ? { path: operand, message: number.fault, hint: example } : number.id;
}

async function findIn(client: RecordsClient, id: string): Promise<RecordText | Report> {
  const { server, ask } = client;
  const record = await fetchRecord(id, server, ask);
  if ('fault' in record) return unreadableRecord(recordPage(server, id), record);
  const found = await readMetadata(record, client);
  return 'fault' in found ? unreadableRecord(recordPage(server, record.id), found) : found;
}

/**
 * Makes what fetches the metadata files of records, all of them within one pace.
 *
 * @param io The environment, and where is told that the server asks to wait.
 * @returns A function from the address or the DOI of a record to its metadata file; to the report of a record of which
 *   nothing can be had; or to what is wrong with the operand.
 */
export function recordFinder(io: Io): (operand: string) => Promise<RecordText | Report | Unread> {
  const server = zenodoServer(io);
  if (typeof server !== 'string') return (operand) => Promise.resolve({ path: operand, ...server });
  const onWait = (milliseconds: number): void => {
    if (io.stderr.isTerminal) io.stderr.write(`Zenodo is asked again in ${inWords(milliseconds)}.\n`);
  };
  const client = clientOf(server, io, { limits, onWait });
  return async (operand) => {
    const id = numberIn(operand, server);
    return typeof id === 'string' ? findIn(client, id) : id;
  };
}
