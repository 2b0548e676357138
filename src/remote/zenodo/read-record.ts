import type { Because, RecordFault } from '../../metadata/record-fault.ts';
import { fetchMetadata, fetchRecord } from '../../metadata/record-file.ts';
import { recordName, type ZenodoRecord } from '../../metadata/zenodo.ts';
import { problem } from '../../spec/problem.ts';
import { visible } from '../../spec/words.ts';
import type { Report } from '../../validate/report.ts';
import type { RecordsClient } from './client.ts';

/** The metadata file of a record. */
export interface RecordText {
  /** Names it in reports: the address of the record, and behind a # the path of the file in it. */
  readonly file: string;
  readonly text: string;
  /** Which record it is, what was found in it, and why this file of several, in a sentence each. */
  readonly about: string;
}

const hints: Partial<Record<Because, string>> = {
  'no-metadata': 'Put one beside the README of the next version: `tasktypes suggest --write` does.',
  'no-metadata-in-zip': 'Download the zip to see what it could declare: `tasktypes suggest` reads it.',
  'no-answer': 'See that you are online, or try again later.',
};

const byHand =
  'Download its codemeta.json from the page of the record, and check that: tasktypes validate codemeta.json';

/**
 * Reports that nothing of a record could be read.
 *
 * @param file Names the record.
 * @param fault What is in the way.
 * @returns The report, with what to do next.
 */
export function unreadableRecord(file: string, { because, fault, hint }: RecordFault): Report {
  const found = problem('file-can-be-read', { message: fault, hint: hint ?? hints[because] ?? byHand });
  return { file, verdict: 'unreadable', tasks: [], problems: [found] };
}

/**
 * Gives the address of a record's page.
 *
 * @param server Origin of the server.
 * @param id Number of the record.
 * @returns The address.
 */
export function recordPage(server: string, id: string): string {
  return `${server}/records/${encodeURIComponent(id)}`;
}

/**
 * Fetches the metadata file of a record. Where the record was listed without its files, it is asked for by itself.
 *
 * @param record The record.
 * @param client Asks the server.
 * @returns The file, or what is in the way.
 */
export async function readMetadata(record: ZenodoRecord, client: RecordsClient): Promise<RecordText | RecordFault> {
  const { server, ask } = client;
  const found = await fetchMetadata(record, server, ask);
  if ('fault' in found) return found;
  const { path, text, says } = found;
  const file = `${recordPage(server, record.id)}#${encodeURI(visible(path)).replaceAll('#', '%23')}`;
  return { file, text, about: `${recordName(record)}. ${says}` };
}

/**
 * Completes a record that a search has listed without its files.
 *
 * @param record The record as it was listed.
 * @param client Asks the server.
 * @returns The record with its files, or why it cannot be had.
 */
export async function withFiles(record: ZenodoRecord, client: RecordsClient): Promise<ZenodoRecord | RecordFault> {
  return record.files.length > 0 ? record : fetchRecord(record.id, client.server, client.ask);
}
