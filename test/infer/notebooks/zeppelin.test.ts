import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZeppelinNote } from '../../../src/infer/notebooks/zeppelin-note.ts';
import { zeppelin } from '../../../src/infer/notebooks/zeppelin.ts';
import { repositoryWith, textFile } from '../text-file.ts';

describe('a note of Zeppelin', () => {
  it('names its interpreters, each with the line where it is named first', () => {
    const note = { name: 'a/b', paragraphs: [{ text: ' %md\nx' }, { text: '%spark.sql(x)' }, {}, { text: '%md' }] };
    const found = readZeppelinNote(textFile('a.zpln', JSON.stringify(note, null, 1)));
    expect(found).toMatchObject({ name: 'b', count: 4 });
    expect(found?.values).toEqual([
      {
        pointer: '/languages',
        value: ['md', 'spark.sql'],
        sure: 'certain',
        evidence: [
          { file: 'a.zpln', line: 5, says: '%md' },
          { file: 'a.zpln', line: 8, says: '%spark.sql' },
        ],
      },
    ]);
  });

  it.each([
    ['a.zpln', ''],
    ['a.zpln', '{"cells": [{"cell_type": "code", "source": []}]}'],
    ['a.zpln', '{"paragraphs": [1]}'],
    ['2ABCDEFGH.json', '{"paragraphs": [{"text": "%md"}]}'],
    ['2ABCDEFGH.json', '{"paragraphs": [{"text": "%md"}], "config": {}}'],
  ])('is not this: %s with %s', (path, text) => {
    expect(readZeppelinNote(textFile(path, text))).toBeUndefined();
  });

  it('is read without an error whatever it holds', () => {
    const members = fc.record({
      paragraphs: fc.anything(),
      name: fc.anything(),
      defaultInterpreterGroup: fc.anything(),
    });
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      members.map((note) => JSON.stringify(note, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value))),
    );
    fc.assert(
      fc.property(text, (some) => {
        expect(() => readZeppelinNote(textFile('a.zpln', some))).not.toThrow();
      }),
    );
  });

  it('is chosen by the author where there are more than five', () => {
    const paths = ['1', '2', '3', '4', '5', '6'].map((name) => `notes/${name}.zpln`);
    const texts = Object.fromEntries(paths.map((path) => [path, '{"paragraphs": []}']));
    const { tasks } = zeppelin.detect(repositoryWith(texts));
    expect(tasks.map(({ name, missing }) => [name, missing.map(({ pointer }) => pointer)])).toEqual([
      ['Notes in notes', ['/repository/url', '/repository/path']],
    ]);
    expect(tasks[0]?.missing[1]?.choices).toEqual(paths);
  });
});
