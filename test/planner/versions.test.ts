import { describe, expect, it } from 'vitest';
import { createPlanner } from '../../src/planner.entry.ts';
import { openRegistry } from '../../src/registry/open.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { documentOf, rightSchema } from '../document.ts';
import { webInterface } from './planners.ts';

const documents = {
  'tasktypes/port-task/1.0.md': documentOf(),
  'tasktypes/port-task/1.1.md': documentOf({
    schema: `${rightSchema}\n    path: {type: string, minLength: 1, maxLength: 20, pattern: "^/[a-z]*$", description: Path of the page.}`,
  }),
};

describe('a planner that knows an older version of a type', () => {
  it('says of a field that came later when it came', async () => {
    const registry = openRegistry(documents);
    const types = { registry, validators: compileValidators(registry) };
    const tasktype = registry.named('tasktype', 'port-task')?.uri ?? '';
    const planner = await createPlanner([{ tasktype, version: '1.0', interfaces: [webInterface()] }], { types });
    expect(planner.answer({ tasktype, taskinfo: { port: 80, path: '/lab' } })).toMatchObject({
      reponseinfo: {
        reasons: [
          {
            text: '`path` was added in 1.1; this planner knows version 1.0 of Port task.',
            path: '/taskinfo/path',
            rule: 'field-is-known-here',
          },
        ],
      },
    });
    expect(planner.answer({ tasktype, taskinfo: { port: 80, pathh: '/lab' } })).toMatchObject({
      reponseinfo: { reasons: [{ rule: 'taskinfo-matches' }] },
    });
    const newest = await createPlanner([{ tasktype, interfaces: [webInterface()] }], { types });
    expect(newest.answer({ tasktype, taskinfo: { port: 80, path: '/lab' } }).reponseword).toBe('YES');
  });
});
