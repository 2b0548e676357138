import { shown } from '../spec/words.ts';
import type { ZipFault } from './zip-directory.ts';

/** A record of Zenodo, by the number that its address and its DOI end with. */
export interface RecordNumber {
  readonly id: string;
}

/** Longest text that may be meant as the address of a record. */
const longest = 500;

const anywhere = /^\s*(?:https?:\/\/)?(?:www\.)?/i;

const forms: readonly RegExp[] = [
  /^(?:records?\/|record )?([1-9][0-9]{0,11})$/i,
  /^zenodo\.org\/(?:api\/)?(?:records?|doi|deposit)\/(?:10\.5281\/zenodo\.)?([1-9][0-9]{0,11})(?:[/?#].*)?$/i,
  /^zenodo\.org\/badge\/doi\/10\.5281\/zenodo\.([1-9][0-9]{0,11})(?:\.svg)?(?:[?#].*)?$/i,
  /^(?:(?:dx\.)?doi\.org\/|doi:\s*(?:https?:\/\/(?:dx\.)?doi\.org\/)?|info:doi\/|urn:doi:)?10\.5281(?:\/|%2f)zenodo\.([1-9][0-9]{0,11})(?:[/?#].*)?$/i,
  /^zenodo[.:]\s*([1-9][0-9]{0,11})$/i,
];

function notARecord(text: string): string {
  if (text === '') return 'Give the number, the address or the DOI of a record: 1234567, or 10.5281/zenodo.1234567.';
  if (/sandbox\.zenodo\.org|10\.5072(?:\/|%2f)zenodo/i.test(text))
    return 'This is a record of the sandbox of Zenodo, which forgets its records. Give one of zenodo.org itself.';
  if (/^zenodo\.org\//i.test(text)) return 'This page of Zenodo is not a record. Open a record and give its address.';
  if (/(?:^|\/|:|\s)10\.[0-9]{4,9}(?:\/|%2f)/i.test(text))
    return 'This DOI is not one of Zenodo: those begin with 10.5281/zenodo. Download the files and drop them here.';
  return `${shown(text, 120)} is no record of Zenodo. Give its number, its address or its DOI: 10.5281/zenodo.1234567.`;
}

/**
 * Reads which record of Zenodo somebody means.
 *
 * @param written A number, an address or a DOI in any of its spellings, that of all versions included.
 * @returns The number of the record, or in a sentence why it is none.
 */
export function recordNumber(written: string): RecordNumber | ZipFault {
  if (written.length > longest) return { fault: 'This is too long for the address of a record. Give its number.' };
  const text = written
    .replace(anywhere, '')
    .trim()
    .replace(/\/+$/, '')
    .replace(/[.,;]$/, '');
  for (const form of forms) {
    const id = form.exec(text)?.[1];
    if (id !== undefined) return { id };
  }
  return { fault: notARecord(text) };
}
