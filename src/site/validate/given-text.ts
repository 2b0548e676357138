import { decodeText, sizeProblem } from '../../metadata/decode.ts';
import { beginsZip } from '../../metadata/zip-bytes.ts';
import { visible } from '../../spec/words.ts';
import type { Given, GivenFile } from '../browser/given-files.ts';
import type { AskEngine, FoundFile, NotFound } from './engine-messages.ts';

/** What is shown of what was given. */
export type Shown = FoundFile | NotFound;

const depth = (path: string): number => path.split('/').length;

/** The nearest to the root; of those, the first in the alphabet. */
function nearest(paths: readonly string[]): string | undefined {
  const sorted = [...paths].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  return sorted[0];
}

/**
 * Chooses the file of several that is checked.
 *
 * @param paths Their paths.
 * @param isFolder Whether they are those of one folder, in which much lies that is no metadata.
 * @returns The path of the codemeta.json nearest to the root; where there is none, another file of metadata.
 */
export function fileToCheck(paths: readonly string[], isFolder: boolean): string | undefined {
  const ending = (form: RegExp): string | undefined => nearest(paths.filter((path) => form.test(path)));
  const metadata = ending(/(?:^|\/)codemeta\.json$/i) ?? ending(/\.(?:task|reply)\.(?:json|ya?ml)$/i);
  return metadata ?? (isFolder ? undefined : ending(/\.(?:json|jsonld|ya?ml)$/i));
}

/**
 * Reads a file as text.
 *
 * @param path Its path.
 * @param file The file.
 * @returns The text, or in one sentence why there is none.
 */
export async function readText(path: string, file: Blob): Promise<Shown> {
  const told = ({ message, hint = '' }: { readonly message: string; readonly hint?: string }): NotFound => ({
    fault: `${visible(path)}: ${message} ${hint}`.trim(),
  });
  // Before it is read: the browser would hold all of it.
  if (sizeProblem(file.size) !== undefined)
    return told({ message: 'The file is larger than 16 MiB.', hint: 'Check that it is the file you meant.' });
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (typeof text === 'string') return { path, text };
  const [problem = { message: 'The file is no text.' }] = text.problems;
  return told(problem);
}

async function readOne(name: string, file: Blob, ask: AskEngine): Promise<Shown> {
  const isZip = beginsZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()));
  if (!isZip) return readText(name, file);
  return ask('zip', { zip: file });
}

const number = new Intl.NumberFormat('en');

async function readOneOf(name: string, files: readonly GivenFile[]): Promise<Shown> {
  const path = fileToCheck(
    files.map((file) => file.path),
    name !== '',
  );
  const file = files.find((one) => one.path === path);
  if (file === undefined) {
    const where = name === '' ? `the ${number.format(files.length)} files` : `the folder ${visible(name)}`;
    return {
      fault: `There is no codemeta.json in ${where}. The page “Suggest” proposes one from what a repository says.`,
    };
  }
  const shown = await readText(file.path, await file.open());
  if ('fault' in shown || files.length === 1) return shown;
  return { ...shown, says: `${number.format(files.length)} files were given; shown is ${visible(file.path)}.` };
}

/**
 * Finds the text to check in what was given to the page.
 *
 * @param given A file, a folder, several files, or a zip of them.
 * @param ask Asks the engine of the page, which looks into zips.
 * @returns The text with its path, or in one sentence why there is none.
 */
export async function textIn(given: Given, ask: AskEngine): Promise<Shown> {
  if ('files' in given) return readOneOf(given.name, given.files);
  return readOne(given.zip instanceof File ? given.zip.name : given.name, given.zip, ask);
}
