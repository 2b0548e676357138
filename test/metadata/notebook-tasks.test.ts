import { describe, expect, it } from 'vitest';
import { validate } from '../../src/index.ts';
import { uris } from './tasktypes.ts';

const task = { tasktype: uris['jupyter-notebook'], taskinfo: { notebook: 'https://example.org/survey.ipynb' } };
const notebook = (metadata: unknown) => ({ nbformat: 4, nbformat_minor: 5, cells: [], metadata });
const own = (tasks: unknown) => notebook({ kernelspec: {}, 'execution-planner': { tasks } });
const check = (value: unknown) => validate(JSON.stringify(value, undefined, 1), { file: 'survey.ipynb' });
const has = (part: string): string => expect.stringContaining(part) as string;

describe('a task in the metadata of a notebook', () => {
  it.each([
    ['of nbformat 4', own([task])],
    ['of nbformat 3', { nbformat: 3, worksheets: [], metadata: { 'execution-planner': { tasks: [task] } } }],
  ])('%s is checked where it stands', async (_, value) => {
    expect(await check(value)).toMatchObject({
      verdict: 'valid',
      tasks: [{ pointer: '/metadata/execution-planner/tasks/0' }],
      problems: [],
    });
  });

  it('is wrong at its place in the notebook', async () => {
    expect(await check(own([task, { ...task, taskinfo: { notebook: 1 } }]))).toMatchObject({
      verdict: 'invalid',
      tasks: [{ verdict: 'valid' }, { verdict: 'invalid' }],
      problems: [{ pointer: '/metadata/execution-planner/tasks/1/taskinfo/notebook' }],
    });
  });

  it.each([
    [task, 'where a list is expected'],
    ['jupyter-notebook', 'where a list is expected'],
    [['jupyter-notebook'], 'where a task is expected'],
    [[null], 'where a task is expected'],
  ])('is never found valid in %j', async (tasks, says) => {
    expect(await check(own(tasks))).toMatchObject({
      verdict: 'invalid',
      problems: [{ rule: 'tasks-are-listed', message: has(says) }],
    });
  });

  it.each([
    [{ execution_planner: { tasks: [task] } }, '/metadata/execution_planner', 'Rename `execution_planner`'],
    [{ 'execution-planner': { task: [task] } }, '/metadata/execution-planner/task', 'Rename `task` to `tasks`.'],
    [{ 'execution-planner': 'x' }, '/metadata/execution-planner', 'Write "execution-planner": {"tasks": ['],
  ])('is missed under another name, which is told where it stands: %j', async (metadata, pointer, says) => {
    expect(await check(notebook(metadata))).toMatchObject({
      verdict: 'nothing-declared',
      problems: [{ pointer, hint: has(says) }],
    });
  });

  it('is not looked for in cells', async () => {
    const cell = { cell_type: 'raw', metadata: { 'execution-planner': { tasks: [{ tasktype: 1 }] } }, source: [] };
    expect(await check({ ...notebook({}), cells: [cell] })).toMatchObject({ verdict: 'nothing-declared', tasks: [] });
  });
});

describe('a notebook without a task', () => {
  it.each([
    [notebook({}), 'Add to it "execution-planner": {"tasks": [{'],
    [notebook(null), 'Add "metadata": {"execution-planner": {"tasks": [{'],
    [own([]), 'Write "tasks": [{'],
    [notebook({ 'execution-planner': 1 }), 'Write "execution-planner": {"tasks": [{'],
  ])('declares nothing, and is told what to add to what is there: %j', async (value, says) => {
    expect(await check(value)).toMatchObject({
      verdict: 'nothing-declared',
      problems: [
        {
          rule: 'carrier-declares-a-task',
          message: 'This is a Jupyter notebook, whose metadata declares no task.',
          hint: has(says),
        },
      ],
    });
  });

  it('is told of a member that is spelled nearly right', async () => {
    expect(await check(notebook({ Execution_Planner: { tasks: [task] } }))).toMatchObject({
      verdict: 'nothing-declared',
      problems: [
        { hint: 'Rename `Execution_Planner` to `execution-planner`.', pointer: '/metadata/Execution_Planner' },
      ],
    });
  });
});
