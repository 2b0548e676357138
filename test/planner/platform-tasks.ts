import { tasktypes } from '../../src/official.ts';

/** One task of each kind, as an uploader would write it. */
export const platformTasks: Readonly<Record<string, { readonly tasktype: string; readonly taskinfo: unknown }>> = {
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
