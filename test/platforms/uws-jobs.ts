import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Later } from './endings.ts';
import { addressOf, type Podman } from './podman.ts';
import { listen, pageAt } from './program.ts';

/** A job: an image, and how far it has come. */
interface Job {
  readonly image: string;
  phase: 'PENDING' | 'QUEUED' | 'EXECUTING' | 'COMPLETED' | 'ERROR';
  container?: string;
  /** Where its interface answers. */
  address?: string;
}

/** Pulls the image and starts it, what it exposes on ports that are free. */
async function execute(job: Job, podman: Podman): Promise<void> {
  job.phase = 'QUEUED';
  await podman.ask('POST', `/images/create?fromImage=${encodeURIComponent(job.image)}`);
  const made = await podman.ask('POST', '/containers/create', {
    Image: job.image,
    HostConfig: { PublishAllPorts: true },
  });
  const { Id: container } = JSON.parse(String(made.body)) as { readonly Id?: string };
  const started = await podman.ask('POST', `/containers/${container ?? 'none'}/start`);
  if (container === undefined || started.status !== 204) {
    job.phase = 'ERROR';
    return;
  }
  const address = addressOf(await podman.inspect(container));
  Object.assign(job, { container, phase: 'EXECUTING', ...(address === undefined ? {} : { address }) });
}

async function look(job: Job, podman: Podman): Promise<Job> {
  if (job.phase !== 'EXECUTING' || job.container === undefined) return job;
  const { State } = await podman.inspect(job.container);
  if (State.Status === 'exited') job.phase = State.ExitCode === 0 ? 'COMPLETED' : 'ERROR';
  return job;
}

function documentOf(id: string, { phase, address }: Job): string {
  const results = phase === 'COMPLETED' ? [['words', `/jobs/${id}/results/words`]] : [['interface', address]];
  const named = results.flatMap(([name, href]) =>
    href === undefined ? [] : [`<uws:result id="${name}" xlink:href="${href}"/>`],
  );
  return `<?xml version="1.0"?>
<uws:job version="1.1" xmlns:uws="http://www.ivoa.net/xml/UWS/v1.0" xmlns:xlink="http://www.w3.org/1999/xlink">
  <uws:jobId>${id}</uws:jobId><uws:ownerId/><uws:phase>${phase}</uws:phase><uws:quote/>
  <uws:executionDuration>0</uws:executionDuration><uws:destruction/>
  <uws:results>${named.join('')}</uws:results>
</uws:job>
`;
}

/**
 * Serves a minimal UWS 1.1 whose jobs run the image that their parameter `image` names.
 *
 * @param podman What runs them.
 * @param later Notes the end.
 * @returns The address of the list of jobs.
 */
export async function serveUwsJobs(podman: Podman, later: Later): Promise<string> {
  const jobs = new Map<string, Job>();
  const goTo = (response: ServerResponse, path: string): unknown => response.writeHead(303, { location: path }).end();

  async function created(incoming: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const image = new URLSearchParams(await text(incoming)).get('image');
    if (image === null) return response.writeHead(400).end('The parameter image is missing.');
    const id = randomUUID();
    jobs.set(id, { image, phase: 'PENDING' });
    return goTo(response, `/jobs/${id}`);
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const { method, url = '' } = incoming;
    if (method === 'POST' && url === '/jobs') return created(incoming, response);
    const [, id = '', part = ''] = /^\/jobs\/([^/]+)(?:\/(.+))?$/.exec(url) ?? [];
    const job = jobs.get(id);
    if (job === undefined) return response.writeHead(404).end('There is no such job.');
    if (method === 'POST' && part === 'phase') {
      if ((await text(incoming)) !== 'PHASE=RUN' || job.phase !== 'PENDING') return response.writeHead(403).end();
      void execute(job, podman).catch(() => (job.phase = 'ERROR'));
      return goTo(response, `/jobs/${id}`);
    }
    const { phase } = await look(job, podman);
    if (part === 'results/words') return response.end(await podman.wordsOf(job.container ?? 'none'));
    if (part === 'phase') return response.writeHead(200, { 'content-type': 'text/plain' }).end(`${phase}\n`);
    return response.writeHead(200, { 'content-type': 'text/xml' }).end(documentOf(id, job));
  }

  const url = await listen((incoming, response) => {
    answer(incoming, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  }, later);
  return `${url}/jobs`;
}

/** What a client finds at a job. */
export interface JobSeen {
  readonly phase: string | undefined;
  /** The text of its first result: its words, or the page that its interface shows. */
  readonly result: string;
}

/**
 * Looks at a job as a client does.
 *
 * @param job Its address.
 * @returns Its phase and its result.
 */
export async function seeJob(job: string): Promise<JobSeen> {
  const seen = await pageAt(job);
  const [, href = ''] = /xlink:href="([^"]+)"/.exec(seen) ?? [];
  return { phase: /<uws:phase>(\w+)</.exec(seen)?.[1], result: await pageAt(new URL(href, job).href) };
}
