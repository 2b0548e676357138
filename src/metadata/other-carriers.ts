import { declareCitation, isCitation } from './citation.ts';
import { isCrate } from './contexts.ts';
import { declareCrate } from './crate.ts';
import type { Declarations } from './declarations.ts';
import { declareLabels, describesImages } from './image-labels.ts';
import { isNode, type Node } from './json-ld.ts';
import type { TypeOf } from './named-type.ts';
import { declareNotebook, isNotebook } from './notebook-tasks.ts';
import { declareRecord, isOfZenodo } from './zenodo-keywords.ts';
import { declareSearchPage, isSearchPage } from './zenodo-search.ts';

/**
 * Reads what is neither a CodeMeta file nor a message, and yet holds tasks or leads to them: RO-Crates, descriptions of
 * container images, notebooks, records of Zenodo, pages of them, a CITATION.cff.
 *
 * @param value The file's value.
 * @param typeOf Finds the tasktype that a text means.
 * @returns What it declares; nothing for any other file.
 */
export function declareOther(value: unknown, typeOf: TypeOf): Declarations | undefined {
  if (describesImages(value)) return declareLabels(value, typeOf);
  if (!isNode(value)) return undefined;
  if (isCrate(value)) return declareCrate(value, typeOf);
  if (isNotebook(value)) return declareNotebook(value);
  if (isOfZenodo(value)) return declareRecord(value, typeOf);
  if (isSearchPage(value)) return declareSearchPage(value);
  return isCitation(value) ? declareCitation(value) : undefined;
}

const jsonLdKeys = ['@context', '@graph', '@type'];

/**
 * Names a file that tells itself which tasks there are, so that it is not the taskinfo of one.
 *
 * @param value The file's value.
 * @returns What it is, with its article; nothing for what may be a taskinfo.
 */
export function nameOfCarrier(value: Node): string | undefined {
  if (Object.hasOwn(value, 'tasktype') && Object.hasOwn(value, 'taskinfo')) return undefined;
  if (isCrate(value)) return 'an RO-Crate';
  if (jsonLdKeys.some((key) => Object.hasOwn(value, key))) return 'a codemeta.json';
  if (isNotebook(value)) return 'a notebook';
  return isOfZenodo(value) ? 'a record of Zenodo' : undefined;
}
