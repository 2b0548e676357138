import { describe, expect, it } from 'vitest';
import { loadShippedTypes } from '../../src/cli/planner-context.ts';
import { platforms } from '../../src/generated/platforms.ts';
import { tasktypes } from '../../src/official.ts';
import { readConfiguration } from '../../src/planner/configuration/configuration.ts';
import type { Reply } from '../../src/planner/message.ts';
import { createPlanner, type Planner } from '../../src/planner/planner.ts';
import { readYaml } from '../../src/spec/yaml.ts';

const types = await loadShippedTypes();

function plannerFor(platform: string): Planner {
  const read = readYaml(platforms[platform] ?? '');
  if (!('value' in read)) throw new Error(`${platform} is not read.`);
  const { configuration, problems } = readConfiguration(read, types);
  if (configuration === undefined) throw new Error(JSON.stringify(problems));
  const { offers, service = '' } = configuration;
  return createPlanner(offers, { ...types, service });
}

/** One task of each kind, as an uploader would write it. */
const tasks: Readonly<Record<string, { readonly tasktype: string; readonly taskinfo: unknown }>> = {
  'oci-container': { tasktype: tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world:latest' } },
  'oci-container of CANFAR': {
    tasktype: tasktypes.ociContainer,
    taskinfo: { image: 'images.canfar.net/skaha/terminal:1.1.2', command: ['hello'] },
  },
  'oci-container with a port': {
    tasktype: tasktypes.ociContainer,
    taskinfo: { image: 'images.canfar.net/skaha/terminal:1.1.2', ports: [{ port: 8888 }] },
  },
  'rosetta-container': {
    tasktype: tasktypes.rosettaContainer,
    taskinfo: {
      registry: 'docker.io',
      image_name: 'jupyter/scipy-notebook',
      image_tag: 'lab-3.2.2',
      image_arch: 'amd64',
      image_os: 'linux',
      interface_protocol: 'http',
      interface_transport: 'tcp/ip',
      interface_port: 8888,
    },
  },
  'common-container of CANFAR': {
    tasktype: tasktypes.commonContainer,
    taskinfo: {
      image: 'images.canfar.net/skaha/hello:1.0',
      interface: { protocol: 'http', port: 5000 },
    },
  },
  'common-container on port 8888': {
    tasktype: tasktypes.commonContainer,
    taskinfo: { image: 'images.canfar.net/skaha/hello:1.0', interface: { protocol: 'http', port: 8888 } },
  },
  'sciserver-container': { tasktype: tasktypes.sciserverContainer, taskinfo: { dockerImageName: 'Python (astro)' } },
  'sciserver-container not registered': {
    tasktype: tasktypes.sciserverContainer,
    taskinfo: { dockerImageName: 'My own' },
  },
  'skaha-session': {
    tasktype: tasktypes.skahaSession,
    taskinfo: {
      image: 'images.canfar.net/skaha/notebook-scipy:0.2',
      type: 'notebook',
      name: 'demo-1',
      cores: 2,
      ram: 16,
    },
  },
  'jupyter-notebook in a repository': {
    tasktype: tasktypes.jupyterNotebook,
    taskinfo: {
      repository: { url: 'https://github.com/norvig/pytudes', ref: 'main', path: 'ipynb/Advent.ipynb' },
      kernel: { name: 'python3', language: 'python' },
    },
  },
  'jupyter-notebook by its address': {
    tasktype: tasktypes.jupyterNotebook,
    taskinfo: { notebook: 'https://example.org/a.ipynb' },
  },
  'binder-notebook': {
    tasktype: tasktypes.binderNotebook,
    taskinfo: { provider: 'gh', repository: 'binder-examples/requirements', path: 'index.ipynb' },
  },
  'zeppelin-notebook': {
    tasktype: tasktypes.zeppelinNotebook,
    taskinfo: { notebook: 'https://example.org/note.zpln', languages: ['md', 'pyspark'] },
  },
  'python-library': { tasktype: tasktypes.pythonLibrary, taskinfo: { pipname: 'my-example-lib' } },
  'docker-compose': {
    tasktype: tasktypes.dockerCompose,
    taskinfo: { composefile: 'https://example.org/compose.yaml' },
  },
  'uws-job': { tasktype: tasktypes.uwsJob, taskinfo: { jobname: 'ctbin' } },
};

/** What each platform runs, after section 18.10 of the facts that the catalogue is written from; everything else gets NO. */
const runs: Readonly<Record<string, readonly string[]>> = {
  rosetta: ['rosetta-container', 'common-container of CANFAR', 'common-container on port 8888'],
  sciserver: ['sciserver-container'],
  'docker-uws': ['oci-container', 'rosetta-container'],
  portainer: [
    'oci-container',
    'oci-container of CANFAR',
    'oci-container with a port',
    'rosetta-container',
    'common-container of CANFAR',
    'common-container on port 8888',
    'docker-compose',
  ],
  'jupyter-hub': [
    'jupyter-notebook in a repository',
    'jupyter-notebook by its address',
    'binder-notebook',
    'python-library',
  ],
  'binder-hub': ['jupyter-notebook in a repository', 'binder-notebook'],
  skaha: ['oci-container of CANFAR', 'common-container of CANFAR', 'skaha-session'],
  zeppelin: ['zeppelin-notebook'],
};

const planners = Object.fromEntries(Object.keys(platforms).map((name) => [name, plannerFor(name)] as const));
const ask = (platform: string, task: string): Reply | undefined => {
  const question = tasks[task];
  return question && planners[platform]?.accepts(question);
};

describe('the ready configurations', () => {
  it('are those of the platforms of the conversation', () => {
    expect(Object.keys(platforms).sort()).toEqual(Object.keys(runs).sort());
  });

  it.each(Object.keys(runs))('%s: runs what its platform runs, and nothing else', (platform) => {
    const taken = Object.keys(tasks).filter((task) => ask(platform, task)?.reponseword === 'YES');
    expect(taken).toEqual(Object.keys(tasks).filter((task) => runs[platform]?.includes(task)));
  });

  it('says of Rosetta that it offers the page of the service and its own interface', () => {
    const reply = ask('rosetta', 'rosetta-container');
    expect(
      reply?.reponseword === 'YES' && reply.interfaces.map(({ servicetype }) => servicetype.split('/').at(-1)),
    ).toEqual(['generic-webinterface', 'rosetta-webinterface']);
  });

  it('gives a reason for every NO', () => {
    const replies = Object.keys(runs).flatMap((platform) => Object.keys(tasks).map((task) => ask(platform, task)));
    const reasons = replies.flatMap((reply) => (reply?.reponseword === 'NO' ? [reply.reponseinfo.reasons.length] : []));
    expect(Math.min(...reasons)).toBeGreaterThan(0);
  });

  it('marks the addresses that are placeholders, and only those', () => {
    const unfilled = Object.keys(platforms).filter((platform) => {
      const read = readYaml(platforms[platform] ?? '');
      return 'value' in read && readConfiguration(read, types).problems.length > 0;
    });
    expect(unfilled.sort()).toEqual(['docker-uws', 'jupyter-hub', 'portainer']);
  });
});
