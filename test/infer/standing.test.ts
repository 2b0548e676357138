import { describe, expect, it } from 'vitest';
import { answered } from '../../src/infer/answer.ts';
import { chosen } from '../../src/infer/chosen-tasks.ts';
import type { DeclaredTask } from '../../src/infer/declared-tasks.ts';
import { settle } from '../../src/infer/settle.ts';
import { labelsOf, standingsOf } from '../../src/infer/standing.ts';
import type { FaultsOf } from '../../src/infer/suggest.ts';
import type { FoundValue, MissingValue, SuggestedTask } from '../../src/infer/suggestion.ts';
import { registry, validators } from '../../src/official.ts';
import { checkTask } from '../../src/validate/check-task.ts';

const faultsOf: FaultsOf = (uri, taskinfo) => checkTask(uri, taskinfo, { registry, validators });
const uriOf = (name: string): string => registry.named('tasktype', name)?.uri ?? '';

const found = (pointer: string, value: unknown): FoundValue => ({
  pointer,
  value,
  sure: 'certain',
  evidence: [{ file: 'README.md', line: 1, says: String(value) }],
});

async function taskOf(
  tasktype: string,
  values: readonly FoundValue[],
  missing: readonly MissingValue[] = [],
): Promise<SuggestedTask> {
  const sighting = {
    tasktype,
    name: 'it',
    reason: 'Because.',
    sure: 'certain',
    evidence: [],
    values,
    missing,
  } as const;
  const { task } = await settle(sighting, registry, faultsOf);
  if (task === undefined) throw new Error(`There is no tasktype ${tasktype}.`);
  return task;
}

const declared = (name: string, taskinfo: unknown, listsCollapse = false): DeclaredTask => ({
  uri: uriOf(name),
  taskinfo,
  pointer: '/targetProduct/0',
  locate: (pointer) => pointer,
  listsCollapse,
});

const imageQuestion = { pointer: '/image', question: 'Under which name is the image published?' };
const container = (image: string) => taskOf('oci-container', [found('/image', image)]);

async function standing(tasks: readonly SuggestedTask[], file: readonly DeclaredTask[]): Promise<readonly string[]> {
  return (await standingsOf(tasks, file, registry, faultsOf)).map((task) => task.standing);
}

describe('standingsOf', () => {
  it('tells what is complete from what is not', async () => {
    const tasks = [await container('docker.io/a/b:1'), await taskOf('oci-container', [], [imageQuestion])];
    expect(await standing(tasks, [])).toEqual(['ready', 'incomplete']);
  });

  it('never calls a task complete that its type refuses as a whole', async () => {
    const both = [
      found('/notebook', 'https://example.org/a.ipynb'),
      found('/repository', { url: 'https://a.org/b', path: 'a.ipynb' }),
    ];
    expect(await standing([await taskOf('jupyter-notebook', both)], [])).toEqual(['incomplete']);
  });

  it.each([
    ['the same', { image: 'docker.io/a/b:1' }],
    ['more', { image: 'docker.io/a/b:1', command: ['run'] }],
    ['the same in another spelling', { image: 'docker://docker.io/a/b:1' }],
  ])('knows a task that is declared with %s', async (_, taskinfo) => {
    expect(await standing([await container('docker.io/a/b:1')], [declared('oci-container', taskinfo)])).toEqual([
      'declared',
    ]);
  });

  it('knows a list of one that JSON-LD has made a single value', async () => {
    const task = await taskOf('python-library', [found('/pipname', 'a'), found('/requires_dist', ['numpy'])]);
    const file = { pipname: 'a', requires_dist: 'numpy' };
    expect(await standing([task], [declared('python-library', file, true)])).toEqual(['declared']);
    expect(await standing([task], [declared('python-library', file)])).toEqual(['differs']);
  });

  it('does not ask for what the file says already', async () => {
    const task = await taskOf('oci-container', [], [imageQuestion]);
    expect(await standing([task], [declared('oci-container', { image: 'a.org/b:1' })])).toEqual(['declared']);
  });

  it('leaves a task of the type with other values alone', async () => {
    const file = [declared('oci-container', { image: 'docker.io/a/other:1' })];
    const [task] = await standingsOf([await container('docker.io/a/b:1')], file, registry, faultsOf);
    expect(task).toMatchObject({ standing: 'differs', declaredAt: '/targetProduct/0' });
    expect(
      await standing([await container('docker.io/a/b:1')], [declared('python-library', { pipname: 'b' })]),
    ).toEqual(['ready']);
  });

  it('pairs each task with one declaration, and adds what is left over', async () => {
    const tasks = [
      await container('docker.io/a/b:1'),
      await container('docker.io/a/c:1'),
      await container('docker.io/a/d:1'),
    ];
    const file = [declared('oci-container', { image: 'docker.io/a/c:1' })];
    expect(await standing(tasks, file)).toEqual(['ready', 'declared', 'ready']);
    const unnamed = await taskOf('oci-container', [], [imageQuestion]);
    expect(await standing([unnamed, await container('docker.io/a/c:1')], file)).toEqual(['incomplete', 'declared']);
  });
});

describe('labelsOf', () => {
  it('numbers the tasks of one type', async () => {
    const [one, other] = [await container('docker.io/a/b:1'), await taskOf('python-library', [found('/pipname', 'a')])];
    expect(labelsOf([one, other, one])).toEqual(['oci-container:1', 'python-library', 'oci-container:2']);
  });
});

describe('chosen', () => {
  it('keeps the types that are wanted, and takes in what is possible besides', async () => {
    const [image, library] = [
      await container('docker.io/a/b:1'),
      await taskOf('python-library', [found('/pipname', 'a')]),
    ];
    const all = { tasks: [image], also: [library], leftOut: [], disagreements: [] };
    const none = { only: [], skip: [], also: [] };
    const names = (choice: object) => {
      const { tasks, also } = chosen(all, { ...none, ...choice });
      return [tasks.map(({ tasktype }) => tasktype), also.map(({ tasktype }) => tasktype)];
    };
    expect(names({})).toEqual([['oci-container'], ['python-library']]);
    expect(names({ only: [library.uri] })).toEqual([[], ['python-library']]);
    expect(names({ skip: [library.uri] })).toEqual([['oci-container'], []]);
    expect(names({ also: [library.uri] })).toEqual([['oci-container', 'python-library'], []]);
  });
});

describe('answered', () => {
  const answer = async (task: SuggestedTask, pointer: string, text: string) =>
    answered(task, { pointer, text }, registry, faultsOf);

  it('puts the value into the task, with the author as its evidence', async () => {
    const task = await answer(await taskOf('oci-container', [], [imageQuestion]), '/image', 'docker.io/a/b:1');
    expect(task).toMatchObject({
      taskinfo: { image: 'docker.io/a/b:1' },
      missing: [],
      values: [{ sure: 'certain', evidence: [{ file: 'your answer', says: 'docker.io/a/b:1' }] }],
    });
  });

  it('replaces a value that was found', async () => {
    const task = await answer(await container('docker.io/a/b'), '/image', 'docker.io/a/b:2');
    expect(task).toMatchObject({ taskinfo: { image: 'docker.io/a/b:2' }, values: { length: 1 } });
  });

  it.each([
    ['a number', '/interface_port', '8888', 8888],
    ['a text of digits', '/image_tag', '1.0', '1.0'],
    ['JSON', '/env_vars', '{"A": "b"}', { A: 'b' }],
    ['a quoted text', '/image_name', '"a/b"', 'a/b'],
  ])('reads %s as the type has it', async (_, pointer, text, value) => {
    const parts = ['registry', 'image_name', 'image_os', 'interface_protocol', 'interface_transport', 'interface_port'];
    const values = ['docker.io', 'x/y', 'linux', 'http', 'tcp/ip', 80];
    const task = await taskOf(
      'rosetta-container',
      parts.map((name, index) => found(`/${name}`, values[index])),
    );
    const taken = await answer(task, pointer, text);
    expect('message' in taken ? taken : taken.taskinfo[pointer.slice(1)]).toEqual(value);
  });

  it('asks on for what belongs to the value', async () => {
    const start = await taskOf('jupyter-notebook', [], [{ pointer: '/repository/url', question: 'Where?' }]);
    const task = await answer(start, '/repository/url', 'https://gitlab.com/a/b');
    expect(task).toMatchObject({ missing: [{ pointer: '/repository/path' }] });
  });

  it.each([
    ['of the wrong form', '/image', 'No Image', 'does not have the expected form'],
    ['of a field that there is none of', '/imag', 'docker.io/a/b', 'imag'],
    ['of a part of a value', '/image/x', 'a', 'cannot be given by itself'],
    ['of nothing', '', 'a', 'cannot be given by itself'],
    ['of the prototype', '/__proto__/x', 'a', 'no field'],
  ])('refuses a value %s', async (_, pointer, text, sentence) => {
    const taken = await answer(await container('docker.io/a/b:1'), pointer, text);
    expect(taken).toMatchObject({ message: expect.stringContaining(sentence) as string });
  });
});
