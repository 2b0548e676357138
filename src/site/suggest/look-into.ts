import type { ZipFault } from '../../metadata/zip-directory.ts';
import type { AskEngine } from './engine-messages.ts';
import type { Found } from './engine.ts';
import type { Given, GivenFile } from '../browser/given-files.ts';

async function contentsOf(files: readonly GivenFile[], paths: readonly string[]): Promise<ReadonlyMap<string, Blob>> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const contents = new Map<string, Blob>();
  for (const path of paths) {
    // A file that is gone or locked meanwhile is one that could not be read.
    const content = await byPath
      .get(path)
      ?.open()
      .catch(() => undefined);
    if (content !== undefined) contents.set(path, content);
  }
  return contents;
}

/**
 * Looks into a repository that was given to the page.
 *
 * @param given The repository.
 * @param ask Asks the engine beside the page.
 * @param tell Is told what is going on.
 * @returns What was found, or in one sentence why it cannot be looked into.
 */
export async function lookInto(given: Given, ask: AskEngine, tell: (text: string) => void): Promise<Found | ZipFault> {
  if ('zip' in given) {
    tell('Looking into the zip…');
    return ask('zip', { zip: given.zip });
  }
  const { files } = given;
  if (files.length === 0) return { fault: 'There is no file in it that can be read.' };
  tell(`Looking into ${new Intl.NumberFormat('en').format(files.length)} files…`);
  const paths = files.map(({ path }) => path);
  const contents = await contentsOf(files, await ask('choose', { paths }));
  return ask('folder', { paths, contents });
}
