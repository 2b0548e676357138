import { readJson } from '../../metadata/json.ts';
import { isObject } from '../../spec/object.ts';
import type { Place } from '../../spec/problem.ts';
import type { TextFile } from '../repository.ts';
import type { Evidence, FoundValue } from '../suggestion.ts';

/** A note of Apache Zeppelin, as far as a task tells of it. */
export interface ZeppelinNote {
  readonly name?: string;
  /** How many paragraphs it has. */
  readonly count: number;
  /** `/languages`, and `/defaultInterpreterGroup` where a paragraph needs it. */
  readonly values: readonly FoundValue[];
}

/** The line that names the interpreter of a paragraph. */
const interpreter = /^\s{0,64}%([A-Za-z0-9_-]{1,64}(?:\.\w{1,64})?)/;

/** Members that no other JSON with paragraphs is known to have. */
const ofZeppelin: readonly string[] = ['noteParams', 'noteForms', 'angularObjects', 'defaultInterpreterGroup'];

type Paragraph = Readonly<Record<string, unknown>>;

function paragraphsOf(value: unknown, isZpln: boolean): readonly Paragraph[] | undefined {
  if (!isObject(value) || !Array.isArray(value['paragraphs']) || !value['paragraphs'].every(isObject)) return undefined;
  const paragraphs: readonly Paragraph[] = value['paragraphs'];
  const hasMark = ofZeppelin.some((key) => Object.hasOwn(value, key));
  const hasConfig = isObject(value['config']) && paragraphs.some(({ jobName, settings }) => jobName ?? settings);
  return isZpln || hasMark || hasConfig ? paragraphs : undefined;
}

function firstLines(paragraphs: readonly Paragraph[]): readonly (string | undefined)[] {
  return paragraphs.map(({ text }) => (typeof text === 'string' ? interpreter.exec(text)?.[1] : undefined));
}

function languagesOf(
  names: readonly (string | undefined)[],
  file: TextFile,
  placeOf: (pointer: string) => Place,
): readonly FoundValue[] {
  const value = [...new Set(names)].filter((name) => name !== undefined);
  if (value.length === 0) return [];
  const evidence: readonly Evidence[] = value.map((name) => ({
    file: file.path,
    line: placeOf(`/paragraphs/${names.indexOf(name)}/text`).line,
    says: `%${name}`,
  }));
  return [{ pointer: '/languages', value, sure: 'certain', evidence }];
}

/**
 * Reads a note of Zeppelin.
 *
 * @param file A `.zpln` file, or a `.json` file that may be a note.
 * @returns What the note says; nothing where the file is no note.
 */
export function readZeppelinNote(file: TextFile): ZeppelinNote | undefined {
  const json = readJson(file.text);
  if (!('value' in json)) return undefined;
  const { value, placeOf } = json;
  const paragraphs = paragraphsOf(value, file.path.endsWith('.zpln'));
  if (paragraphs === undefined || !isObject(value)) return undefined;
  const names = firstLines(paragraphs);
  const { name, defaultInterpreterGroup: group } = value;
  const needsGroup = typeof group === 'string' && paragraphs.some(({ text }, at) => text && names[at] === undefined);
  const line = placeOf('/defaultInterpreterGroup').line;
  const says = `defaultInterpreterGroup is ${String(group)}`;
  const evidence = [{ file: file.path, line, says }];
  return {
    ...(typeof name === 'string' && name !== '' ? { name: name.slice(name.lastIndexOf('/') + 1) } : {}),
    count: paragraphs.length,
    values: [
      ...languagesOf(names, file, placeOf),
      ...(needsGroup
        ? [{ pointer: '/defaultInterpreterGroup', value: group, sure: 'certain' as const, evidence }]
        : []),
    ],
  };
}
