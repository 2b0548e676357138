import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { isObject } from '../../spec/object.ts';
import { joinVerdicts, type Verdict } from '../../validate/report.ts';
import type { HarvestedRecord, Kept } from './harvest.ts';

/** What a state is of; it stands in its first line. */
export interface HarvestHead {
  readonly community: string;
  /** Origin of the server. */
  readonly server: string;
  /** Version of the program. */
  readonly version: string;
}

/** The state of a harvest in a file: a line of JSON for each finished record, after one that says of what. */
export interface KeptRecords extends Kept {
  /** Finished records at the beginning. */
  readonly size: number;
  /** Sentences about what was found in the file. */
  readonly notes: readonly string[];
  readonly close: () => void;
}

/** Why a file cannot keep the state. */
export interface StateFault {
  readonly message: string;
  readonly hint: string;
}

const another = 'Name another file with --state, or remove this one to begin again.';

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

const isHead = (value: unknown): value is { readonly harvest: HarvestHead } =>
  isObject(value) && isObject(value['harvest']) && typeof value['harvest']['community'] === 'string';

const isListOfObjects = (value: unknown): boolean => Array.isArray(value) && value.every(isObject);

/** Verdicts join to one of them; a word that is none would be counted nowhere. */
const isVerdict = (value: unknown): boolean => joinVerdicts([value as Verdict]) === value;

function isRecord(value: unknown): value is HarvestedRecord {
  if (!isObject(value) || typeof value['id'] !== 'string' || typeof value['address'] !== 'string') return false;
  const { report } = value;
  return (
    isObject(report) &&
    isVerdict(report['verdict']) &&
    isListOfObjects(report['tasks']) &&
    isListOfObjects(report['problems'])
  );
}

interface State {
  readonly records: Map<string, HarvestedRecord>;
  readonly notes: readonly string[];
  /** Bytes of its whole lines. */
  readonly end: number;
}

function stateIn(bytes: Buffer, path: string, { community, server, version }: HarvestHead): State | StateFault {
  const end = bytes.lastIndexOf(0x0a) + 1;
  const [first, ...lines] = bytes
    .subarray(0, Math.max(0, end - 1))
    .toString('utf8')
    .split('\n');
  const cutOff = end < bytes.length ? ['The last line of the state was cut off; that record is read again.'] : [];
  if (end === 0) {
    const isBegun = '{"harvest":'.startsWith(bytes.toString('utf8', 0, 11));
    return isBegun
      ? { records: new Map(), notes: cutOff, end: 0 }
      : { message: `"${path}" is no state of a harvest.`, hint: another };
  }
  const head = jsonOf(first ?? '');
  if (!isHead(head)) return { message: `"${path}" is no state of a harvest.`, hint: another };
  const { harvest } = head;
  if (harvest.community !== community || harvest.server !== server)
    return {
      message: `"${path}" is the state of the harvest of ${harvest.community} at ${harvest.server}.`,
      hint: another,
    };
  const records = new Map<string, HarvestedRecord>();
  for (const [index, line] of lines.entries()) {
    const record = jsonOf(line);
    if (!isRecord(record))
      return { message: `Line ${String(index + 2)} of "${path}" is no finished record.`, hint: another };
    records.set(record.id, record);
  }
  const older = `The state was begun with tasktypes ${harvest.version}; remove it to check every record with ${version}.`;
  return { records, notes: [...cutOff, ...(harvest.version === version ? [] : [older])], end };
}

/** Writes a line whole: what a kill leaves of one is seen by its missing end. */
function append(descriptor: number, value: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

/**
 * Opens the state of a harvest, or begins one.
 *
 * @param path Its file.
 * @param head What is harvested.
 * @returns The state, or why the file cannot be it. It throws what the system answers.
 */
export function openKeptRecords(path: string, head: HarvestHead): KeptRecords | StateFault {
  const state = stateIn(existsSync(path) ? readFileSync(path) : Buffer.alloc(0), path, head);
  if ('message' in state) return state;
  const { records, notes, end } = state;
  const descriptor = openSync(path, end === 0 ? 'w' : 'r+');
  ftruncateSync(descriptor, end);
  closeSync(descriptor);
  const appending = openSync(path, 'a');
  if (end === 0) append(appending, { harvest: head });
  return {
    size: records.size,
    notes,
    get: (id) => records.get(id),
    add: (record) => {
      records.set(record.id, record);
      append(appending, record);
    },
    close: () => closeSync(appending),
  };
}
