import { describe, expect, it } from 'vitest';
import { insertBlock, writeBlock } from '../../src/metadata/block.ts';
import { declare } from '../../src/metadata/declare.ts';
import type { Node } from '../../src/metadata/json-ld.ts';
import { withShared } from '../shared.ts';
import { cycle, hasStoredContexts } from './json-ld-cycle.ts';
import { samples } from './samples.ts';
import { casa, notebook, typeOf } from './tasktypes.ts';

function tasksOf(codemeta: Node): unknown {
  const declared = declare(codemeta, typeOf);
  if (!('carrier' in declared)) throw new Error('nothing was recognised');
  expect(declared.problems).toEqual([]);
  return declared.declared.map(({ type, info }) => ({ type, info }));
}

const tasks = [...casa, notebook];
const expected = tasks.map(({ uri, taskinfo }) => ({ type: uri, info: taskinfo }));

withShared('the sixteen codemeta.json files of the OSSR and the contexts of CodeMeta', () => {
  const kept = samples.filter(({ codemeta }) => hasStoredContexts(codemeta));
  const leftOut = samples.filter(({ codemeta }) => !hasStoredContexts(codemeta)).map(({ name }) => name);

  it.each(kept.map(({ name, codemeta }) => [name, codemeta]))(
    'declares the same tasks in %s before and after two cycles of JSON-LD',
    async (_name, codemeta) => {
      const written = insertBlock(codemeta, writeBlock(tasks));
      expect(tasksOf(written)).toEqual(expected);
      expect(tasksOf(await cycle(await cycle(written)))).toEqual(expected);
    },
  );

  it(`leaves out ${leftOut.join(' and ')}, whose own contexts are not stored`, () => {
    expect(leftOut).toEqual(['pyhf', 'sep']);
    expect(kept).toHaveLength(14);
  });

  it('declares the same single task after two cycles, which take its lists away', async () => {
    const one = { ...casa[1], taskinfo: { image: 'example/tool:1.0' } };
    for (const context of ['https://doi.org/10.5063/schema/codemeta-2.0', 'https://w3id.org/codemeta/3.0']) {
      const written = insertBlock({ '@context': context, '@type': 'SoftwareSourceCode' }, writeBlock([one]));
      const back = await cycle(await cycle(written));
      expect(Array.isArray(back['targetProduct'])).toBe(false);
      expect(tasksOf(back)).toEqual([{ type: one.uri, info: one.taskinfo }]);
    }
  });

  describe('of the other forms', () => {
    const context = 'https://doi.org/10.5063/schema/codemeta-2.0';
    const { uri, taskinfo } = casa[1];
    const local = {
      tasktype: { '@id': 'schema:additionalType', '@type': '@id' },
      taskinfo: { '@id': 'https://w3id.org/execution-planner/terms/taskinfo', '@type': '@json' },
    };

    it.each([
      [
        'JSON in a string',
        {
          'schema:additionalType': { '@id': uri },
          'schema:additionalProperty': { 'schema:propertyID': 'taskinfo', 'schema:value': JSON.stringify(taskinfo) },
        },
      ],
      ['a local context', { '@context': local, tasktype: uri, taskinfo }],
    ])('keeps a task written with %s', async (_form, entry) => {
      const written = { '@context': context, targetProduct: { '@type': 'SoftwareApplication', ...entry } };
      expect(tasksOf(await cycle(await cycle(written)))).toEqual([{ type: uri, info: taskinfo }]);
    });

    it('loses the task that is warned of', async () => {
      const written = {
        '@context': context,
        targetProduct: { '@type': 'SoftwareApplication', tasktype: uri, taskinfo },
      };
      expect(declare(written, typeOf)).toMatchObject({ problems: [{ rule: 'task-survives-json-ld' }] });
      expect(tasksOf(await cycle(written))).toEqual([]);
    });
  });
});
