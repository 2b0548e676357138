import { shown, visible } from '../spec/words.ts';
import { metadataName } from './choose-metadata.ts';
import { isNode, type Node } from './json-ld.ts';
import type { RecordFault } from './record-fault.ts';

/** A file of a record. */
export interface RecordFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Address of its content; absent where the record gives none. */
  readonly link?: string;
}

/** A record of Zenodo, as far as somebody who looks for the metadata of its software needs to know it. */
export interface ZenodoRecord {
  readonly id: string;
  readonly title?: string;
  readonly version?: string;
  readonly doi?: string;
  readonly keywords: readonly string[];
  readonly files: readonly RecordFile[];
  /** Another one whenever the record is changed: its revision and when that was made, as far as they are given. */
  readonly changed?: string;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const node = (value: unknown): Node => (isNode(value) ? value : {});

/** Every text under a key of the objects in a list, or in the list itself. */
function textsIn(value: unknown, key: string): readonly string[] {
  return list(value).flatMap((item) => text(isNode(item) ? item[key] : item) ?? []);
}

function fileOf(name: unknown, value: Node): readonly RecordFile[] {
  const { size, links } = value;
  const written = text(name);
  if (written === undefined) return [];
  const { self, content } = node(links);
  const link = text(content) ?? text(self);
  return [{ name: written, size: typeof size === 'number' ? size : 0, ...(link === undefined ? {} : { link }) }];
}

/** The default form of Zenodo's interface has a list, that of InvenioRDM an object by name. */
function filesOf(files: unknown): readonly RecordFile[] {
  if (Array.isArray(files))
    return files.flatMap((file: unknown) => fileOf(node(file)['key'] ?? node(file)['filename'], node(file)));
  const { entries } = node(files);
  if (Array.isArray(entries)) return filesOf(entries);
  return Object.entries(node(entries)).flatMap(([name, file]) => fileOf(name, node(file)));
}

function changedOf({ revision, revision_id: id, updated, modified }: Node): string | undefined {
  const stamps = [revision ?? id, updated ?? modified].filter((stamp) => ['string', 'number'].includes(typeof stamp));
  return text(stamps.map(String).join(' '));
}

/**
 * Reads a record as Zenodo gives it, in the default form of its interface or in that of InvenioRDM.
 *
 * @param value The record's JSON.
 * @returns The record, or in a sentence why it is none.
 */
export function readRecord(value: unknown): ZenodoRecord | RecordFault {
  if (!isNode(value) || !isNode(value['metadata']))
    return { because: 'no-record', fault: 'What came is no record of Zenodo.' };
  const { id, metadata, files, doi, pids } = value;
  const { title, version, keywords, subjects, doi: ofMetadata } = metadata;
  const facts = {
    title: text(title) ?? text(value['title']),
    version: text(version),
    doi: text(doi) ?? text(ofMetadata) ?? text(node(node(pids)['doi'])['identifier']),
    changed: changedOf(value),
  };
  return {
    id: typeof id === 'number' ? String(id) : (text(id) ?? text(value['recid']) ?? ''),
    ...Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)),
    keywords: [...new Set([...textsIn(keywords, 'name'), ...textsIn(subjects, 'subject')])],
    files: filesOf(files),
  };
}

/**
 * Names a record in a sentence.
 *
 * @param record The record.
 * @returns Its title, version and DOI as far as they are known.
 */
export function recordName({ id, title, version, doi }: ZenodoRecord): string {
  const name = title === undefined ? `Record ${visible(id)}` : shown(title, 120);
  return [
    name,
    ...(version === undefined ? [] : [visible(version)]),
    ...(doi === undefined ? [] : [`(${visible(doi)})`]),
  ].join(' ');
}

const isZip = ({ name }: RecordFile): boolean => /\.zip$/i.test(name);

/** Zips that are looked into at most. */
const mostZips = 4;

/**
 * Chooses which files of a record to read for the metadata of its software: `codemeta.json` itself, else its zips.
 *
 * @param record The record.
 * @returns The files in the order in which they are to be read, until one of them has it; or why there is none.
 */
export function filesToRead(record: ZenodoRecord): readonly RecordFile[] | RecordFault {
  const { files } = record;
  const own = files.find(({ name }) => name === metadataName);
  if (own !== undefined) return [own];
  const zips = files.filter(isZip).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  if (zips.length > 0) return zips.slice(0, mostZips);
  const name = recordName(record);
  return files.length === 0
    ? { because: 'no-files', fault: `${name} shows no files; they may be restricted.` }
    : { because: 'no-metadata', fault: `${name} has neither a ${metadataName} nor a zip among its files.` };
}
