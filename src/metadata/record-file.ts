import { visible } from '../spec/words.ts';
import { metadataName } from './choose-metadata.ts';
import { largestMetadata, readDeposit, textOf, type DepositFile } from './deposit.ts';
import type { AskRecords } from './record-answer.ts';
import type { RecordFault } from './record-fault.ts';
import { remoteZip, UnreachableZip } from './remote-zip.ts';
import type { ZipFault } from './zip-directory.ts';
import { filesToRead, readRecord, type RecordFile, type ZenodoRecord } from './zenodo.ts';

/** Bytes that the description of a record may have: 4 MiB, for some have a thousand files. */
const largestRecord = 4 * 1024 * 1024;

/**
 * Reads bytes as JSON.
 *
 * @param bytes The bytes.
 * @returns The value; `undefined` where they are none.
 */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Fetches the description of a record.
 *
 * @param id Its number.
 * @param server Origin of the server.
 * @param ask Asks it.
 * @returns The record, or why it cannot be had.
 */
export async function fetchRecord(id: string, server: string, ask: AskRecords): Promise<ZenodoRecord | RecordFault> {
  const answer = await ask(`${server}/api/records/${encodeURIComponent(id)}`, largestRecord);
  if ('fault' in answer) return answer;
  const record = readRecord(jsonIn(answer.bytes));
  return 'fault' in record || record.id !== '' ? record : { ...record, id };
}

const damaged = ({ fault }: ZipFault): RecordFault => ({ because: 'damaged', fault });

async function readPlain(address: string, ask: AskRecords): Promise<DepositFile | RecordFault> {
  const answer = await ask(address, largestMetadata);
  if ('fault' in answer) return answer;
  const read = textOf(answer.bytes, { path: metadataName, says: `Found ${metadataName}.` });
  return 'fault' in read ? damaged(read) : read;
}

async function readZipped(
  address: string,
  { name, size }: RecordFile,
  ask: AskRecords,
): Promise<DepositFile | RecordFault> {
  try {
    const found = await readDeposit(remoteZip(address, size, ask));
    if (!('fault' in found)) return { ...found, path: `${name}/${found.path}` };
    const because = found.isMissing === true ? 'no-metadata-in-zip' : 'damaged';
    return { ...found, because, fault: `${visible(name)}: ${found.fault}` };
  } catch (error) {
    if (error instanceof UnreachableZip) return error.fault;
    throw error;
  }
}

/** Whoever reads one of several zips says so: another one may declare something else. */
function withOthersTold(found: DepositFile, unread: readonly RecordFile[]): DepositFile {
  const [next, ...more] = unread;
  if (next === undefined) return found;
  const others = more.length === 0 ? `${visible(next.name)} was` : `${String(unread.length)} other zips were`;
  return { ...found, says: `${found.says} The record has more zips: ${others} not read.` };
}

/**
 * Fetches the metadata file of a record: `codemeta.json` itself, else that in one of its zips.
 *
 * @param record The record.
 * @param server Origin of the server.
 * @param ask Asks it.
 * @returns The file; or what is in the way, of several zips that of the first.
 */
export async function fetchMetadata(
  record: ZenodoRecord,
  server: string,
  ask: AskRecords,
): Promise<DepositFile | RecordFault> {
  const files = filesToRead(record);
  if ('fault' in files) return files;
  const folder = `${server}/api/records/${encodeURIComponent(record.id)}/files`;
  let first: RecordFault | undefined;
  for (const [index, file] of files.entries()) {
    const address = file.link ?? `${folder}/${encodeURIComponent(file.name)}/content`;
    const found = await (file.name === metadataName ? readPlain(address, ask) : readZipped(address, file, ask));
    if (!('fault' in found)) return withOthersTold(found, files.slice(index + 1));
    first ??= found;
  }
  return first ?? { because: 'no-metadata', fault: 'The record has no file that could be read.' };
}
