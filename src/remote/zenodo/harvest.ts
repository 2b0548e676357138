import type { Because, RecordFault } from '../../metadata/record-fault.ts';
import type { ZenodoRecord } from '../../metadata/zenodo.ts';
import { visible } from '../../spec/words.ts';
import { withAbout, type Report } from '../../validate/report.ts';
import type { RecordsClient } from './client.ts';
import { readMetadata, recordPage, unreadableRecord, withFiles } from './read-record.ts';
import { walkCommunity } from './walk.ts';

/** One record of a harvest, finished. */
export interface HarvestedRecord {
  readonly id: string;
  /** Its page. */
  readonly address: string;
  readonly title?: string;
  readonly version?: string;
  readonly doi?: string;
  /** Another one whenever the record is changed. */
  readonly changed?: string;
  /** Why it could not be read, where it could not. */
  readonly because?: Because;
  readonly report: Report;
}

/** A harvest, finished or ended early. */
export interface Harvest {
  readonly community: string;
  /** Origin of the server. */
  readonly server: string;
  /** Whether every record was looked at that was asked for. */
  readonly isComplete: boolean;
  /** How many records the community has, as the server says. */
  readonly total: number;
  /** Sentences about what it lacks. */
  readonly notes: readonly string[];
  readonly records: readonly HarvestedRecord[];
}

/** Records that are finished already, and where those that are finished next are put down. */
export interface Kept {
  readonly get: (id: string) => HarvestedRecord | undefined;
  readonly add: (record: HarvestedRecord) => void;
}

/** How a community is harvested. */
export interface HarvestOptions {
  /** Validates a metadata file. */
  readonly check: (text: string, file: string) => Promise<Report>;
  /** So many records are enough. */
  readonly limit?: number | undefined;
  readonly kept?: Kept | undefined;
  /** Is told of each page of the list before it is asked for. */
  readonly onPage?: (page: number, pages: number | undefined) => void;
  /** Is told of each record that is finished. */
  readonly onRecord?: (record: HarvestedRecord, done: number, total: number) => void;
}

/** What may be otherwise the next time, although the record has not changed. */
const passing: ReadonlySet<Because | undefined> = new Set<Because>(['too-often', 'out-of-order', 'no-answer']);

/** So many records in a row that get no answer: then there is nobody who answers. */
const patience = 3;

async function readOne(
  listed: ZenodoRecord,
  client: RecordsClient,
  { check }: HarvestOptions,
): Promise<HarvestedRecord> {
  const { id, title, version, doi, changed } = listed;
  const address = recordPage(client.server, id);
  const facts = Object.fromEntries(
    Object.entries({ title, version, doi, changed }).filter(([, fact]) => fact !== undefined),
  );
  const unread = (fault: RecordFault): HarvestedRecord => ({
    id,
    address,
    ...facts,
    because: fault.because,
    report: unreadableRecord(address, fault),
  });
  const record = await withFiles(listed, client);
  if ('fault' in record) return unread(record);
  const found = await readMetadata(record, client);
  if ('fault' in found) return unread(found);
  return { id, address, ...facts, report: withAbout(await check(found.text, found.file), found.about) };
}

/** A record that has not changed since is not read again. */
function keptOf({ id, changed }: ZenodoRecord, kept: Kept | undefined): HarvestedRecord | undefined {
  const found = kept?.get(id);
  return found === undefined || found.changed !== changed || passing.has(found.because) ? undefined : found;
}

async function readAll(
  listed: readonly ZenodoRecord[],
  client: RecordsClient,
  options: HarvestOptions,
): Promise<{ readonly records: readonly HarvestedRecord[]; readonly note?: string }> {
  const { kept, onRecord } = options;
  const records: HarvestedRecord[] = [];
  let unanswered = 0;
  for (const one of listed) {
    const known = keptOf(one, kept);
    const record = known ?? (await readOne(one, client, options));
    if (known === undefined) kept?.add(record);
    records.push(record);
    onRecord?.(record, records.length, listed.length);
    unanswered = passing.has(record.because) ? unanswered + 1 : 0;
    if (unanswered === patience && records.length < listed.length)
      return { records, note: `Ended early: Zenodo gave no answer for ${String(patience)} records in a row.` };
  }
  return { records };
}

function noRecords(community: string, server: string): RecordFault {
  const fault = `Zenodo shows no records of a community "${visible(community)}".`;
  const hint = `Check the name: it ends the address of its page, ${server}/communities/<name>.`;
  return { because: 'not-there', fault, hint };
}

/**
 * Reads the metadata file of every record of a community and validates it, one request at a time.
 *
 * @param community Its name in addresses.
 * @param client Asks the server.
 * @param options What validates, and what is told meanwhile.
 * @returns The records, the oldest first; or why there is no list of them.
 */
export async function harvest(
  community: string,
  client: RecordsClient,
  options: HarvestOptions,
): Promise<Harvest | RecordFault> {
  const { records: listed, total, notes, fault } = await walkCommunity(community, client, options);
  if (listed.length === 0) return fault ?? noRecords(community, client.server);
  const { records, note } = await readAll(listed, client, options);
  const ends = fault === undefined ? [] : [`The list ended early. ${fault.fault} ${fault.hint ?? ''}`.trim()];
  const all = [...notes, ...ends, ...(note === undefined ? [] : [note])];
  return { community, server: client.server, isComplete: all.length === 0, total, notes: all, records };
}
