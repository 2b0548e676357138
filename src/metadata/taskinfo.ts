import { problem, type Problem } from '../spec/problem.ts';
import type { Declaration } from './declarations.ts';
import { isJsonLiteral, single, unwrap, type Located } from './json-ld.ts';
import { readJson } from './json.ts';
import { toldInText } from './text-in-file.ts';

/** A taskinfo, how its parts are found in the file, and what is wrong with the way it is written. */
export interface Taskinfo extends Pick<Declaration, 'info' | 'locate' | 'listsCollapse'> {
  readonly problems: readonly Problem[];
}

function readText(located: Located<string>): Taskinfo {
  const locate = () => located.pointer;
  const read = readJson(located.value);
  if ('value' in read)
    return {
      info: read.value,
      locate,
      listsCollapse: false,
      problems: read.problems.map((fault) => toldInText(fault, located.pointer)),
    };
  const first = read.problems[0]?.message ?? '';
  const unread = problem('json-is-well-formed', {
    message: `The taskinfo is a text that does not read as JSON. ${first}`.trimEnd(),
    hint: 'Write one schema:PropertyValue for each field instead.',
    pointer: located.pointer,
  });
  return { info: undefined, locate, listsCollapse: false, problems: [unread] };
}

/**
 * Reads a taskinfo that is written as a whole: an object, a JSON literal, or JSON in a string.
 *
 * @param written The value as written.
 * @returns The taskinfo; `info` is `undefined` where a string is no JSON, and a problem says so.
 */
export function readWhole(written: Located): Taskinfo {
  const alone = single(written);
  const value = isJsonLiteral(alone.value) ? unwrap(alone) : written;
  if (typeof value.value === 'string') return readText({ value: value.value, pointer: value.pointer });
  return {
    info: value.value,
    locate: (pointer) => value.pointer + pointer,
    listsCollapse: value === written,
    problems: [],
  };
}
