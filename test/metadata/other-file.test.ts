import { describe, expect, it } from 'vitest';
import { declare } from '../../src/metadata/declare.ts';
import { declareFile } from '../../src/metadata/declare-file.ts';
import { typeOf } from './tasktypes.ts';

describe('a file that declares nothing by its nature', () => {
  it.each([
    ['a Compose file', { services: { web: { image: 'a/b:1' } } }],
    ['a Kubernetes manifest', { apiVersion: 'v1', kind: 'Pod', metadata: {} }],
    ['an environment of conda', { name: 'survey', channels: ['conda-forge'], dependencies: ['numpy'] }],
    ['a package.json', { name: 'a', version: '1.0.0', scripts: {} }],
  ])('is called %s, and what writes the file that is meant is named', (what, value) => {
    expect(declare(value)).toMatchObject([
      {
        rule: 'carrier-is-known',
        message: `This is ${what}, which declares no task itself.`,
        hint: expect.stringMatching(/codemeta\.json.*tasktypes suggest.*page Suggest/) as string,
      },
    ]);
  });

  it('is a CITATION.cff, which is not broken: a warning says whose it is, and where tasks stand', async () => {
    expect(
      await declareFile({ 'cff-version': '1.2.0', title: 'agnpy', version: '1.10', authors: [] }, typeOf),
    ).toMatchObject({
      declared: [],
      problems: [
        {
          rule: 'carrier-declares-a-task',
          severity: 'warning',
          message: expect.stringContaining('the CITATION.cff of "agnpy" 1.10, which has no place for a task') as string,
          hint: expect.stringContaining('codemeta.json of the same repository') as string,
        },
      ],
    });
    expect(await declareFile({ 'cff-version': '1.2.0', title: 'agnpy', version: 1.1 }, typeOf)).toMatchObject({
      problems: [{ message: expect.stringContaining('the CITATION.cff of "agnpy", which') as string }],
    });
    expect(await declareFile({ 'cff-version': null, title: ['x'], version: {} }, typeOf)).toMatchObject({
      problems: [{ message: expect.stringContaining('the CITATION.cff, which') as string }],
    });
  });

  it.each([[{ name: 'a' }], [{ services: [] }], [{ dependencies: {} }], [{ constructor: {}, cells: [] }]])(
    'is not recognised in %j',
    (value) => {
      expect(declare(value)).toMatchObject([
        { message: expect.stringContaining('none of these: a CodeMeta file') as string },
      ]);
    },
  );
});

describe('a key that is nearly one of a message', () => {
  it.each([
    [{ tasktyp: 'x', taskinfo: {} }, 'Rename `tasktyp` to `tasktype`.'],
    [{ tasktype: 'x', tasknfo: {} }, 'Rename `tasknfo` to `taskinfo`.'],
    [{ taskytpe: 'x', task_inf: {} }, 'Rename `taskytpe` to `tasktype`. Rename `task_inf` to `taskinfo`.'],
  ])('%j is to be renamed', (value, hint) => {
    expect([declare(value)].flatMap((found) => ('problems' in found ? found.problems : found))).toMatchObject([
      { hint },
    ]);
  });

  it('is left alone where two keys are near', () => {
    expect(declare({ tasktyp: 'x', tasktyep: 'y', taskinfo: {} })).toMatchObject({
      problems: [{ hint: 'Add `tasktype` with the URI of the type.' }],
    });
  });
});
