import { describe, expect, it } from 'vitest';
import { servicetypes, tasktypes } from '../../src/official.ts';
import { runLaunch, type OfferedInterface, type Question, type Run, type RunOptions } from '../../src/planner.entry.ts';
import { serve, serveHub, servePortainer, serveUws } from './services.ts';

const quick: RunOptions = { interval: 1, longestInterval: 5, limit: 2000 };

const uws = (endpoint: string, more: object = {}): OfferedInterface => ({
  servicetype: servicetypes.uws,
  serviceinfo: { endpoint, ...more },
});
const job: Question = {
  tasktype: tasktypes.uwsJob,
  taskinfo: { jobname: 'jobs', parameters: [{ id: 'band', value: 'R&B' }] },
};
const portainer = (endpoint: string): OfferedInterface => ({
  servicetype: servicetypes.portainer,
  serviceinfo: { endpoint, environmentId: 1 },
});
const hello: Question = { tasktype: tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world:1' } };

const failed = (run: Run): Run & { readonly done: false } => {
  if (run.done) throw new Error('The launch did not stop.');
  return run;
};

describe('the requests of a UWS', () => {
  it('are sent in order, the job is asked for until it is completed, and the results are named', async () => {
    const { url, received } = await serveUws(['QUEUED', 'EXECUTING', 'COMPLETED']);
    const waited: unknown[] = [];
    const ended = await runLaunch(uws(`${url}/jobs/`), job, { ...quick, waiting: (_, came) => waited.push(came) });
    expect(ended).toEqual({ done: true, result: `${url}/jobs/7/results` });
    expect(waited).toEqual(['QUEUED', 'EXECUTING']);
    expect(received.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/jobs', 'band=R%26B'],
      ['POST', '/jobs/7/phase', 'PHASE=RUN'],
      ...Array.from({ length: 3 }, () => ['GET', '/jobs/7/phase', '']),
    ]);
  });

  it('end with the phase that means failure', async () => {
    const { url } = await serveUws(['EXECUTING', 'ERROR']);
    const ended = failed(await runLaunch(uws(`${url}/jobs`), job, quick));
    expect(ended.answered).toBe(2);
    expect(ended.text).toBe(
      `Request 3 of 3, GET ${url}/jobs/7/phase, says "ERROR", where "COMPLETED" is waited for: that will not come any more.`,
    );
    expect(ended.advice).toContain(`${url}/jobs/7/phase`);
  });

  it('are given up when the time is over, with the last phase', async () => {
    const { url } = await serveUws(['EXECUTING']);
    const ended = failed(await runLaunch(uws(`${url}/jobs`), job, { ...quick, limit: 300 }));
    expect(ended.text).toMatch(/says "EXECUTING" after 0\.3 seconds, where "COMPLETED" is waited for\.$/);
  });

  it('stop where a new job is not named', async () => {
    const { url } = await serve(() => ({ status: 303 }));
    const ended = failed(await runLaunch(uws(`${url}/jobs`), job, quick));
    expect(ended).toMatchObject({
      answered: 0,
      text: expect.stringContaining('without a header field location') as string,
    });
  });

  it('carry no secret to another host than the interface names', async () => {
    const stranger = await serveUws(['COMPLETED']);
    const { url, received } = await serveUws(['COMPLETED'], `${stranger.url}/jobs/7`);
    const options = { ...quick, answers: { authorization: 'Basic abc' } };
    const ended = failed(await runLaunch(uws(`${url}/jobs`, { authentication: 'basic' }), job, options));
    expect(ended).toMatchObject({ answered: 1, text: expect.stringContaining('would carry a secret') as string });
    expect([received.length, stranger.received.length]).toEqual([1, 0]);
  });
});

describe('the requests of a Portainer', () => {
  it('pull the image, make the container and start it', async () => {
    const { url, received } = await servePortainer('secret-key', ['docker.io/library/hello-world:1']);
    const shown: string[] = [];
    const show: RunOptions['show'] = (step) => shown.push(JSON.stringify(step));
    const ended = await runLaunch(portainer(url), hello, { ...quick, answers: { key: 'secret-key' }, show });
    expect(ended).toEqual({ done: true, result: `${url}/#!/1/docker/containers/c0ffee` });
    expect(received.map(({ headers }) => headers['x-api-key'])).toEqual(Array(3).fill('secret-key'));
    expect(shown.map((text) => /"number":([0-9])/.exec(text)?.[1])).toEqual(['1', '2', '3']);
    expect(shown.join()).not.toContain('secret-key');
    expect(shown[0]).toContain('"X-API-Key":"•••"');
  });

  it('stop at a wrong token, with what the service says and what to do', async () => {
    const { url, received } = await servePortainer('secret-key', []);
    const ended = failed(await runLaunch(portainer(url), hello, { ...quick, answers: { key: 'wrong' } }));
    expect(ended.text).toMatch(
      /^Request 1 of 3, POST http.*images\/create.*, was answered with 401, where 200 is expected\. It says: \{"message":"A valid/,
    );
    expect(ended.advice).toBe('Check your credentials, and that you may do this there.');
    expect(received).toHaveLength(1);
  });

  it('are not sent at all while something is not answered', async () => {
    const { url, received } = await servePortainer('secret-key', []);
    const ended = failed(await runLaunch(portainer(url), hello, quick));
    expect(ended.text).toBe('Nothing was sent: `key` is not given.');
    expect(received).toEqual([]);
  });

  it('never repeat a secret that cannot stand in a header field', async () => {
    const { url, received } = await servePortainer('secret-key', []);
    const ended = failed(await runLaunch(portainer(url), hello, { ...quick, answers: { key: 'secret-key\nx' } }));
    expect(ended.text).toContain('got no answer (');
    expect(JSON.stringify(ended)).not.toContain('secret-key');
    expect(received).toEqual([]);
  });

  it('never repeat a secret that the service sends back', async () => {
    const { url } = await serve(({ headers }) => ({ status: 400, body: `bad ${String(headers['x-api-key'])}` }));
    const ended = failed(await runLaunch(portainer(url), hello, { ...quick, answers: { key: 'secret-key' } }));
    expect(ended.text).toContain('It says: bad •••');
  });
});

describe('the requests of a JupyterHub', () => {
  it('start a server, wait for it, and upload the notebook', async () => {
    const { url, received } = await serveHub('hub-token');
    const hub = { servicetype: servicetypes.jupyterHub, serviceinfo: { endpoint: `${url}/hub` } };
    const task = { tasktype: tasktypes.jupyterNotebook, taskinfo: { notebook: `${url}/files/first.ipynb` } };
    const answers = { name: 'jdoe', token: 'hub-token' };
    expect(await runLaunch(hub, task, { ...quick, answers })).toEqual({
      done: true,
      result: `${url}/hub/user-redirect/lab/tree/first.ipynb`,
    });
    expect(received[0]?.headers.authorization).toBeUndefined();
    expect(JSON.parse(received.at(-1)?.body ?? '')).toEqual({
      type: 'notebook',
      format: 'json',
      content: { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 },
    });
    const again = failed(await runLaunch(hub, task, { ...quick, answers }));
    expect(again).toMatchObject({
      answered: 3,
      text: expect.stringContaining('with 200, where 404 is expected') as string,
    });
    expect(again.advice).toContain('What the requests before it made is still there.');
  });
});

describe('a launch that is carried out', () => {
  it('follows no redirect that it does not expect', async () => {
    const { url, received } = await serve(() => ({ status: 302, headers: { location: 'http://127.0.0.1:9/login' } }));
    const ended = failed(await runLaunch(portainer(url), hello, { ...quick, answers: { key: 'k' } }));
    expect(ended.text).toContain('It points to http://127.0.0.1:9/login.');
    expect(received).toHaveLength(1);
  });

  it('takes no reply that is too large', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(timer));
      return undefined;
    });
    const hub = { servicetype: servicetypes.jupyterHub, serviceinfo: { endpoint: url } };
    const task = { tasktype: tasktypes.jupyterNotebook, taskinfo: { notebook: `${url}/a.ipynb` } };
    const answers = { name: 'jdoe', token: 't' };
    const ended = failed(await runLaunch(hub, task, { ...quick, answers, maxSize: 100_000 }));
    expect(ended.text).toContain('The reply is larger than 100000 bytes.');
  });

  it('gives up a service that never answers, and one that is not there', async () => {
    const { url } = await serve(() => undefined);
    const options = { ...quick, limit: 50, answers: { key: 'k' } };
    expect(failed(await runLaunch(portainer(url), hello, options)).text).toContain(
      'got no answer (nothing within 0.05 seconds).',
    );
    expect(failed(await runLaunch(portainer('http://127.0.0.1:1'), hello, options)).text).toContain('got no answer');
  });

  it('ends at once when it is aborted', async () => {
    const { url } = await serveUws(['EXECUTING']);
    const controller = new AbortController();
    const waiting = (): void => controller.abort(new Error('enough'));
    const options = { ...quick, interval: 60_000, limit: 120_000, signal: controller.signal, waiting };
    await expect(runLaunch(uws(`${url}/jobs`), job, options)).rejects.toThrow('enough');
  });

  it('sends nothing where a person is to act, or where there is no way', async () => {
    const page = { servicetype: servicetypes.genericWebinterface, serviceinfo: { endpoint: 'http://example.org' } };
    expect(failed(await runLaunch(page, hello)).text).toBe('Nothing was sent: this service is driven by a person.');
    expect(failed(await runLaunch(uws('http://example.org/jobs'), hello)).text).toContain(
      'does not run tasks of the type',
    );
  });
});
