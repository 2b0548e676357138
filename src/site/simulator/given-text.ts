import type { Given } from '../browser/given-files.ts';
import { fileToCheck, readText, type Shown } from '../validate/given-text.ts';

/** A text that was given to the page, and whether it is the configuration of a planner; or why it is none. */
export type GivenText = { readonly text: string; readonly isPlanner: boolean } | { readonly fault: string };

function readGiven(given: Given): Promise<Shown> {
  if ('zip' in given) return readText(given.zip instanceof File ? given.zip.name : given.name, given.zip);
  const path = fileToCheck(
    given.files.map((file) => file.path),
    true,
  );
  const file = given.files.find((one) => one.path === path);
  return file === undefined
    ? Promise.resolve({ fault: 'There is no codemeta.json in what was given.' })
    : file.open().then((blob) => readText(file.path, blob));
}

/**
 * Reads what was given to the page: a file, or a folder with a codemeta.json.
 *
 * @param given What was given.
 * @returns The text, or in one sentence why there is none.
 */
export async function textOf(given: Given): Promise<GivenText> {
  const shown = await readGiven(given);
  if ('fault' in shown) return shown;
  const { path, text } = shown;
  return { text, isPlanner: /(?:^|[./])planner\.ya?ml$/i.test(path) || /^(?:offers|interfaces):/m.test(text) };
}
