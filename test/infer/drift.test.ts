import { describe, expect, it } from 'vitest';
import { drift, type ComparedTask } from '../../src/infer/drift.ts';
import type { LeftOut, SuggestedTask } from '../../src/infer/suggestion.ts';
import { speaksFor } from '../../src/infer/task-families.ts';

const uriOf = (tasktype: string) => `https://w3id.org/execution-planner/tasktypes/${tasktype}`;

function found(
  tasktype: string,
  taskinfo: Readonly<Record<string, unknown>>,
  more: Partial<SuggestedTask> = {},
): SuggestedTask {
  const evidence = [{ file: 'Dockerfile', line: 7, says: 'EXPOSE 8888' }];
  const values = Object.entries(taskinfo).map(([key, value]) => ({
    pointer: `/${key}`,
    value,
    sure: 'certain' as const,
    evidence,
  }));
  return {
    tasktype,
    uri: uriOf(tasktype),
    name: 'it',
    reason: '',
    sure: 'certain',
    evidence,
    values,
    missing: [],
    taskinfo,
    ...more,
  };
}

function declared(tasktype: string, taskinfo: unknown): ComparedTask {
  return {
    uri: uriOf(tasktype),
    tasktype,
    taskinfo,
    pointer: '/targetProduct',
    locate: (pointer) => `/targetProduct${pointer}`,
  };
}

function drifted(
  tasks: readonly ComparedTask[],
  suggested: readonly SuggestedTask[],
  leftOut: readonly LeftOut[] = [],
) {
  return drift(tasks, { tasks: suggested, also: [], leftOut }).map(({ rule, pointer }) => `${rule} ${pointer}`.trim());
}

describe('tasks and repository have drifted apart', () => {
  it('where a file says another value, which is told with its line', () => {
    const parts = { registry: 'docker.io', image_name: 'jdoe/sky', interface_port: 8888 };
    const [problem, ...more] = drift([declared('rosetta-container', { ...parts, interface_port: 8080 })], {
      tasks: [found('rosetta-container', parts)],
      also: [],
      leftOut: [],
    });
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      rule: 'value-fits-repository',
      severity: 'warning',
      message: 'The task says `interface_port` is 8080, but Dockerfile, line 7 says otherwise: EXPOSE 8888.',
      hint: 'Write 8888, or change Dockerfile.',
      pointer: '/targetProduct/interface_port',
    });
  });

  it('not where an image is declared in the words of a narrower type', () => {
    const image = found('oci-container', { image: 'docker.io/jdoe/sky:2.0' });
    const parts = { registry: 'docker.io', image_name: 'jdoe/sky', interface_port: 8888 };
    expect(drifted([declared('rosetta-container', parts)], [image])).toEqual([]);
    expect(drifted([declared('common-container', { image: 'docker.io/jdoe/sky' })], [image])).toEqual([]);
    expect(drifted([declared('rosetta-container', { ...parts, image_name: 'jdoe/sea' })], [image])).toContain(
      'task-of-repository-is-declared',
    );
  });

  it('where nothing in the repository speaks for a task', () => {
    expect(drifted([declared('oci-container', { image: 'a/b' })], [])).toEqual(['task-fits-repository /targetProduct']);
  });

  it('where something was found for certain and is not declared', () => {
    const library = found('python-library', { pipname: 'sky' });
    expect(drifted([], [library])).toEqual(['task-of-repository-is-declared']);
    expect(drifted([], [{ ...library, sure: 'likely' }])).toEqual([]);
    expect(drifted([], [{ ...library, missing: [{ pointer: '/pipname', question: '?' }] }])).toEqual([]);
  });

  it('where one of several things is declared and another is not', () => {
    const tasks = [found('python-library', { pipname: 'sky-core' }), found('python-library', { pipname: 'sky-plot' })];
    expect(drifted([declared('python-library', { pipname: 'sky-plot' })], tasks)).toEqual([
      'task-of-repository-is-declared',
    ]);
  });

  it('where a second task is that of another thing', () => {
    const both = ['sky', 'sea'].map((pipname) => declared('python-library', { pipname }));
    expect(drifted(both, [found('python-library', { pipname: 'sky' })])).toEqual([
      'task-fits-repository /targetProduct',
    ]);
  });
});

describe('tasks and repository agree', () => {
  it.each([
    [
      'python-library',
      { pipname: 'My_Lib', requires_python: '>= 3.9,<4' },
      { pipname: 'my-lib', requires_python: '<4,>=3.9' },
    ],
    ['python-library', { pipname: 'x', requires_dist: 'numpy >=1' }, { pipname: 'x', requires_dist: ['numpy>=1'] }],
    ['oci-container', { image: 'docker://docker.io/jdoe/sky:2.0' }, { image: 'docker.io/jdoe/sky:1.0' }],
    ['oci-container', { image: 'jdoe/sky' }, { image: 'docker.io/jdoe/sky' }],
    ['rosetta-container', { image: 'jdoe/sky:1' }, { registry: 'docker.io', image_name: 'jdoe/sky' }],
    ['docker-compose', { repository: { url: 'https://github.com/A/b.git' } }, {}],
    ['python-library', { pipname: 'x', version: '1.0' }, { pipname: 'x', requires_python: '>=3' }],
  ])('on %s %j', (tasktype, taskinfo, suggested) => {
    expect(drifted([declared(tasktype, taskinfo)], [found(tasktype, suggested)])).toEqual([]);
  });

  it('on what a file says by convention only', () => {
    const task = found('python-library', { pipname: 'x' });
    const values = task.values.map((value) => ({ ...value, sure: 'likely' as const }));
    expect(drifted([declared('python-library', { pipname: 'y' })], [{ ...task, values }])).toEqual([]);
  });

  it('on a task for which something stands that is left out, unless that is for CI or tests', () => {
    const recipe = { file: 'Singularity.def', what: 'an Apptainer definition', because: '' };
    const container = [declared('singularity-container', { image: 'library://a/b/c' })];
    expect(drifted(container, [], [recipe])).toEqual([]);
    expect(drifted(container, [], [{ ...recipe, file: 'tests/ci/Singularity.def' }])).toHaveLength(1);
    expect(
      drifted(
        [declared('oci-container', { image: 'a/b:1' })],
        [],
        [{ file: 'README.md', what: 'the image a/b:1', because: '' }],
      ),
    ).toEqual([]);
  });

  it('on a type for which no file can speak', () => {
    expect(speaksFor('uws-job', { tasks: [], also: [], leftOut: [] })).toBe(true);
    expect(drifted([{ uri: 'https://example.org/own', taskinfo: {}, pointer: '' }], [])).toEqual([]);
    expect(
      drifted(
        [declared('oci-container', null), declared('oci-container', 'x')],
        [found('oci-container', { image: 'a/b' })],
      ),
    ).toEqual([]);
  });
});
