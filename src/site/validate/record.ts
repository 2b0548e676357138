import type { RecordFault } from '../../metadata/record-fault.ts';
import { fetchMetadata, fetchRecord } from '../../metadata/record-file.ts';
import { recordName } from '../../metadata/zenodo.ts';
import { recordNumber } from '../../metadata/zenodo-number.ts';
import type { FoundFile, NotFound } from './engine-messages.ts';
import type { Fetch } from './schemas.ts';
import { zenodoAt } from './zenodo-request.ts';

/** Where the records are that the page asks for. */
export const zenodoHost = 'https://zenodo.org';

/** What somebody can do who has a zip without a codemeta.json. */
export const proposing = 'Drop the zip on the page Suggest to see what one would say.';

/** What somebody can do on the page who is told a fault that says nothing of it. */
function byHand({ because }: RecordFault): string {
  if (because === 'no-metadata-in-zip') return `Download it. ${proposing}`;
  return because === 'no-metadata'
    ? 'Unpack what it has, and drop the codemeta.json here.'
    : 'Download the file from the page of the record and drop it here.';
}

function told(fault: RecordFault): NotFound {
  return { fault: `${fault.fault} ${fault.hint ?? byHand(fault)}`.trim() };
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
  const ask = zenodoAt(host, fetch);
  const record = await fetchRecord(number.id, host, ask);
  if ('fault' in record) return told(record);
  const found = await fetchMetadata(record, host, ask);
  if ('fault' in found) return told(found);
  const { path, text, says } = found;
  return { path, text, says: `${recordName(record)}. ${says}` };
}
