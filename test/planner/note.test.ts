import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Running } from '../../src/http/node.ts';
import { registry, servicetypes, tasktypes } from '../../src/official.ts';
import { acceptsHandler, createPlanner, type Offer } from '../../src/planner.entry.ts';

const at = (servicetype: string, endpoint: string, more: object = {}): Offer['interfaces'][number] => ({
  servicetype,
  serviceinfo: { endpoint, ...more },
});
const hub = at(servicetypes.jupyterHub, 'http://example.org/hub', { nbgitpuller: true });
const binder = at(servicetypes.binderHub, 'http://example.org/binder');
const zeppelin = at(servicetypes.zeppelin, 'http://example.org/zeppelin', { languages: ['md', 'python', 'pyspark'] });
const uws = at(servicetypes.dockerUws, 'http://example.org/uws/docker');
const composeUws = at(servicetypes.composeUws, 'http://example.org/uws/compose');
const portainer = at(servicetypes.portainer, 'http://example.org/portainer', { environmentId: 1 });

/** The planner of the note's examples: each tasktype with the services that the note lets run it. */
const offers: readonly Offer[] = [
  { tasktype: tasktypes.jupyterNotebook, interfaces: [hub, binder] },
  { tasktype: tasktypes.binderNotebook, interfaces: [binder] },
  { tasktype: tasktypes.esapNotebook, interfaces: [binder] },
  {
    tasktype: tasktypes.zeppelinNotebook,
    policy: { languages: ['md', 'python', 'pyspark'] },
    interfaces: [zeppelin],
  },
  {
    tasktype: tasktypes.ociContainer,
    policy: { max: { cores: 12, memory: 16, duration: '10m' }, startup: '5s' },
    interfaces: [uws, portainer],
  },
  { tasktype: tasktypes.dockerCompose, interfaces: [composeUws, portainer] },
  { tasktype: tasktypes.portainerContainer, interfaces: [portainer] },
  { tasktype: tasktypes.portainerCompose, interfaces: [portainer] },
];

let server: Running;
beforeAll(async () => {
  server = await serve(acceptsHandler(await createPlanner(offers)), { port: 0 });
});
afterAll(() => server.close());

interface Told {
  readonly reponseword: string;
  readonly interfaces?: readonly { readonly servicetype: string }[];
  readonly resources?: unknown;
}

const get = async (query: string): Promise<Told> =>
  (await (await fetch(`${server.address}/accepts?${query}`)).json()) as Told;

const post = async (body: string, type: string): Promise<Told> => {
  const init = { method: 'POST', body, headers: { 'content-type': type } };
  return (await (await fetch(`${server.address}/accepts`, init)).json()) as Told;
};

const services = ({ interfaces = [] }: Told): readonly string[] =>
  interfaces.map(({ servicetype }) => registry.find(servicetype)?.name ?? servicetype);

describe('the requests of the note of 2021', () => {
  it.each([
    ['tasktype=uri://jupyter-notebook', ['jupyter-hub', 'binder-hub']],
    ['tasktype=uri://binder-notebook', ['binder-hub']],
    ['tasktype=uri://esap-notebook', ['binder-hub']],
    ['tasktype=uri://zeppelin-notebook', ['zeppelin']],
    ['tasktype=uri://zeppelin-notebook&taskinfo.languages={md,python,pyspark}', ['zeppelin']],
    ['tasktype=uri://docker-container', ['docker-uws', 'portainer']],
    ['tasktype=uri://docker-container&taskinfo.image=docker.io/example:1.0', ['docker-uws', 'portainer']],
    ['tasktype=uri://docker-compose', ['compose-uws', 'portainer']],
    [
      'tasktype=uri://docker-compose&taskinfo.composefile=http://example.org/compose.yaml',
      ['compose-uws', 'portainer'],
    ],
    ['tasktype=uri://portainer-container', ['portainer']],
    ['tasktype=uri://portainer-compose', ['portainer']],
  ])('GET /accepts?%s gets YES', async (query, expected) => {
    const told = await get(query);
    expect(told.reponseword).toBe('YES');
    expect(services(told)).toEqual(expected);
  });

  it.each([
    'tasktype=uri://frumblek',
    'tasktype=doi://10.5281/zenodo.1',
    'tasktype=ivo://example.org/types/x',
    'tasktype=http://purl.escape.eu/types/frumblek',
    // The schema of 2022 uses other fields under this URI, so that it is no alias.
    'tasktype=https://purl.org/esap.escape.eu/task-type/jupyter-notebook',
    'tasktype=uri://zeppelin-notebook&taskinfo.languages={md,scala}',
  ])('GET /accepts?%s gets NO', async (query) => {
    expect((await get(query)).reponseword).toBe('NO');
  });

  it.each([
    [
      'JSON',
      JSON.stringify({ tasktype: 'uri://zeppelin-notebook', taskinfo: { languages: ['md', 'python'] } }),
      'application/json',
    ],
    [
      'YAML',
      'tasktype: uri://zeppelin-notebook\ntaskinfo:\n  languages:\n    - md\n    - python\n',
      'application/yaml',
    ],
    [
      'YAML, the form that it takes unless told otherwise',
      'tasktype: uri://docker-container\ntaskinfo:\n  image: docker.io/example:1.0\n',
      '',
    ],
  ])('POST as %s gets YES', async (_, body, type) => {
    expect((await post(body, type)).reponseword).toBe('YES');
  });

  it('negotiate cores and memory beside the taskinfo', async () => {
    const question = {
      tasktype: 'uri://docker-container',
      taskinfo: { image: 'docker.io/example:1.0' },
      resources: { mincores: 8, minmemory: '8G' },
    };
    expect((await post(JSON.stringify(question), 'application/json')).resources).toEqual({
      mincores: 8,
      maxcores: 12,
      minmemory: '8G',
      maxmemory: '16G',
    });
  });

  it('negotiate times beside the taskinfo', async () => {
    const question = { tasktype: 'uri://docker-container', resources: { maxstartup: '60s', minduration: '5m' } };
    expect((await post(JSON.stringify(question), 'application/json')).resources).toMatchObject({
      minstartup: '5s',
      minduration: '5m',
      maxduration: '10m',
    });
  });

  it('send a Compose file as a part of a form, to the path without the s', async () => {
    const form = new FormData();
    form.append('tasktype', 'uri://docker-compose');
    const file = 'services:\n  web:\n    image: docker.io/library/nginx:1\n';
    form.append('taskinfo.composefile', new Blob([file], { type: 'text/yaml' }), 'compose.yaml');
    const response = await fetch(`${server.address}/accept`, { method: 'POST', body: form });
    expect((await response.json()) as Told).toMatchObject({ reponseword: 'YES' });
  });
});
