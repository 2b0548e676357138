import type { TypeOf } from '../../src/metadata/named-type.ts';

/** The canonical URIs of the tasktypes that the tests speak of, by name. */
export const uris = {
  'oci-container': 'https://w3id.org/execution-planner/tasktypes/oci-container',
  'rosetta-container': 'https://w3id.org/execution-planner/tasktypes/rosetta-container',
  'jupyter-notebook': 'https://w3id.org/execution-planner/tasktypes/jupyter-notebook',
} as const;

const named = new Map(
  Object.entries(uris).flatMap(([name, uri]) => [name, uri, `uri://${name}`].map((text) => [text, { name, uri }])),
);

/** Finds a tasktype by canonical URI, by the alias of the conversation and by its bare name. */
export const typeOf: TypeOf = (text) => named.get(text);

/** The two tasks of Jupyter-CASA: the container of the conversation at 3:16 PM, and the same image without interface. */
export const casa = [
  {
    uri: uris['rosetta-container'],
    name: 'Jupyter-CASA web notebook',
    taskinfo: {
      registry: 'docker://docker.io',
      image_name: 'penngwyn/jupytercasa',
      image_arch: 'amd64',
      image_os: 'linux',
      interface_protocol: 'http',
      interface_transport: 'tcp/ip',
      interface_port: 8888,
    },
  },
  {
    uri: uris['oci-container'],
    name: 'Jupyter-CASA image',
    taskinfo: { image: 'docker://docker.io/penngwyn/jupytercasa:latest' },
  },
] as const;

/** A notebook in a repository, whose taskinfo is nested. */
export const notebook = {
  uri: uris['jupyter-notebook'],
  name: 'Overlay',
  taskinfo: { repository: { url: 'https://github.com/AMIGA-IAA/hcg-16.git', path: 'plot_scripts/overlay.ipynb' } },
} as const;
