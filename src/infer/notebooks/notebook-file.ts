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
}

/** Members of a kernel in a task, and where the notebook has them; the older of two places comes last. */
const members = [
  ['name', ['/metadata/kernelspec/name']],
  ['language', ['/metadata/language_info/name', '/metadata/kernelspec/language']],
  ['version', ['/metadata/language_info/version']],
] as const;

/**
 * Reads a Jupyter notebook.
 *
 * @param file The `.ipynb` file.
 * @returns What it says of its kernel; nothing where the file is no notebook.
 */
export function readNotebook(file: TextFile): NotebookFile | undefined {
  const json = readJson(file.text);
  if (!('value' in json)) return undefined;
  const { value, placeOf } = json;
  if (!isObject(value) || !(Array.isArray(value['cells']) || Array.isArray(value['worksheets']))) return undefined;
  const kernel = members.flatMap(([member, places]): readonly FoundValue[] => {
    const from = places.find((place) => typeof valueAt(value, place) === 'string' && valueAt(value, place) !== '');
    if (from === undefined) return [];
    const says = `${from.slice(1).replaceAll('/', '.')} is ${valueAt(value, from) as string}`;
    const evidence = [{ file: file.path, line: placeOf(from).line, says }];
    return [{ pointer: `/kernel/${member}`, value: valueAt(value, from), sure: 'certain', evidence }];
  });
  const language = kernel.find(({ pointer }) => pointer === '/kernel/language')?.value;
  return { kernel, ...(typeof language === 'string' ? { language: language.toLowerCase() } : {}) };
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
