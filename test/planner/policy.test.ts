import { describe, expect, it } from 'vitest';
import { servicetypes, tasktypes } from '../../src/official.ts';
import type { Policy, Reason } from '../../src/planner.entry.ts';
import { createPlanner } from '../../src/planner.entry.ts';
import { plannerOf, webInterface } from './planners.ts';

type Name = keyof typeof tasktypes;

async function reasonsFor(name: Name, policy: Policy, taskinfo: unknown): Promise<readonly Reason[]> {
  const planner = await plannerOf(name, policy);
  const reply = planner.answer({ tasktype: tasktypes[name], taskinfo });
  return reply.reponseword === 'NO' ? reply.reponseinfo.reasons : [];
}

const digest = `sha256:${'a'.repeat(64)}`;
const rosetta = {
  registry: 'docker://docker.io',
  image_name: 'jupyter/scipy-notebook',
  image_tag: 'lab-3.2.2',
  image_os: 'linux',
  interface_protocol: 'http',
  interface_transport: 'tcp/ip',
  interface_port: 8888,
};

type Case = readonly [name: Name, policy: Policy, taskinfo: unknown];

describe('a policy', () => {
  it.each<Case>([
    ['ociContainer', { images: ['docker.io/jupyter/*'] }, { image: 'docker://docker.io/jupyter/scipy-notebook:lab' }],
    ['ociContainer', { images: ['jupyter/*'] }, { image: 'jupyter/scipy-notebook' }],
    ['ociContainer', { images: ['hello-world'] }, { image: 'docker.io/library/hello-world:latest' }],
    ['ociContainer', { images: ['docker.io/library/hello-world'] }, { image: 'hello-world' }],
    ['ociContainer', { images: ['*/jupyter/*:lab-*'] }, { image: 'quay.io/jupyter/x:lab-1' }],
    ['ociContainer', { images: ['quay.io/jupyter/x'] }, { image: `quay.io/jupyter/x:2@${digest}` }],
    ['ociContainer', { images: ['docker.io/hello-world'] }, { image: 'hello-world' }],
    ['ociContainer', { images: ['GHCR.io/foo/*'] }, { image: 'ghcr.io/foo/x' }],
    ['ociContainer', { images: ['index.docker.io/foo/*', 'ubuntu*'] }, { image: 'ubuntu:24.04' }],
    ['ociContainer', { images: [`foo/bar@${digest}`] }, { image: 'foo/bar:1', digest }],
    ['singularityContainer', { registries: ['ghcr.io'] }, { image: 'docker://ghcr.io/a/b:1' }],
    ['rosettaContainer', { images: ['ghcr.io/a/*'] }, { image_name: 'a/b' }],
    ['rosettaContainer', { images: ['docker.io/jupyter/*:lab-3.*'] }, rosetta],
    ['rosettaContainer', { registries: ['docker.io'] }, rosetta],
    ['ociContainer', { registries: ['index.docker.io'] }, { image: 'example' }],
    ['ociContainer', { registries: ['*.canfar.net'] }, { image: 'images.canfar.net/skaha/x:1' }],
    ['ociContainer', { registries: ['localhost:5000'] }, { image: 'localhost:5000/x' }],
    ['ociContainer', { architectures: ['amd64'] }, { image: 'x', platform: { architecture: 'amd64' } }],
    ['ociContainer', { architectures: ['amd64'] }, { image: 'x' }],
    ['ociContainer', { ports: [5000, '8000-8999'] }, { image: 'x', ports: [{ port: 5000 }, { port: 8888 }] }],
    ['rosettaContainer', { protocols: ['http', 'https'] }, rosetta],
    ['pythonLibrary', { python: '3.11' }, { pipname: 'x', requires_python: '>=3.8, <4' }],
    ['pythonLibrary', { python: '3.11.4' }, { pipname: 'x', requires_python: '==3.11.*' }],
    ['pythonLibrary', { cpuFlags: ['avx2'] }, { pipname: 'x', platform: { cpuFlags: ['avx2'] } }],
    ['zeppelinNotebook', { languages: ['md', 'python'] }, { languages: ['python', 'md'] }],
    [
      'jupyterNotebook',
      { kernels: ['python3'] },
      { notebook: 'https://example.org/a.ipynb', kernel: { name: 'python3' } },
    ],
    [
      'pythonLibrary',
      { packages: { allow: ['Astro_Py', 'numpy'] } },
      { pipname: 'astro.py', requires_dist: ['NumPy>=1'] },
    ],
    ['pythonLibrary', { packages: { deny: ['tensorflow*'] } }, { pipname: 'astropy' }],
    ['sciserverContainer', { names: ['Python (astro)'] }, { dockerImageName: 'Python (astro)' }],
    [
      'ociContainer',
      { max: { cores: 4, memory: 16, gpus: 0 } },
      { image: 'x', resources: { mincores: 4, minmemory: 16 } },
    ],
    ['uwsJob', { max: { duration: '1h' } }, { jobname: 'ctbin', executionDuration: 3600 }],
    ['rosettaContainer', { max: { memory: 4 } }, { ...rosetta, computing_memory: '4096' }],
  ])('%s takes with %j the task %j', async (name, policy, taskinfo) => {
    expect(await reasonsFor(name, policy, taskinfo)).toEqual([]);
  });

  it.each<readonly [...Case, path: string, text: string]>([
    ['ociContainer', { images: ['docker.io/jupyter/*'] }, { image: 'docker.io/evil/jupyter/x' }, '/image',
      'This service takes only the image docker.io/jupyter/*; the task names docker.io/evil/jupyter/x:latest.'],
    ['ociContainer', { images: ['hello-world'] }, { image: 'quay.io/library/hello-world' }, '/image',
      'This service takes only the image hello-world; the task names quay.io/library/hello-world:latest.'],
    ['ociContainer', { images: ['a/b:1', 'c/d'] }, { image: 'a/b:2' }, '/image',
      'This service takes only the images a/b:1 and c/d; the task names docker.io/a/b:2.'],
    ['rosettaContainer', { registries: ['images.canfar.net'] }, rosetta, '/registry',
      'This service takes images only from images.canfar.net; the task names one from docker.io.'],
    ['ociContainer', { registries: ['canfar.net'] }, { image: 'evil-canfar.net/x' }, '/image',
      'This service takes images only from canfar.net; the task names one from evil-canfar.net.'],
    ['ociContainer', { architectures: ['amd64'] }, { image: 'x', platform: { architecture: 'arm64' } }, '/platform/architecture',
      'This service has only processors of amd64; the task is for arm64.'],
    ['ociContainer', { ports: [5000] }, { image: 'x', ports: [{ port: 5000 }, { port: 8888 }] }, '/ports/1/port',
      'This service reaches containers only on port 5000; the task has an interface on port 8888.'],
    ['rosettaContainer', { protocols: ['http', 'https'] }, { ...rosetta, interface_protocol: 'vnc' }, '/interface_protocol',
      'This service passes on only http and https; the task speaks vnc.'],
    ['pythonLibrary', { python: '3.11' }, { pipname: 'x', requires_python: '>=3.12' }, '/requires_python',
      'This service runs Python 3.11; the task asks for >=3.12.'],
    ['pythonLibrary', { cpuFlags: ['avx2'] }, { pipname: 'x', platform: { cpuFlags: ['avx2', 'avx512f'] } }, '/platform/cpuFlags/1',
      'This service has processors with avx2 and no other such instructions; the task needs avx512f.'],
    ['zeppelinNotebook', { languages: ['md', 'python'] }, { languages: ['md', 'pyspark'] }, '/languages/1',
      'This service runs only md and python; the task is written in pyspark.'],
    ['jupyterNotebook', { kernels: ['python3'] }, { kernel: { name: 'julia-1.10' } }, '/kernel/name',
      'This service has only the kernel python3; the task is for julia-1.10.'],
    ['pythonLibrary', { packages: { allow: ['astropy'] } }, { pipname: 'numpy' }, '/pipname',
      'This service takes only the package astropy; the task needs numpy.'],
    ['pythonLibrary', { packages: { deny: ['tensorflow*'] } }, { pipname: 'x', requires_dist: ['TensorFlow_gpu>=2'] }, '/requires_dist/0',
      'This service does not take the package tensorflow*; the task needs tensorflow-gpu.'],
    ['sciserverContainer', { names: ['Python (astro)'] }, { dockerImageName: 'My own' }, '/dockerImageName',
      'This service knows only the image "Python (astro)"; the task names "My own".'],
    ['ociContainer', { max: { memory: 16 } }, { image: 'x', resources: { minmemory: 64 } }, '/resources/minmemory',
      'This service gives at most 16 GiB of memory; the task asks for at least 64 GiB of memory.'],
    ['uwsJob', { max: { duration: '1h' } }, { jobname: 'ctbin', executionDuration: 7200 }, '/executionDuration',
      'This service gives at most 1h; the task asks for at least 2h.'],
  ])('%s refuses with %j the task %j', async (name, policy, taskinfo, path, text) => {
    expect(await reasonsFor(name, policy, taskinfo)).toMatchObject([{ path: `/taskinfo${path}`, text }]);
  }); // prettier-ignore

  it.each<Case>([
    ['ociContainer', { images: ['foo/bar:1.0'] }, { image: `foo/bar:1.0@${digest}` }],
    ['ociContainer', { images: ['foo/bar:1.0'] }, { image: 'foo/bar:1.0', digest }],
    ['ociContainer', { images: ['foo/bar:latest'] }, { image: `foo/bar@${digest}` }],
    ['singularityContainer', { registries: ['ghcr.io'] }, { image: 'library://ghcr.io/a/b:1' }],
    ['rosettaContainer', { max: { memory: 8 } }, { ...rosetta, computing_memory: '9999999999G' }],
    [
      'kubernetesCluster',
      { max: { duration: '1d' } },
      { manifests: ['https://example.org/a.yaml'], minduration: 'P1Y' },
    ],
    ['uwsJob', { max: { duration: '1d' } }, { jobname: 'ctbin', executionDuration: 0 }],
  ])('%s refuses with %j what only seems to suit: %j', async (name, policy, taskinfo) => {
    expect(await reasonsFor(name, policy, taskinfo)).toHaveLength(1);
  });

  it.each<readonly [Policy, string]>([
    [{ python: '3.x' }, 'is no version of Python'],
    [{ max: { duration: 'soon' } }, 'is no length of time'],
    [{ ports: ['9000-8000'] }, 'is neither a port nor a range'],
    [{ images: ['a b'] }, 'can stand for no image'],
    [{ schema: { properties: { image: { pattern: '(a+)+$' } } } }, 'takes too long'],
  ])('that cannot be obeyed is refused when the planner is made: %j', async (policy, sentence) => {
    await expect(plannerOf('ociContainer', policy)).rejects.toThrow(sentence);
  });

  it('names the service in its sentences', async () => {
    const offer = { tasktype: tasktypes.pythonLibrary, policy: { python: '3.11' }, interfaces: [webInterface()] };
    const planner = await createPlanner([offer], { service: 'The hub of Trieste' });
    const taskinfo = { pipname: 'x', requires_python: '>=3.12' };
    expect(planner.accepts({ tasktype: tasktypes.pythonLibrary, taskinfo })).toMatchObject({
      reponseinfo: { reasons: [{ text: 'The hub of Trieste runs Python 3.11; the task asks for >=3.12.' }] },
    });
  });

  it('refuses a whole task that leaves out what it requires, and names the field', async () => {
    const policy: Policy = { ports: [5000], require: ['ports'] };
    expect(await reasonsFor('ociContainer', policy, { image: 'x' })).toMatchObject([
      { path: '/taskinfo/ports', rule: 'field-is-required-here' },
    ]);
  });

  it('says what a YES still depends on, where a field is not given yet', async () => {
    const planner = await plannerOf('ociContainer', { registries: ['images.canfar.net'], ports: [5000] });
    for (const question of [{}, { taskinfo: {} }])
      expect(planner.answer({ tasktype: tasktypes.ociContainer, ...question })).toMatchObject({
        reponseword: 'YES',
        reponseinfo: {
          conditions: [
            {
              path: '/taskinfo/image',
              text: 'This service takes images only from images.canfar.net; this depends on `image`.',
            },
            { path: '/taskinfo/ports' },
          ],
        },
      });
    const whole = planner.answer({ tasktype: tasktypes.ociContainer, taskinfo: { image: 'images.canfar.net/a/b' } });
    expect(whole).not.toHaveProperty('reponseinfo');
  });

  it('runs tasks for signed-in users only, where it says so', async () => {
    const planner = await plannerOf('exampleTask', { who: 'signed-in' });
    const question = { tasktype: tasktypes.exampleTask };
    expect(planner.accepts(question)).toMatchObject({ reponseinfo: { reasons: [{ httpcode: 403 }] } });
    expect(planner.accepts(question, { signedIn: true }).reponseword).toBe('YES');
  });

  it('narrows a type by a schema of its own, for what words cannot say', async () => {
    const schema = {
      type: 'object',
      additionalProperties: true,
      properties: { message: { type: 'string', maxLength: 3, description: 'Short' } },
      required: ['repeats'],
    };
    expect(await reasonsFor('exampleTask', { schema }, { message: 'long', repeats: 1 })).toMatchObject([
      { path: '/taskinfo/message', rule: 'taskinfo-suits-the-service' },
    ]);
    expect(await reasonsFor('exampleTask', { schema }, { message: 'abc' })).toMatchObject([
      { path: '/taskinfo/repeats' },
    ]);
    expect(await reasonsFor('exampleTask', { schema }, { repeats: 1 })).toEqual([]);
  });

  it('refuses a schema outside the profile when the planner is made', async () => {
    await expect(plannerOf('exampleTask', { schema: { unevaluatedProperties: false } })).rejects.toThrow(TypeError);
  });
});

describe('several offers for one tasktype', () => {
  const small = {
    tasktype: tasktypes.ociContainer,
    policy: { max: { memory: 4 } },
    interfaces: [webInterface('https://small.example.org')],
  };
  const large = {
    tasktype: 'uri://oci-container',
    policy: { max: { memory: 64 } },
    interfaces: [webInterface('https://large.example.org')],
  };

  it('are alternatives, all of which that fit are offered', async () => {
    const planner = await createPlanner([small, large]);
    const endpoints = (minmemory: number): unknown => {
      const taskinfo = { image: 'x', resources: { minmemory } };
      const reply = planner.accepts({ tasktype: tasktypes.ociContainer, taskinfo });
      return reply.reponseword === 'YES' && reply.interfaces.map(({ serviceinfo }) => serviceinfo['endpoint']);
    };
    expect(endpoints(2)).toEqual(['https://small.example.org', 'https://large.example.org']);
    expect(endpoints(8)).toEqual(['https://large.example.org']);
    expect(endpoints(128)).toBe(false);
  });

  it('ask for nothing more where one of them takes the task anyway, and offer an interface once', async () => {
    const any = { ...large, policy: {} };
    const strict = { ...large, policy: { images: ['a/*'] } };
    const planner = await createPlanner([strict, any]);
    expect(planner.accepts({ tasktype: tasktypes.ociContainer, taskinfo: {} })).toEqual({
      reponseword: 'YES',
      interfaces: large.interfaces,
    });
  });
});

describe('an offer', () => {
  it.each([
    ['a servicetype', { tasktype: servicetypes.uws, interfaces: [webInterface()] }, 'is a servicetype'],
    ['no interface', { tasktype: tasktypes.uwsJob, interfaces: [] }, 'has no interface'],
    [
      'a version that is not there',
      { tasktype: tasktypes.uwsJob, version: '1.9', interfaces: [webInterface()] },
      'no version 1.9',
    ],
  ])('is refused that has %s', async (_, offer, sentence) => {
    await expect(createPlanner([offer])).rejects.toThrow(sentence);
  });

  it('may be for a type that no registry has, which is compared as an exact string', async () => {
    const planner = await createPlanner([{ tasktype: 'https://example.org/types/mine', interfaces: [webInterface()] }]);
    expect(planner.answer({ tasktype: 'https://example.org/types/mine', taskinfo: { any: 'thing' } }).reponseword).toBe(
      'YES',
    );
    expect(planner.answer({ tasktype: 'https://example.org/types/Mine' }).reponseword).toBe('NO');
  });
});
