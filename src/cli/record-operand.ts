import { existsSync } from 'node:fs';
import type { Io } from './io.ts';

const zenodo = /^https?:\/\/(?:www\.|sandbox\.)?zenodo\.org(?:[/:?#]|$)/i;
const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.(?:5281|5072)(?:\/|%2f)zenodo\./i;

/**
 * Says whether an operand means a record, and no file.
 *
 * @param operand What was written.
 * @param io The environment, in which `TASKTYPES_ZENODO` may name another server of records.
 * @returns True for an address or a DOI of a record, and for any other address of that server; not for a path that is there.
 */
export function namesRecord(operand: string, { environment }: Io): boolean {
  const server = environment['TASKTYPES_ZENODO']?.replace(/\/$/, '') ?? '';
  const isForm = zenodo.test(operand) || doi.test(operand) || (server !== '' && operand.startsWith(`${server}/`));
  return isForm && !existsSync(operand);
}
