import { readJson } from '../../metadata/json.ts';
import { valueAt } from '../../spec/place.ts';
import { isObject } from '../../spec/object.ts';
import type { TextFile } from '../repository.ts';
import type { FoundValue } from '../suggestion.ts';

/** A Jupyter notebook, as far as a task tells of it. */
export interface NotebookFile {
  /** Kernel, language and its version, where the notebook names them. */
  readonly kernel: readonly FoundValue[];
  readonly language?: string;
  /** True where there is nothing in it to run. */
  readonly isEmpty: boolean;
}

/** Members of a kernel in a task, and where the notebook has them; the older of two places comes last. */
const members = [
  ['name', ['/metadata/kernelspec/name']],
  ['language', ['/metadata/language_info/name', '/metadata/kernelspec/language']],
  ['version', ['/metadata/language_info/version']],
] as const;

/** Names under which kernels are installed by default; any other, such as that of an environment, is the author's own. */
const usualKernel =
  /^(?:python[23]?|ir|bash|julia-[0-9]{1,3}\.[0-9]{1,3}|xpython|xr|xsqlite|xcpp[0-9]{2}|octave|matlab|sagemath|gnuplot|javascript|deno|rust|gophernotes|haskell|ruby|scala|sos)$/;

/**
 * Reads a Jupyter notebook.
 *
 * @param file The `.ipynb` file.
 * @returns What it says of its kernel, without a name that only the author's own computer knows; nothing where the file is
 *   no notebook.
 */
export function readNotebook(file: TextFile): NotebookFile | undefined {
  const json = readJson(file.text);
  if (!('value' in json)) return undefined;
  const { value, placeOf } = json;
  if (!isObject(value) || !(Array.isArray(value['cells']) || Array.isArray(value['worksheets']))) return undefined;
  const kernel = members.flatMap(([member, places]): readonly FoundValue[] => {
    const from = places.find((place) => typeof valueAt(value, place) === 'string' && valueAt(value, place) !== '');
    if (from === undefined || (member === 'name' && !usualKernel.test(valueAt(value, from) as string))) return [];
    const says = `${from.slice(1).replaceAll('/', '.')} is ${valueAt(value, from) as string}`;
    const evidence = [{ file: file.path, line: placeOf(from).line, says }];
    return [{ pointer: `/kernel/${member}`, value: valueAt(value, from), sure: 'certain', evidence }];
  });
  const language = kernel.find(({ pointer }) => pointer === '/kernel/language')?.value;
  const isEmpty = [value['cells'] ?? value['worksheets']].flat().length === 0;
  return { kernel, isEmpty, ...(typeof language === 'string' ? { language: language.toLowerCase() } : {}) };
}

/**
 * Finds what several notebooks say alike.
 *
 * @param notebooks The notebooks; at least one.
 * @returns The values of the first one that all the others have too.
 */
export function kernelOfAll([first, ...others]: readonly NotebookFile[]): readonly FoundValue[] {
  return (first?.kernel ?? []).filter(({ pointer, value }) =>
    others.every(({ kernel }) => kernel.some((one) => one.pointer === pointer && one.value === value)),
  );
}
