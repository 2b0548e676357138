/** Where the value of a field can come from; at least one of the three. */
export interface FieldSource {
  /** The CodeMeta term that holds it, or that it follows from. */
  readonly codemeta?: string;
  /** The files of a repository that say it. */
  readonly repository?: string;
  /** Why only the author can tell, where no file does. */
  readonly author?: string;
}

const imageName: FieldSource = {
  repository: 'the CI file that pushes the image, a Compose file, or the README',
  author: 'where it is published under no such name',
};
const cloneAddress: FieldSource = { codemeta: 'codeRepository', repository: 'the remote origin of git' };
const fileAddress: FieldSource = { author: 'the address under which the file itself is delivered' };

/** Sources of the fields that mean the same wherever they occur, by pointer. */
const everywhere: Readonly<Record<string, FieldSource>> = {
  '/image': imageName,
  '/repository/url': cloneAddress,
  '/notebook': fileAddress,
  '/composefile': fileAddress,
};

const byTasktype: Readonly<Record<string, Readonly<Record<string, FieldSource>>>> = {
  'binder-notebook': {
    '/provider': { codemeta: 'codeRepository, by its host' },
    '/repository': cloneAddress,
    '/doi': { codemeta: 'identifier', author: 'the DOI of the record' },
  },
  'common-container': {
    '/interface/protocol': { repository: 'the Dockerfile: the server that CMD or ENTRYPOINT starts' },
    '/interface/port': { repository: 'the Dockerfile: EXPOSE' },
  },
  'conda-environment': {
    '/environment': fileAddress,
    '/dependencies': { repository: 'environment.yml' },
  },
  'docker-compose': { '/compose': { repository: 'compose.yaml' } },
  'esap-notebook': { '/url': { author: 'the address of the notebook as the ESAP lists it' } },
  'example-task': { '/message': { author: 'any text' } },
  'jupyter-notebook': {
    '/repository/path': { repository: 'the notebook itself; of several, the one that the README opens' },
  },
  'kubernetes-cluster': {
    '/manifests': fileAddress,
    '/objects': { repository: 'the manifests' },
    '/repository/path': { repository: 'the folder of the manifests' },
    '/kustomize': { codemeta: 'codeRepository, with the folder', repository: 'kustomization.yaml' },
    '/helm/0/release': { repository: 'Chart.yaml: name' },
    '/helm/0/chart': { author: 'where the chart is published' },
    '/helm/0/repository/url': cloneAddress,
    '/helm/0/repository/path': { repository: 'the folder of Chart.yaml' },
  },
  'python-library': { '/pipname': { repository: 'pyproject.toml, setup.cfg or setup.py: name' } },
  'rosetta-container': {
    '/registry': imageName,
    '/image_name': imageName,
    '/image_os': { repository: 'the Dockerfile: FROM' },
    '/interface_protocol': { repository: 'the Dockerfile: the server that CMD or ENTRYPOINT starts' },
    '/interface_transport': { repository: 'the Dockerfile: EXPOSE' },
    '/interface_port': { repository: 'the Dockerfile: EXPOSE' },
  },
  'sciserver-container': { '/dockerImageName': { author: 'the name on the list of images of SciServer' } },
  'singularity-container': {
    '/image': { repository: 'the README, where it names a published image', author: 'where the image is published' },
  },
  'skaha-session': { '/type': { author: 'the kind of session for which the image was made' } },
  'uws-job': { '/jobname': { author: 'the name of the job list of the service' } },
  'zeppelin-notebook': { '/repository/path': { repository: 'the note itself' } },
};

/**
 * Tells where the value of a field can come from.
 *
 * @param tasktype Name of the tasktype.
 * @param pointer JSON Pointer of the field into the taskinfo, every index 0.
 * @returns The sources; nothing where nobody has said.
 */
export function sourceOfField(tasktype: string, pointer: string): FieldSource | undefined {
  return byTasktype[tasktype]?.[pointer] ?? everywhere[pointer];
}
