import { problem } from '../spec/problem.ts';
import { isObject } from '../spec/object.ts';
import type { Declarations } from './declarations.ts';
import type { Node } from './json-ld.ts';
import { commandFor, isRecord } from './zenodo-keywords.ts';
import { readRecord } from './zenodo.ts';

/** The entries of a page, `{hits: {hits: […], total: …}}`; other engines of search answer in the same form, with other entries. */
function entriesOf({ hits, took }: Node): readonly unknown[] | undefined {
  const entries = isObject(hits) ? hits['hits'] : undefined;
  return Array.isArray(entries) && took === undefined ? entries : undefined;
}

/**
 * Says whether a value is a page of the results of a search at Zenodo.
 *
 * @param value The file's value.
 * @returns True where records are among its entries, or there is none.
 */
export function isSearchPage(value: Node): boolean {
  const entries = entriesOf(value);
  return entries?.length === 0 || entries?.some((entry) => isObject(entry) && isRecord(entry)) === true;
}

const community = 'a whole community by `tasktypes harvest --community <name>`';

/**
 * Says of a page of search results what it is, since it can hold no task.
 *
 * @param value The page.
 * @returns No task, and a warning with what to do.
 */
export function declareSearchPage(value: Node): Declarations {
  const entries = entriesOf(value) ?? [];
  const { total } = isObject(value['hits']) ? value['hits'] : {};
  const count = `${String(entries.length)} ${entries.length === 1 ? 'record' : 'records'}`;
  const ofAll = typeof total === 'number' && total > entries.length ? ` of ${String(total)}` : '';
  const [first] = entries;
  const record = readRecord(first);
  const one = isObject(first) && !('fault' in record) ? commandFor(record, first) : '';
  return {
    carrier: 'record',
    declared: [],
    problems: [
      problem('carrier-declares-a-task', {
        severity: 'warning',
        message: `This is a page of search results of Zenodo with ${count}${ofAll}, and no record itself; none of them was checked.`,
        hint:
          entries.length === 0
            ? `Search for something else, or check ${community}.`
            : `Check each record by itself, such as that at hits.hits[0]${one}; or ${community}.`,
      }),
    ],
  };
}
