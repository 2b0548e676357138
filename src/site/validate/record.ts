import { chooseMetadata } from '../../metadata/choose-metadata.ts';
import { largestMetadata, readDeposit, textOf, type DepositFile } from '../../metadata/deposit.ts';
import { filesToRead, readRecord, recordName, type RecordFile, type ZenodoRecord } from '../../metadata/zenodo.ts';
import { recordNumber } from '../../metadata/zenodo-number.ts';
import type { ZipFault } from '../../metadata/zip-directory.ts';
import { visible } from '../../spec/words.ts';
import type { FoundFile, NotFound } from './engine-messages.ts';
import { remoteZip, UnreachableZip } from './remote-zip.ts';
import type { Fetch } from './schemas.ts';
import { bytesOf, zenodoAt, type AskZenodo } from './zenodo-request.ts';

/** Where the records are that the page asks for. */
export const zenodoHost = 'https://zenodo.org';

/** Bytes that the description of a record may have: 4 MiB, for some have a thousand files. */
const largestRecord = 4 * 1024 * 1024;

async function recordAt(address: string, ask: AskZenodo): Promise<ZenodoRecord | ZipFault> {
  const response = await ask(address);
  if ('fault' in response) return response;
  const bytes = await bytesOf(response, largestRecord);
  if ('fault' in bytes) return bytes;
  try {
    return readRecord(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return readRecord(undefined);
  }
}

async function readPlain(address: string, { name }: RecordFile, ask: AskZenodo): Promise<DepositFile | ZipFault> {
  const response = await ask(address);
  if ('fault' in response) return response;
  const bytes = await bytesOf(response, largestMetadata);
  const chosen = chooseMetadata([name]);
  if ('fault' in bytes) return bytes;
  return 'fault' in chosen ? chosen : textOf(bytes, chosen);
}

async function readZipped(
  address: string,
  { name, size }: RecordFile,
  ask: AskZenodo,
): Promise<DepositFile | ZipFault> {
  try {
    const found = await readDeposit(remoteZip(address, size, ask));
    return 'fault' in found
      ? { fault: `${visible(name)}: ${found.fault}` }
      : { ...found, path: `${name}/${found.path}` };
  } catch (error) {
    if (error instanceof UnreachableZip) return { fault: error.message };
    throw error;
  }
}

/** Looks into the files one by one; what is told in the end is what was in the way of the first. */
async function firstOf(
  files: readonly RecordFile[],
  linkOf: (file: RecordFile) => string,
  ask: AskZenodo,
): Promise<DepositFile | ZipFault> {
  let first: ZipFault | undefined;
  for (const file of files) {
    const read = /\.zip$/i.test(file.name) ? readZipped : readPlain;
    const found = await read(linkOf(file), file, ask);
    if (!('fault' in found)) return found;
    first ??= found;
  }
  return first ?? { fault: 'The record has no file that could be read.' };
}

/**
 * Fetches the metadata file of a record of Zenodo.
 *
 * @param written Number, address or DOI of the record.
 * @param fetch Asks Zenodo.
 * @param host Its origin.
 * @returns The file, or in a sentence why there is none.
 */
export async function findInRecord(written: string, fetch: Fetch, host = zenodoHost): Promise<FoundFile | NotFound> {
  const number = recordNumber(written);
  if ('fault' in number) return number;
  const address = `${host}/api/records/${number.id}`;
  const ask = zenodoAt(host, fetch);
  const record = await recordAt(address, ask);
  if ('fault' in record) return record;
  const files = filesToRead(record);
  if ('fault' in files) return files;
  const folder = `${host}/api/records/${encodeURIComponent(record.id === '' ? number.id : record.id)}/files`;
  const linkOf = ({ name, link }: RecordFile): string => link ?? `${folder}/${encodeURIComponent(name)}/content`;
  const found = await firstOf(files, linkOf, ask);
  if ('fault' in found) return found;
  const { path, text, says } = found;
  return { path, text, says: `${recordName(record)}. ${says}` };
}
