import { describe, expect, it } from 'vitest';
import { launch, type Launch, type LaunchRequest } from '../../src/launch/launch.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { valueAt } from '../../src/spec/place.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();

/** The newest document of a type. */
function documentOf(name: string): Spec {
  const type = registry.types.find((one) => one.name === name);
  if (type === undefined) throw new Error(`The catalogue has no type ${name}.`);
  return type.current;
}

/** The launch of a task that is right, by a service that is described rightly. */
function launched(service: string, serviceinfo: object, task: string, taskinfo: object, answers: Readonly<Record<string, string>> = {}): Launch {
  expect([createChecker(registry.schemaOf(documentOf(service)))(serviceinfo), createChecker(registry.schemaOf(documentOf(task)))(taskinfo)]).toEqual([true, true]);
  return launch(documentOf(service).launch[task] ?? [], { service: serviceinfo, task: taskinfo }, answers);
} // prettier-ignore

const urlOf = (made: Launch): string => (made.how === 'open' ? made.url : made.how);
const requestsOf = (made: Launch): readonly LaunchRequest[] => (made.how === 'steps' ? made.requests : []);
const resultOf = (made: Launch): string | undefined => (made.how === 'steps' ? made.result : undefined);

/** The request to an address that ends so. */
function requestTo(made: Launch, ending: string): LaunchRequest {
  const found = requestsOf(made).find(({ url }) => url.endsWith(ending));
  if (found === undefined) throw new Error(`No request ends in ${ending}.`);
  return found;
}

const form = (body = ''): object => Object.fromEntries(new URLSearchParams(body));
const query = (url: string): object => Object.fromEntries(new URL(url).searchParams);
const json = ({ body = 'null' }: LaunchRequest): unknown => JSON.parse(body);

describe('BinderHub', () => {
  const hub = { endpoint: 'https://mybinder.org/' };
  const binder = (task: object): string => urlOf(launched('binder-hub', hub, 'binder-notebook', task));

  it('gets the link of the mybinder.org user guide, letter by letter', () => {
    expect(binder({ provider: 'gh', repository: 'binder-examples/requirements', path: 'index.ipynb' })).toBe(
      'https://mybinder.org/v2/gh/binder-examples/requirements/HEAD?labpath=index.ipynb',
    );
  });

  it.each([
    ['user/repo/branch', { provider: 'gh', repository: 'norvig/pytudes', ref: 'main' }, 'gh/norvig/pytudes/main'],
    ['group%2Fproject%2Frepo/main', { provider: 'gl', repository: 'group/project/repo', ref: 'main' }, 'gl/group%2Fproject%2Frepo/main'],
    ['url-escaped-url/commit', { provider: 'git', repository: 'https://github.com/norvig/pytudes', ref: 'main' }, 'git/https%3A%2F%2Fgithub.com%2Fnorvig%2Fpytudes/main'],
    ['zenodo-DOI', { provider: 'zenodo', doi: '10.5281/zenodo.3242074' }, 'zenodo/10.5281/zenodo.3242074'],
    ['figshare-DOI', { provider: 'figshare', doi: '10.6084/m9.figshare.9782777.v1' }, 'figshare/10.6084/m9.figshare.9782777.v1'],
    ['dataverse-DOI', { provider: 'dataverse', doi: '10.7910/DVN/TJCLKP' }, 'dataverse/10.7910/DVN/TJCLKP'],
  ])('gets a link of the form %s in the table of providers of its manual', (_, task, spec) => {
    expect(binder(task)).toBe(`https://mybinder.org/v2/${spec}`);
  }); // prettier-ignore

  it('gets a ref with a slash as it is for gh, and encoded for gl and git, as its code splits them', () => {
    const ref = 'feature/new-plots';
    expect([
      binder({ provider: 'gh', repository: 'survey/notebooks', ref }),
      binder({ provider: 'gl', repository: 'survey/notebooks', ref }),
      binder({ provider: 'git', repository: 'https://git.example.org/survey/notebooks', ref }),
    ]).toEqual([
      'https://mybinder.org/v2/gh/survey/notebooks/feature/new-plots',
      'https://mybinder.org/v2/gl/survey%2Fnotebooks/feature%2Fnew-plots',
      'https://mybinder.org/v2/git/https%3A%2F%2Fgit.example.org%2Fsurvey%2Fnotebooks/feature%2Fnew-plots',
    ]);
  });

  it('gets one of labpath, filepath and urlpath, the words of its client', () => {
    const at = (details: object): object =>
      query(binder({ provider: 'gh', repository: 'survey/notebooks', ...details }));
    expect(at({ path: 'a b/c.ipynb' })).toEqual({ labpath: 'a b/c.ipynb' });
    expect(at({ path: 'a b/c.ipynb', interface: 'notebook' })).toEqual({ filepath: 'a b/c.ipynb' });
    expect(at({ urlpath: 'rstudio' })).toEqual({ urlpath: 'rstudio' });
  });

  it('gets for a notebook of ESAP the link that ESAP itself makes, letter by letter', () => {
    const task = { url: 'https://github.com/AMIGA-IAA/hcg-16', filepath: 'start.ipynb' };
    expect(urlOf(launched('binder-hub', hub, 'esap-notebook', task))).toBe(
      'https://mybinder.org/v2/git/https%3A%2F%2Fgithub.com%2FAMIGA-IAA%2Fhcg-16/HEAD?urlpath=lab/tree/start.ipynb',
    );
  });
});

describe('JupyterHub', () => {
  const hub = { endpoint: 'https://example.org' };

  it('gets the link of nbgitpuller, which also says targetpath, so that the folder in urlpath is the right one', () => {
    const repository = { url: 'https://github.com/org/repo', ref: 'main', path: 'index.ipynb' };
    const url = urlOf(launched('jupyter-hub', { ...hub, nbgitpuller: true }, 'jupyter-notebook', { repository }));
    const documented =
      'https://example.org/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Forg%2Frepo&branch=main&urlpath=lab%2Ftree%2Frepo%2Findex.ipynb';
    expect(url.split('?')[0]).toBe(documented.split('?')[0]);
    expect(query(url)).toEqual({ ...query(documented), targetpath: 'repo' });
  });

  const started = launched('jupyter-hub', { ...hub, user_options: { profile: 'small' } }, 'jupyter-notebook', { notebook: 'https://example.org/a.ipynb' }, { name: 'jdoe', token: 'abc' }); // prettier-ignore

  it('gets the call that starts a server as its REST manual has it, letter by letter', () => {
    const { method, url, headers, body } = requestTo(started, '/users/jdoe/server');
    expect([method, url, headers['Authorization'], body]).toEqual([
      'POST',
      'https://example.org/hub/api/users/jdoe/server',
      'token abc',
      '{"profile":"small"}',
    ]);
  });

  it('is asked for what stands in the user model of its tutorial on servers', () => {
    const server = { name: '', pending: null, ready: true, url: '/user/jdoe/', user_options: {} };
    const model = { name: 'jdoe', kind: 'user', servers: { '': server } };
    const { until, take } = requestTo(started, '/users/jdoe');
    expect(valueAt(model, until?.pointer ?? '')).toBe(until?.value);
    expect(valueAt(model, take['server']?.pointer ?? '')).toBe('/user/jdoe/');
  });

  it('gets a file in the form of the contents interface of Jupyter Server', () => {
    const { method, body } = requestTo(started, 'api/contents/a.ipynb');
    expect([method, body]).toEqual(['PUT', '{"type":"notebook","format":"json","content":"{content}"}']);
  });
});

describe('Rosetta', () => {
  const rosetta = { endpoint: 'https://rosetta.oats.inaf.it' };
  const task = { provider: 'git', repository: 'https://github.com/norvig/pytudes', ref: 'main' };

  it('gets its import page and not its link /v2/git/, which breaks on a ref with a slash, for the same repository and ref', () => {
    const documented = new URL('https://rosetta.oats.inaf.it/v2/git/https%3A%2F%2Fgithub.com%2Fnorvig%2Fpytudes/main');
    const [, , , repository = '', ref] = documented.pathname.split('/');
    const url = urlOf(launched('rosetta-webinterface', rosetta, 'binder-notebook', task));
    expect(url.split('?')[0]).toBe('https://rosetta.oats.inaf.it/import_repository/');
    expect(query(url)).toEqual({ repository_url: decodeURIComponent(repository), repository_tag: ref });
  });

  it('gets the link to a new task for a container that it knows, letter by letter', () => {
    const task_container_uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    const made = launched('rosetta-webinterface', { ...rosetta, task_container_uuid }, 'rosetta-container', { image: 'docker.io/example:1.0' }); // prettier-ignore
    expect(urlOf(made)).toBe(
      `https://rosetta.oats.inaf.it/new_task/?step=two&task_container_uuid=${task_container_uuid}`,
    );
  });

  it.each(registry.specs.filter(({ kind }) => kind === 'servicetype').map((spec) => [spec.name, spec] as const))(
    'is never given the link of the conversation that was never built: %s',
    (_, { launch: ways }) => {
      expect(JSON.stringify(ways)).not.toMatch(/container-image|\/launch[/?"]/);
    },
  );

  it('is never given /v2/git/ by its own document', () => {
    expect(JSON.stringify(documentOf('rosetta-webinterface').launch)).not.toContain('/v2/');
  });
});

describe('skaha', () => {
  it('gets the parameters of the example with curl, with a token in place of a certificate', () => {
    const task = { name: 'notebook-scipy', image: 'images.canfar.net/skaha/notebook-scipy:0.2', type: 'notebook', cores: 2, ram: 16 }; // prettier-ignore
    const made = launched('skaha', { endpoint: 'https://ws-uv.canfar.net/skaha', apiVersion: 'v0' }, 'skaha-session', task); // prettier-ignore
    const { method, url, headers, body } = requestTo(made, '/session');
    expect([method, url, headers]).toEqual([
      'POST',
      'https://ws-uv.canfar.net/skaha/v0/session',
      { 'content-type': 'application/x-www-form-urlencoded', Authorization: 'Bearer {token}' },
    ]);
    expect(form(body)).toEqual({ name: 'notebook-scipy', image: 'images.canfar.net/skaha/notebook-scipy:0.2', type: 'notebook', cores: '2', ram: '16' }); // prettier-ignore
  });

  it('gets a variable once for each, and the arguments as one text, as PostAction reads them', () => {
    const task = { image: 'images.canfar.net/skaha/terminal:1.1.2', type: 'headless', cmd: 'echo', args: 'hello world', env: ['LANG=C', 'A=b'] }; // prettier-ignore
    const made = launched('skaha', { endpoint: 'https://ws-uv.canfar.net/skaha' }, 'skaha-session', task);
    const { url, body } = requestTo(made, '/session');
    const sent = new URLSearchParams(body);
    expect([url, sent.get('cmd'), sent.get('args'), sent.getAll('env')]).toEqual([
      'https://ws-uv.canfar.net/skaha/v1/session',
      'echo',
      'hello world',
      ['LANG=C', 'A=b'],
    ]);
  });
});

describe('Portainer', () => {
  const portainer = { endpoint: 'https://portainer.example.org', environmentId: 1 };

  it('gets the container of its manual, nginx on port 80, without a name, and on the port of the host that has the same number', () => {
    const made = launched('portainer', portainer, 'oci-container', { image: 'nginx:latest', ports: [{ port: 80 }] });
    const { method, url, headers } = requestTo(made, '/containers/create');
    expect([method, url, headers]).toEqual([
      'POST',
      'https://portainer.example.org/api/endpoints/1/docker/containers/create',
      { 'content-type': 'application/json', 'X-API-Key': '{key}' },
    ]);
    expect(json(requestTo(made, '/containers/create'))).toEqual({
      Image: 'nginx:latest',
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '80' }] } },
    });
  });

  it('takes the number of the container from where the reply of the manual has it, and starts it there', () => {
    const made = launched('portainer', portainer, 'oci-container', { image: 'nginx:latest' });
    const reply = { Id: '5fc2a93d7a3d426a1c3937436697fc5e5343cc375226f6110283200bede3b107', Warnings: null };
    const { take } = requestTo(made, '/containers/create');
    expect(valueAt(reply, take['container']?.pointer ?? '')).toBe(reply.Id);
    expect(requestTo(made, '/start').url).toBe('https://portainer.example.org/api/endpoints/1/docker/containers/{container}/start'); // prettier-ignore
  });

  const stack = (task: string, taskinfo: object, service: object = portainer): LaunchRequest => {
    const made = launched('portainer', service, task, taskinfo, { name: 'survey', namespace: 'survey' });
    const [request] = requestsOf(made).filter(({ url }) => /\/api\/stacks|\/kubernetes\/helm/.test(url));
    if (request === undefined) throw new Error('No request makes a stack.');
    return request;
  };
  const repository = { url: 'https://github.com/docker/awesome-compose', ref: 'refs/heads/master', path: 'nginx-golang/compose.yaml' }; // prettier-ignore
  const kubernetes = { ...portainer, environmentType: 'kubernetes' };
  const chart = { helm: [{ release: 'spark', chart: 'spark', repo: 'https://charts.example.org/', values: { a: 1 } }] };
  const file = 'https://example.org/compose.yaml';
  const standalone = 'https://portainer.example.org/api/stacks/create/standalone';

  it.each([
    ['a Compose file as text', stack('docker-compose', { composefile: file }), `${standalone}/string?endpointId=1`, ['Name', 'StackFileContent']],
    ['a Compose file in a repository', stack('docker-compose', { repository, project: 'demo', environment: { TAG: '1.0' } }), `${standalone}/repository?endpointId=1`, ['Name', 'RepositoryURL', 'RepositoryReferenceName', 'ComposeFile', 'Env']],
    ['a manifest by its address', stack('kubernetes-cluster', { manifests: ['https://example.org/app.yaml'], namespace: 'survey' }, kubernetes), 'https://portainer.example.org/api/stacks/create/kubernetes/url?endpointId=1', ['StackName', 'Namespace', 'ManifestURL']],
    ['a chart', stack('kubernetes-cluster', chart, kubernetes), 'https://portainer.example.org/api/endpoints/1/kubernetes/helm', ['namespace', 'name', 'chart', 'repo', 'values']],
  ] as const)('gets %s by the path and the fields that its code reads since 2.19', (_, request, url, fields) => {
    expect([request.method, request.url, Object.keys(json(request) as object)]).toEqual(['POST', url, fields]);
  }); // prettier-ignore
});

describe('SciServer', () => {
  it('gets the body of its own client for a shell job, without the TaskName that only its log reads', () => {
    const task = {
      ...{
        dockerImageName: 'Python (astro)',
        dockerComputeEndpoint: 'https://compute.example.org/api',
        command: 'pwd',
      },
      ...{ submitterDID: 'myJob', volumeContainers: [], userVolumes: [] },
    };
    const service = { endpoint: 'https://apps.sciserver.org/compute', racm: 'https://apps.sciserver.org/racm' };
    const made = launched('sciserver-webinterface', service, 'sciserver-container', task);
    const request = requestTo(made, '/jobs/docker');
    expect([request.method, request.url, request.headers['X-Auth-Token']]).toEqual(['POST', 'https://apps.sciserver.org/racm/jobm/rest/jobs/docker', '{token}']); // prettier-ignore
    expect(json(request)).toEqual({
      ...{ command: 'pwd', submitterDID: 'myJob', dockerComputeEndpoint: 'https://compute.example.org/api' },
      ...{ dockerImageName: 'Python (astro)', resultsFolderURI: '', volumeContainers: [], userVolumes: [] },
    });
  });
});

describe('OPUS', () => {
  const parameters = [
    { id: 'inobs', value: 'http://voplus.obspm.fr/cta/events.fits', byReference: true },
    { id: 'enumbins', value: 2 },
  ];
  const service = { endpoint: 'https://voparis-uws-test.obspm.fr/rest/ctbin' };

  it('gets the form of its tests with curl, PHASE=RUN in a second request as UWS has it too', () => {
    const made = launched('uws', service, 'uws-job', { jobname: 'ctbin', parameters });
    const [create, run] = requestsOf(made);
    expect([create?.method, create?.url, form(create?.body)]).toEqual([
      'POST',
      'https://voparis-uws-test.obspm.fr/rest/ctbin',
      { inobs: 'http://voplus.obspm.fr/cta/events.fits', enumbins: '2' },
    ]);
    expect([run?.url, run?.body]).toEqual(['{job}/phase', 'PHASE=RUN']);
  });

  it('gets the execution duration of its tests with curl, letter by letter', () => {
    const made = launched('uws', service, 'uws-job', { jobname: 'ctbin', executionDuration: 120 });
    expect(requestTo(made, '/executionduration').body).toBe('EXECUTIONDURATION=120');
  });
});

describe('Zeppelin', () => {
  it('gets a note as its manual on the REST interface imports one, and is opened at the number in the reply', () => {
    const made = launched('zeppelin', { endpoint: 'http://zeppelin.example.org', authenticated: false }, 'zeppelin-notebook', { notebook: 'https://example.org/a.zpln' }); // prettier-ignore
    const { method, url, headers, body, expect: statuses, take } = requestTo(made, '/import');
    expect([method, url, headers['content-type'], body, statuses]).toEqual([
      'POST',
      'http://zeppelin.example.org/api/notebook/import',
      'application/json',
      '"{note}"',
      [200, 201],
    ]);
    const reply = { status: 'OK', message: '', body: '2AZPHY918' };
    expect(valueAt(reply, take['id']?.pointer ?? '')).toBe('2AZPHY918');
    expect(resultOf(made)).toBe('http://zeppelin.example.org/#/notebook/{id}');
  });
});
