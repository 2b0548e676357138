import { beforeAll, expect, it } from 'vitest';
import { tasktypes } from '../../src/official.ts';
import {
  launch,
  poll,
  runLaunch,
  type Answer,
  type ListedPlanner,
  type OfferedInterface,
  type Question,
} from '../../src/planner.entry.ts';
import { browserPart } from '../browser/visit.ts';
import { codemeta, folderWith, run } from '../cli/command.ts';
import { programNamed, withParts } from '../parts.ts';
import { containerParts, startContainers, type Containers } from './containers.ts';
import { endAfterAll } from './endings.ts';
import { hubParts, startHub, type Hub } from './hub.ts';
import { pageText } from './image-registry.ts';
import { serveNotebooks, type Notebooks } from './notebooks.ts';
import { servePlanner } from './ready-planner.ts';
import { seeJob } from './uws-jobs.ts';
import { startVisitor } from './visitor.ts';

const parts = { ...containerParts, ...hubParts, ...browserPart, git: programNamed('git') !== undefined };

const hostOf = (reference: string): string => reference.split('/')[0] ?? '';
const endpointOf = ({ serviceinfo }: OfferedInterface): string => String(serviceinfo['endpoint']);

withParts('the conversation with planners in front of real services', parts, () => {
  const later = endAfterAll();
  let services: Containers;
  let hub: Hub;
  let notebooks: Notebooks;
  let planners: readonly ListedPlanner[];

  beforeAll(async () => {
    services = await startContainers(later);
    [hub, notebooks] = await Promise.all([startHub(later), serveNotebooks(later)]);
    const { portainer, uws, hello } = services;
    const registries = { '[docker.io, ghcr.io, quay.io]': `['${hostOf(hello.reference)}']` };
    const served = await Promise.all([
      servePlanner('rosetta', {}, later),
      servePlanner('sciserver', {}, later),
      servePlanner('docker-uws', { 'https://uws.example.org/containers': endpointOf(uws), ...registries }, later),
      servePlanner('portainer', { 'https://portainer.example.org': endpointOf(portainer) }, later),
    ]);
    planners = [...served, hub.planner];
  });

  /** The three tasks and a notebook, as the uploader of each would write it. */
  function tasks(): Readonly<Record<string, readonly [type: keyof typeof tasktypes, info: object]>> {
    const { hello, page } = services;
    const [registry = '', ...path] = page.reference.split('/');
    const [name = '', tag = ''] = path.join('/').split(':');
    return {
      hello: ['ociContainer', { image: `docker://${hello.reference}` }],
      page: [
        'rosettaContainer',
        {
          registry: `docker://${registry}`,
          image_name: name,
          image_tag: tag,
          image_arch: 'amd64',
          image_os: 'linux',
          interface_protocol: 'http',
          interface_transport: 'tcp/ip',
          interface_port: page.port,
        },
      ],
      registered: ['sciserverContainer', { dockerImageName: 'Python (astro)' }],
      notebook: [
        'jupyterNotebook',
        { repository: { url: notebooks.repository('survey'), path: 'notes/first.ipynb' }, interface: 'notebook' },
      ],
    };
  }

  function taskOf(name: string): Question {
    const [type, taskinfo] = tasks()[name] ?? ['ociContainer', {}];
    return { tasktype: tasktypes[type], taskinfo };
  }

  async function answersTo(name: string): Promise<Readonly<Record<string, Answer>>> {
    const answers: Record<string, Answer> = {};
    for await (const answer of poll(planners, [taskOf(name)])) answers[answer.planner.name] = answer;
    return answers;
  }

  function offeredBy(answer: Answer | undefined): OfferedInterface {
    if (answer?.outcome !== 'YES' || answer.interfaces[0] === undefined) throw new Error(JSON.stringify(answer));
    return answer.interfaces[0];
  }

  it.each([
    ['hello', { rosetta: 'NO', sciserver: 'NO', 'docker-uws': 'YES', portainer: 'YES', 'jupyter-hub': 'NO' }],
    ['page', { rosetta: 'YES', sciserver: 'NO', 'docker-uws': 'YES', portainer: 'YES', 'jupyter-hub': 'NO' }],
    ['registered', { rosetta: 'NO', sciserver: 'YES', 'docker-uws': 'NO', portainer: 'NO', 'jupyter-hub': 'NO' }],
    ['notebook', { rosetta: 'NO', sciserver: 'NO', 'docker-uws': 'NO', portainer: 'NO', 'jupyter-hub': 'YES' }],
  ])('each planner answers to %s as in the conversation', async (name, expected) => {
    const answers = await answersTo(name);
    expect(Object.fromEntries(Object.entries(answers).map(([planner, { outcome }]) => [planner, outcome]))).toEqual(
      expected,
    );
  });

  it('Rosetta offers both of its interfaces', async () => {
    const { rosetta } = await answersTo('page');
    const offered = rosetta?.outcome === 'YES' ? rosetta.reply.interfaces : [];
    expect(JSON.stringify(offered)).toMatch(/generic-webinterface.*rosetta-webinterface/);
  });

  it('one planner tells a plain container, which is run to its end, from one with an interface', async () => {
    const settings = { interval: 50, limit: 60_000 };
    const [plain, interfaced] = await Promise.all([answersTo('hello'), answersTo('page')]);
    const ended = await runLaunch(offeredBy(plain['docker-uws']), taskOf('hello'), settings);
    const started = await runLaunch(offeredBy(interfaced['docker-uws']), taskOf('page'), settings);
    const seen = await Promise.all([ended, started].map((one) => seeJob((one.done ? one.result : one.text) ?? '')));
    expect(seen).toEqual([
      { phase: 'COMPLETED', result: 'Hello, world\n' },
      { phase: 'EXECUTING', result: pageText },
    ]);
  });

  it('the link of the Hub is followed to the notebook, by somebody whose server does not run yet', async () => {
    const way = await launch(offeredBy((await answersTo('notebook'))['jupyter-hub']), taskOf('notebook'));
    if (way.how !== 'open') throw new Error(JSON.stringify(way));
    const visitor = await startVisitor(hub, later);
    await visitor.follow(way.url);
    await visitor.page.getByRole('heading', { name: 'Hello from a notebook' }).waitFor();
    expect(visitor.page.url()).toBe(`${hub.root}/user/${hub.name}/notebooks/survey/notes/first.ipynb`);
  });

  it('the command shows a record its answers and links', async () => {
    const record = Object.values(tasks()).map(([type, info]) => {
      return [tasktypes[type].split('/').at(-1) ?? '', info] as const;
    });
    const cwd = folderWith({ 'codemeta.json': codemeta(...record), 'planners.json': JSON.stringify({ planners }) });
    const { code, stdout, stderr } = await run(['ask', 'codemeta.json', '--planners', 'planners.json'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('20 answers: 7 YES, 13 NO');
    expect(stdout).toContain(`Open ${hub.root}/hub/user-redirect/git-pull?repo=`);
  });
});
