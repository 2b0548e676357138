import { jsonIn } from '../../metadata/record-file.ts';
import type { RecordFault } from '../../metadata/record-fault.ts';
import { readRecord, type ZenodoRecord } from '../../metadata/zenodo.ts';
import { isObject } from '../../spec/object.ts';
import { visible } from '../../spec/words.ts';
import type { RecordsClient } from './client.ts';

/** Records of one page: as many as Zenodo gives to guests. */
const pageSize = 25;

/** Records that a search shows at most, whatever it found. */
const widestWindow = 10_000;

/** Bytes of one page: some records have a thousand files. */
const largestPage = 16 * 1024 * 1024;

/** The records of a community, as far as they could be listed. */
export interface Walk {
  /** Each once, the oldest first. */
  readonly records: readonly ZenodoRecord[];
  /** How many there are, as the server says. */
  readonly total: number;
  /** Sentences about what the list may lack. */
  readonly notes: readonly string[];
  /** Why it ended early. */
  readonly fault?: RecordFault;
}

/** How a community is walked. */
export interface WalkOptions {
  /** So many records are enough. */
  readonly limit?: number | undefined;
  /** Is told of each page before it is asked for. */
  readonly onPage?: ((page: number, pages: number | undefined) => void) | undefined;
}

interface Page {
  readonly records: readonly ZenodoRecord[];
  /** Entries that are no records. */
  readonly strange: number;
  readonly total: number;
  readonly next?: string;
}

function readPage(bytes: Uint8Array): Page | RecordFault {
  const value = jsonIn(bytes);
  const found = isObject(value) ? value['hits'] : undefined;
  if (!isObject(value) || !isObject(found) || !Array.isArray(found['hits']))
    return { because: 'no-record', fault: 'What came is no list of records of Zenodo.', hint: 'Try again later.' };
  const read = found['hits'].map(readRecord);
  const records = read.flatMap((record) => ('fault' in record || record.id === '' ? [] : [record]));
  const { total } = found;
  const next = isObject(value['links']) ? value['links']['next'] : undefined;
  return {
    records,
    strange: read.length - records.length,
    total: typeof total === 'number' ? total : records.length,
    ...(typeof next === 'string' && read.length > 0 ? { next } : {}),
  };
}

/** One walk from the first page to the last. */
interface Round {
  readonly records: Map<string, ZenodoRecord>;
  readonly totals: Set<number>;
  strange: number;
  fault?: RecordFault;
}

const largestOf = (totals: ReadonlySet<number>): number => Math.max(0, ...totals);

/** What is no address is asked for as it is, and refused then like that of another host. */
const addressOf = (link: string, page: string): string => (URL.canParse(link, page) ? new URL(link, page).href : link);

async function goRound(
  first: string,
  client: RecordsClient,
  { limit = Infinity, onPage }: WalkOptions,
): Promise<Round> {
  const round: Round = { records: new Map(), totals: new Set(), strange: 0 };
  const wanted = Math.min(limit, widestWindow);
  const asked = new Set<string>();
  for (let address: string | undefined = first; address !== undefined && !asked.has(address);) {
    asked.add(address);
    const expected = round.totals.size === 0 ? undefined : Math.min(wanted, largestOf(round.totals));
    onPage?.(asked.size, expected === undefined ? undefined : Math.ceil(expected / pageSize));
    const answer = await client.search(address, largestPage);
    const page = 'fault' in answer ? answer : readPage(answer.bytes);
    if ('fault' in page) return { ...round, fault: page };
    for (const record of page.records) round.records.set(record.id, record);
    round.totals.add(page.total);
    round.strange += page.strange;
    const isEnough = round.records.size >= wanted || asked.size * pageSize >= wanted;
    address = page.next === undefined || isEnough ? undefined : addressOf(page.next, address);
  }
  return round;
}

/** A list that has changed under the walk may have pushed a record from a page to come onto one that was read. */
function mayLack({ records, totals, strange }: Round, limit: number): boolean {
  const wanted = Math.min(limit, widestWindow, largestOf(totals));
  return records.size + strange < wanted;
}

function notesOf(round: Round, community: string, limit: number): readonly string[] {
  const total = largestOf(round.totals);
  return [
    ...(total > widestWindow && limit > widestWindow
      ? [
          `Zenodo shows the first ${String(widestWindow)} of the ${String(total)} records of ${visible(community)} and no more.`,
        ]
      : []),
    ...(round.strange > 0
      ? [`Entries of the list that are no records: ${String(round.strange)}. They were passed over.`]
      : []),
    ...(round.fault === undefined && mayLack(round, limit)
      ? [
          `Of ${String(total)} records ${String(round.records.size)} were listed; the list changed meanwhile. Run it again.`,
        ]
      : []),
  ];
}

/**
 * Lists the records of a community, the oldest first, so that one that is added meanwhile comes last. Where one went away
 * meanwhile, the list is walked a second time.
 *
 * @param community Its name in addresses.
 * @param client Asks the server.
 * @param options How many are enough.
 * @returns The records, and what the list may lack.
 */
export async function walkCommunity(
  community: string,
  client: RecordsClient,
  options: WalkOptions = {},
): Promise<Walk> {
  const { limit = Infinity } = options;
  const query = new URLSearchParams({ communities: community, size: String(pageSize), page: '1', sort: 'oldest' });
  const first = `${client.server}/api/records?${query.toString()}`;
  const once = await goRound(first, client, options);
  const again = once.fault === undefined && mayLack(once, limit) ? await goRound(first, client, options) : undefined;
  const isBoth = again !== undefined && (again.fault !== undefined || mayLack(again, limit));
  const round = isBoth ? { ...again, records: new Map([...once.records, ...again.records]) } : (again ?? once);
  const { fault } = round;
  return {
    records: [...round.records.values()].slice(0, limit),
    total: largestOf(round.totals),
    notes: notesOf(round, community, limit),
    ...(fault === undefined ? {} : { fault }),
  };
}
