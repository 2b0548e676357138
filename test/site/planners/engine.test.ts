import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { run as explain } from '../../../src/cli/planner-explain.ts';
import { servicetypes, tasktypes } from '../../../src/official.ts';
import type { Asked } from '../../../src/site/planners/engine-messages.ts';
import { platformTasks } from '../../planner/platform-tasks.ts';
import { ask, data, ready } from './page-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'planners-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** What the command writes of a task with `--format json`. */
async function explained(configuration: string, task: unknown): Promise<unknown> {
  const [planner, question] = [join(folder, 'planner.yaml'), join(folder, 'task.json')];
  writeFileSync(planner, configuration);
  writeFileSync(question, JSON.stringify(task));
  let written = '';
  const silent = { write: () => true, isTerminal: false, columns: 80 };
  const io = {
    stdin: () => Readable.from([]),
    stdinIsTerminal: false,
    stdout: { ...silent, write: (text: string) => void (written += text) },
    stderr: silent,
    environment: {},
  };
  await explain(
    { operands: [planner, question], options: new Map([['format', 'json']]), repeated: new Map() },
    io as never,
  );
  return JSON.parse(written);
}

const asked = (text: string, planners = ready, isSignedIn = false): Promise<Asked> =>
  ask('ask', { input: { text, planners, isSignedIn } });

const questions = {
  ...platformTasks,
  'a tag alone': { tasktype: tasktypes.rosettaContainer },
  unknown: { tasktype: 'uri://rosetta' },
};

describe('the planners of the page', () => {
  it.each(Object.entries(questions))('answer as the command explains: %s', { timeout: 60_000 }, async (_, task) => {
    const { planners } = await asked(JSON.stringify(task));
    expect(planners.map(({ id }) => id)).toEqual(data.ready.map(({ id }) => id));
    for (const { id, answers } of planners) {
      const text = data.ready.find((one) => one.id === id)?.text ?? '';
      expect(
        answers?.map(({ reply }) => reply),
        id,
      ).toEqual([await explained(text, task)]);
    }
  });

  it('say how a whole task is started, and of a part of one what the answer depends on', async () => {
    const whole = await asked(JSON.stringify(platformTasks['binder-notebook']));
    const binder = whole.planners.find(({ id }) => id === 'binder-hub')?.answers?.[0];
    expect(binder?.places).toMatchObject([
      {
        title: 'BinderHub',
        launch: { how: 'open', url: expect.stringContaining('https://mybinder.org/v2/gh/') as string },
      },
    ]);
    const part = await asked(JSON.stringify({ tasktype: tasktypes.skahaSession }));
    const skaha = part.planners.find(({ id }) => id === 'skaha')?.answers?.[0];
    expect(skaha?.reply).toMatchObject({
      reponseword: 'YES',
      reponseinfo: { conditions: expect.any(Array) as unknown[] },
    });
    expect(skaha?.places.map(({ launch }) => launch)).toEqual([undefined]);
  });

  it('never put what is not answered yet, and no secret, into an address that can be opened', async () => {
    const text = JSON.stringify(platformTasks['oci-container']);
    const { planners } = await asked(text);
    const launches = planners.flatMap(({ answers = [] }) =>
      answers.flatMap(({ places }) => places.map(({ launch }) => launch)),
    );
    const secret = launches.find((launch) => launch?.questions.some((question) => question.secret));
    expect(secret?.how).toBe('steps');
  });

  it('tell what is wrong in a configuration with its place, and ask the others', async () => {
    const wrong = { id: 'own', text: 'interfaces: {}\noffers: [{tasktype: rosetta-contaner, interfaces: [page]}]\n' };
    const torn = { id: 'torn', text: 'offers: [' };
    const [first] = ready;
    if (first === undefined) throw new Error('There is no ready configuration.');
    const { planners } = await asked('{"tasktype": "x"}', [wrong, torn, first]);
    expect(planners.map(({ answers }) => answers?.length)).toEqual([undefined, undefined, 1]);
    for (const { problems } of planners.slice(0, 2))
      expect(problems[0]).toMatchObject({
        severity: 'error',
        line: expect.any(Number) as number,
        column: expect.any(Number) as number,
      });
  });

  it('know whether somebody has signed in', async () => {
    const text = `interfaces: {page: {servicetype: generic-webinterface, serviceinfo: {endpoint: 'https://a.example.org'}}}
offers: [{tasktype: oci-container, policy: {who: signed-in}, interfaces: [page]}]
listen: {userHeader: X-Remote-User}`;
    const own = [{ id: 'own', text }];
    const words = [
      await asked(`{"tasktype": "${tasktypes.ociContainer}"}`, own),
      await asked(`{"tasktype": "${tasktypes.ociContainer}"}`, own, true),
    ];
    expect(words.map(({ planners }) => planners[0]?.answers?.[0]?.reply.reponseword)).toEqual(['NO', 'YES']);
  });
});

describe('what planners are asked', () => {
  const codemeta = JSON.stringify({
    '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
    '@type': 'SoftwareSourceCode',
    name: 'viewer',
    targetProduct: [
      {
        '@type': 'SoftwareApplication',
        'schema:additionalType': tasktypes.ociContainer,
        'schema:additionalProperty': [
          {
            '@type': 'schema:PropertyValue',
            'schema:propertyID': 'image',
            'schema:value': 'docker.io/library/hello-world:latest',
          },
        ],
      },
    ],
  });

  it.each([
    [
      'a task in YAML',
      `tasktype: ${tasktypes.ociContainer}\ntaskinfo: {image: 'docker.io/library/hello-world:latest'}`,
    ],
    [
      'a request line',
      `GET /accepts?tasktype=${tasktypes.ociContainer}&taskinfo.image=docker.io/library/hello-world:latest`,
    ],
    [
      'an address',
      `https://planner.example.org/accepts?taskinfo.image=docker.io/library/hello-world:latest&tasktype=${tasktypes.ociContainer}`,
    ],
    ['a codemeta.json', codemeta],
  ])('is read from %s', async (_, text) => {
    const { given } = await asked(text, []);
    expect(given).toMatchObject({
      tasks: [
        {
          title: 'OCI container',
          about: 'docker.io/library/hello-world:latest',
          isWhole: true,
          question: { tasktype: tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world:latest' } },
        },
      ],
    });
  });

  it.each([
    ['text that is torn', '{"tasktype": ', /cannot be read/],
    [
      'a codemeta.json without a task',
      '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "name": "x"}',
      /declares no task/,
    ],
    ['a reply', '{"reponseword": "NO"}', /names no tasktype/],
    ['nothing of the kind', '[1, 2]', /Send an object/],
  ])('is refused in a sentence: %s', async (_, text, sentence) => {
    const { given } = await asked(text, []);
    expect('fault' in given && given.fault).toMatch(sentence);
  });
});

describe('a service of one’s own', () => {
  it('starts a task with what the page asks of it', async () => {
    const task = platformTasks['jupyter-notebook in a repository'];
    const takers = data.takers[tasktypes.jupyterNotebook] ?? [];
    expect(takers.find(({ uri }) => uri === servicetypes.jupyterHub)?.fields.map(({ name }) => name)).toEqual([
      'endpoint',
    ]);
    const offered = { servicetype: servicetypes.binderHub, serviceinfo: { endpoint: 'https://binder.example.org' } };
    const launch = await ask('launch', { offered, task: task as never, answers: {} });
    expect(launch).toMatchObject({
      how: 'open',
      url: expect.stringMatching(/^https:\/\/binder\.example\.org\/v2\//) as string,
    });
  });

  it('is told which of the ready ones anybody can reach', () => {
    const open = data.ready.filter(({ isPublic }) => isPublic).map(({ id }) => id);
    expect(open).toEqual(['binder-hub', 'rosetta', 'sciserver', 'skaha', 'zeppelin']);
  });
});
