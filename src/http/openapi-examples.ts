import { identifiers } from '../identity.ts';
import { task } from './openapi-parts.ts';

const rosetta = `${identifiers}/tasktypes/rosetta-container`;
const oci = task.tasktype;

/** `POST /api/validate` of {@link task}. */
export const report = {
  verdict: 'valid',
  tasks: [
    {
      kind: 'tasktype',
      type: oci,
      uri: oci,
      title: 'OCI container',
      version: '1.0',
      verdict: 'valid',
      pointer: '',
      line: 1,
      column: 1,
    },
  ],
  problems: [],
};

/** Two lines of a batch, the second one cut off. */
export const batchSent = `${JSON.stringify(task)}\n{"tasktype":\n`;

/** What `POST /api/validate/batch` says of them. */
export const batchTold = [
  { line: 1, ...report },
  {
    line: 2,
    verdict: 'unreadable',
    tasks: [],
    problems: [
      {
        rule: 'json-is-well-formed',
        severity: 'error',
        message: 'The value of the member "tasktype" is missing.',
        hint: 'Write it; null if it is not known.',
        pointer: '',
        line: 1,
        column: 13,
        docs: `${identifiers}/rules/json-is-well-formed`,
      },
    ],
  },
  {
    summary: {
      verdict: 'unreadable',
      lines: 2,
      valid: 1,
      invalid: 0,
      unknown: 0,
      unreadable: 1,
      'nothing-declared': 0,
    },
  },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('');

/** A repository as it is listed for `POST /api/suggest`. */
export const listing = {
  files: [{ path: 'Dockerfile', text: 'FROM python:3.12\nEXPOSE 8888\n' }, { path: 'README.md' }],
};

/** The tasks that it may declare. */
export const suggested = {
  files: { listed: 2, read: 1, isCut: false },
  tasks: [
    {
      tasktype: 'oci-container',
      name: 'container image of Dockerfile',
      reason: 'Dockerfile builds a container image.',
      sure: 'certain',
      evidence: [{ file: 'Dockerfile', line: 1, says: 'FROM python:3.12' }],
      values: [
        {
          pointer: '/ports',
          value: [{ port: 8888 }],
          sure: 'certain',
          evidence: [{ file: 'Dockerfile', line: 2, says: 'EXPOSE 8888' }],
        },
      ],
      missing: [
        {
          pointer: '/image',
          question: 'Under which name is the image of Dockerfile published? For example docker.io/jdoe/survey:1.0',
        },
      ],
      uri: oci,
      taskinfo: { ports: [{ port: 8888 }] },
      title: 'OCI container',
      label: 'oci-container',
      standing: 'incomplete',
    },
  ],
  also: [],
  leftOut: [
    {
      file: 'Dockerfile',
      line: 2,
      what: 'a web page on port 8888',
      because: 'no CMD or ENTRYPOINT says what answers there',
    },
  ],
  disagreements: [],
  block: { targetProduct: [], keywords: [] },
};

/** `GET /api/resolve?uri=uri%3A%2F%2Frosetta-container` */
export const resolved = {
  text: 'uri://rosetta-container',
  status: 'known',
  uri: rosetta,
  kind: 'tasktype',
  name: 'rosetta-container',
  title: 'Rosetta container',
  version: '1.0',
  typeStatus: 'experimental',
  via: 'alias',
  seen: 'the conversation of 24 November 2021, requests at 2:58 PM (one image) and 3:16 PM (field by field)',
  advice: {
    summary:
      '"uri://rosetta-container" is an alias of the tasktype Rosetta container (where it was seen: the conversation of 24 November 2021, requests at 2:58 PM (one image) and 3:16 PM (field by field)).',
    next: [
      `Write ${rosetta} in everything new.`,
      'On this server, GET /api/types/tasktypes/rosetta-container/1.0 tells what its message holds; /tasktypes/rosetta-container/ is its page.',
    ],
    address: rosetta,
    message: `You sent the tasktype "uri://rosetta-container", which we understand; please send exactly ${rosetta} instead.`,
  },
};

/** `GET /api/types`, of which only one type is left, with a few of its members. */
export const typesCut = {
  identifiers,
  types: [{ kind: 'tasktype', name: 'oci-container', major: 1, title: 'OCI container', uri: oci, current: '1.0' }],
};

/** `GET /api/types/tasktypes/oci-container/1.0`, with a few of its members. */
export const typeCut = {
  kind: 'tasktype',
  name: 'oci-container',
  version: '1.0',
  uri: oci,
  title: 'OCI container',
  status: 'experimental',
};

/** A task that a planner in front of a JupyterHub takes. */
export const notebook = {
  tasktype: `${identifiers}/tasktypes/jupyter-notebook`,
  taskinfo: { repository: { url: 'https://gitlab.com/survey/notebooks', path: 'survey.ipynb' } },
};

/** What such a planner says of it. */
export const yes = {
  reponseword: 'YES',
  interfaces: [
    {
      servicetype: `${identifiers}/servicetypes/jupyter-hub`,
      serviceinfo: { endpoint: 'https://hub.survey.example', nbgitpuller: true, kernels: ['python3'] },
    },
  ],
};

/** What it says of a container. */
export const no = {
  reponseword: 'NO',
  reponseinfo: {
    reasons: [
      {
        text: `The hub of the survey does not run the tasktype "${oci}".`,
        path: '/tasktype',
        rule: 'tasktype-is-run-here',
      },
    ],
  },
};

/** How the counts begin after one call. */
export const metricsBegin = `# HELP tasktypes_http_requests_total Calls that were answered.
# TYPE tasktypes_http_requests_total counter
tasktypes_http_requests_total{method="GET",route="/health",status="200"} 1
`;
