import { describe, expect, it } from 'vitest';
import { check } from '../../../src/site/describe/check.ts';
import { fill, misfits } from '../../../src/site/describe/fill.ts';
import { groupOf } from '../../../src/site/describe/form-fields.ts';
import { narrowedSchema } from '../../../src/site/describe/narrowed.ts';
import { valueOf } from '../../../src/site/describe/typed.ts';
import { openOwnDocuments } from '../../documents.ts';

const registry = await openOwnDocuments();
const examples = registry.types
  .filter(({ kind }) => kind === 'tasktype')
  .flatMap(({ current, uri }) => {
    const schema = registry.schemaOf(current);
    return current.examples
      .filter(({ verdict }) => verdict === 'accepted')
      .map(({ value }, index) => ({ title: `${current.name} ${String(index)}`, uri, schema, value }));
  });

describe('the form of a tasktype', () => {
  it.each(examples)('gives back what it was filled with: $title', async ({ uri, schema, value }) => {
    const group = groupOf(schema);
    const typed = fill(group, value);
    expect(valueOf(group, typed)).toEqual(value);
    expect(misfits(group, value, typed)).toEqual([]);
    const taskinfo = value as Readonly<Record<string, unknown>>;
    const chosen = narrowedSchema(group, typed);
    expect(await check({ tasktype: uri, taskinfo }, { chosen, whole: schema }, registry)).toEqual({
      needed: [],
      wrong: [],
    });
  });
});
