import { describe, expect, it } from 'vitest';
import { validate } from '../../src/index.ts';
import { namesUnder, taskLabel } from '../../src/metadata/own-names.ts';
import { uris } from './tasktypes.ts';

const task = { tasktype: uris['oci-container'], taskinfo: { image: 'ghcr.io/example/tool:1.0' } };
const text = JSON.stringify(task);
const labels = { maintainer: 'somebody', [taskLabel]: text };
const check = (value: unknown) => validate(JSON.stringify(value, undefined, 1));
const inspected = (own: unknown) => [
  { Id: 'sha256:1', RepoTags: ['ghcr.io/example/tool:1.0'], Config: { Labels: own } },
];
const has = (part: string): string => expect.stringContaining(part) as string;

describe('the names of our own', () => {
  it.each([
    ['https://w3id.org/execution-planner', 'org.w3id.execution-planner.tasks', 'execution-planner'],
    ['https://types.example.org:8443/a/b', 'org.example.types.a.b.tasks', 'b'],
    ['https://example.org', 'org.example.tasks', 'example.org'],
  ])('come from the base %s', (base, label, member) => {
    expect(namesUnder(base)).toEqual({ label, member });
  });
});

describe('a task in the label of an image', () => {
  it.each([
    ['docker inspect', inspected(labels), `/0/Config/Labels/${taskLabel}`],
    [
      'podman inspect, which gives the labels twice',
      [{ Id: '1', Config: { Labels: labels }, Labels: labels }],
      `/0/Labels/${taskLabel}`,
    ],
    [
      'an OCI image configuration',
      { architecture: 'amd64', os: 'linux', config: { Labels: labels }, rootfs: {} },
      `/config/Labels/${taskLabel}`,
    ],
    ['an OCI manifest', { schemaVersion: 2, config: {}, layers: [], annotations: labels }, `/annotations/${taskLabel}`],
    [
      'an OCI index',
      { schemaVersion: 2, manifests: [{ digest: 'sha256:1' }, { annotations: labels }] },
      `/manifests/1/annotations/${taskLabel}`,
    ],
    ['skopeo inspect', { Name: 'a', Digest: 'sha256:1', RepoTags: [], Labels: labels }, `/Labels/${taskLabel}`],
    ['the configuration alone', { Env: [], Labels: labels }, `/Labels/${taskLabel}`],
    ['labels alone', { [taskLabel]: text }, `/${taskLabel}`],
  ])('is found in %s', async (_, value, pointer) => {
    const report = await check(value);
    expect(report).toMatchObject({ verdict: 'valid', tasks: [{ verdict: 'valid', pointer }], problems: [] });
  });

  it.each([
    ['broken', '{"tasktype": '],
    ['no text', task],
  ])('is told of where it is %s, of however little was inspected', async (_, label) => {
    for (const value of [{ Config: { Labels: { [taskLabel]: label } } }, { Labels: { [taskLabel]: label } }])
      expect(await check(value)).toMatchObject({
        verdict: 'invalid',
        problems: [{ rule: 'tasks-are-listed' }, {}].slice(0, label === task ? 1 : 2),
      });
  });

  it.each([taskLabel.slice(0, -1), taskLabel.replaceAll('-', ''), taskLabel.toUpperCase()])(
    'is missed under the name %s, which is told where it stands',
    async (name) => {
      expect(await check(inspected({ a: 'b', [name]: text }))).toMatchObject({
        verdict: 'nothing-declared',
        problems: [{ pointer: `/0/Config/Labels/${name}`, hint: `Rename this label to \`${taskLabel}\`.` }],
      });
    },
  );

  it('is one of several in a list', async () => {
    const notebook = { tasktype: uris['jupyter-notebook'], taskinfo: { notebook: 'https://example.org/a.ipynb' } };
    const { tasks } = await check(inspected({ [taskLabel]: JSON.stringify([task, notebook]) }));
    expect(tasks.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['OCI container', 'valid'],
      ['Jupyter notebook', 'valid'],
    ]);
  });

  it('is wrong at the label, and the message says where in its text', async () => {
    const inner = `[\n{"tasktype": "${task.tasktype}",\n "taskinfo": {"image": 1}}]`;
    expect(await check(inspected({ a: '1', [taskLabel]: inner }))).toMatchObject({
      verdict: 'invalid',
      tasks: [{ pointer: `/0/Config/Labels/${taskLabel}`, line: 10, column: 5 }],
      problems: [
        {
          rule: 'taskinfo-matches',
          message: has('In the JSON of this text, line 3, column 15: `image` is a whole number (1)'),
          pointer: `/0/Config/Labels/${taskLabel}`,
          line: 10,
          column: 5,
        },
      ],
    });
  });

  it('is checked in every image and every place whose text is another one', async () => {
    const wrong = JSON.stringify({ ...task, taskinfo: {} });
    const report = await check([
      ...inspected(labels),
      { Id: '2', Config: { Labels: labels }, Labels: { [taskLabel]: wrong } },
    ]);
    expect(report.tasks.map(({ verdict }) => verdict)).toEqual(['valid', 'valid', 'invalid']);
    expect(report.verdict).toBe('invalid');
  });

  it('is warned of where the label stands twice, of which a reader sees the last', async () => {
    const file = `[{"Id": "1", "Config": {"Labels": {"${taskLabel}": "x", "${taskLabel}": ${JSON.stringify(text)}}}}]`;
    expect(await validate(file)).toMatchObject({ verdict: 'valid', problems: [{ rule: 'key-is-unique' }] });
  });

  it.each([
    ['no JSON', 'oci-container', 'does not read as JSON'],
    ['JSON that is cut off', text.slice(0, -2), 'does not read as JSON'],
    ['nothing', '', 'does not read as JSON'],
    ['nested 100,000 deep', '['.repeat(100_000), 'does not read as JSON'],
    ['a name', '"oci-container"', 'is a text ("oci-container") where a task is expected'],
    ['a list of names', '["oci-container", null]', 'is a text ("oci-container") where a task is expected'],
    ['an object, which no label is', task, 'a label is a text'],
    ['null', null, 'a label is a text'],
  ])('is never found valid in %s', async (_, label, says) => {
    const report = await check(inspected({ [taskLabel]: label }));
    expect(report.verdict).toBe('invalid');
    expect(report.problems[0]).toMatchObject({
      rule: 'tasks-are-listed',
      message: has(says),
      hint: has('{"tasktype": "'),
    });
    expect(report.problems.every(({ line }) => line !== undefined)).toBe(true);
  });

  it('is looked for in 10,000 images', async () => {
    const report = await check(Array.from({ length: 10_000 }, () => inspected(labels)[0]));
    expect(report.tasks).toHaveLength(10_000);
  });
});

describe('an image without a task', () => {
  it.each([
    ['docker inspect', inspected(null)],
    ['labels alone', { 'org.opencontainers.image.title': 'Tool' }],
    ['an empty list of tasks', inspected({ [taskLabel]: '[]' })],
    ['an OCI manifest', { schemaVersion: 2, config: {}, layers: [] }],
  ])('declares nothing, and the line for the Dockerfile is told: %s', async (_, value) => {
    expect(await check(value)).toMatchObject({
      verdict: 'nothing-declared',
      tasks: [],
      problems: [
        {
          rule: 'carrier-declares-a-task',
          severity: 'warning',
          hint: has(`LABEL ${taskLabel}='{"tasktype":"${task.tasktype}"`),
        },
      ],
    });
  });

  it('is named in that line, so that it can be copied', async () => {
    const { problems } = await check(inspected({}));
    const label = /LABEL \S+='(.*)'$/.exec(problems[0]?.hint ?? '')?.[1];
    expect(JSON.parse(label ?? '')).toEqual(task);
  });

  it.each([[[]], [[{ Config: {} }]], [[1]], [{ config: {}, os: ['linux'], name: 'a' }], [{ Labels: {} }]])(
    'is not recognised in %j',
    async (value) => {
      expect((await check(value)).problems[0]?.rule).toMatch(/^(?:root-is-an-object|carrier-is-known)$/);
    },
  );
});
