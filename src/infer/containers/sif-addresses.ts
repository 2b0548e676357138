import type { TextFile } from '../repository.ts';
import type { Evidence } from '../suggestion.ts';
import { quoted } from './quotation.ts';
import { unknownPart } from './image-names.ts';
import { fillIn } from './text-variables.ts';
import { logicalLines } from './shell-words.ts';

/** An address under which an image for Apptainer or Singularity can be fetched. */
export interface SifAddress {
  readonly address: string;
  readonly evidence: Evidence;
}

const address =
  /\b(?:library|oras|shub):\/\/[A-Za-z0-9][A-Za-z0-9._~:@/-]{0,300}|\bhttps?:\/\/[A-Za-z0-9][^\s"'`()<>[\]{}|\\]{0,500}/g;
const sifFile = /^https?:\/\/[^?#]+\.sif(?:\?[^#]*)?$/;
const placeholder = /\/\/(?:[^/]*\/)?(?:your|my-?|user(?:name)?\/|example)|:\/\/(?:[^/]*\.)?example\.(?:com|net|org)/i;
const maxAddresses = 200;

/**
 * Finds the addresses of images for Apptainer and Singularity in a text: `library://`, `oras://`, `shub://`, and files
 * whose name ends in `.sif`.
 *
 * @param file A README, CI file or script.
 * @param variables Values of the variables in it.
 * @returns The addresses in their order; those that a variable decides or that stand for the reader's own are passed over.
 */
export function sifAddresses(file: TextFile, variables: ReadonlyMap<string, string>): readonly SifAddress[] {
  return logicalLines(file.text)
    .flatMap(({ text, line }) => {
      const filled = fillIn(text.replaceAll('`', ' '), variables);
      return Array.from(filled.matchAll(address), ({ 0: found, index }) => ({
        address: found.replace(/[.,;:]+$/, ''),
        isWhole: filled.charAt(index + found.length) !== unknownPart,
        evidence: { file: file.path, line, says: quoted(found) },
      }));
    })
    .filter(
      ({ address: found, isWhole }) =>
        isWhole &&
        (!found.startsWith('http') || sifFile.test(found)) &&
        !placeholder.test(found) &&
        !/^https?:\/\/[^/]*@/.test(found),
    )
    .slice(0, maxAddresses)
    .map(({ address: found, evidence }) => ({ address: found, evidence }));
}
