import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { serve, type Running } from '../../src/http/node.ts';
import { tasktypes } from '../../src/official.ts';
import { acceptsHandler, createPlanner } from '../../src/planner.entry.ts';
import { webInterface } from '../planner/planners.ts';

const offered = ['ociContainer', 'zeppelinNotebook', 'dockerCompose', 'exampleTask'] as const;
const asked: string[] = [];
let server: Running;

beforeAll(async () => {
  const policies = { exampleTask: { who: 'signed-in' } } as const;
  const planner = await createPlanner(
    offered.map((name) => ({
      tasktype: tasktypes[name],
      policy: name === 'exampleTask' ? policies.exampleTask : {},
      interfaces: [webInterface()],
    })),
  );
  const handler = acceptsHandler(planner, {
    isSignedIn: (request) => request.headers.get('x-remote-user') !== null,
    onAnswer: ({ tasktype }, { reponseword }) => asked.push(`${reponseword} ${tasktype}`),
    maxSize: 10_000,
  });
  server = await serve(handler, { port: 0 });
});
afterAll(() => server.close());

const ask = (query: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.address}/accepts${query}`, init);
const post = (body: BodyInit, type?: string): Promise<Response> =>
  ask('', { method: 'POST', body, ...(type === undefined ? {} : { headers: { 'content-type': type } }) });

const task = { tasktype: 'uri://oci-container', taskinfo: { image: 'docker.io/example:1.0' } };

describe('GET /accepts', () => {
  it('answers the question in the address, as the note has it', async () => {
    const response = await ask('?tasktype=uri://zeppelin-notebook&taskinfo.languages={md,python,pyspark}');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ reponseword: 'YES', interfaces: [webInterface()] });
  });

  it('says NO with status 200 too', async () => {
    const response = await ask('?tasktype=uri://frumblek');
    expect([response.status, (await response.json()) as unknown]).toMatchObject([200, { reponseword: 'NO' }]);
  });

  it('writes YAML where that is wanted more', async () => {
    for (const accept of ['application/yaml', 'text/yaml, application/json;q=0.5', 'application/xml, text/x-yaml']) {
      const response = await ask('?tasktype=uri://oci-container', { headers: { accept } });
      expect(response.headers.get('content-type')).toContain('yaml');
      expect(response.headers.get('vary')).toBe('Accept');
      expect(parse(await response.text())).toMatchObject({ reponseword: 'YES' });
    }
  });

  it('writes YAML that readers of YAML 1.1 take for the same, without anchors', async () => {
    const response = await ask('?tasktype=uri://frumblek', { headers: { accept: 'application/yaml' } });
    const text = await response.text();
    expect(text).toMatch(/^reponseword: "NO"$/m);
    const twice = await (
      await ask('?tasktype=uri://oci-container', { headers: { accept: 'application/yaml' } })
    ).text();
    expect(twice).not.toMatch(/[&*]a1/);
  });

  it('writes JSON to a browser and to whoever takes anything', async () => {
    for (const accept of ['*/*', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/*']) {
      const response = await ask('?tasktype=uri://oci-container', { headers: { accept } });
      expect(response.headers.get('content-type')).toBe('application/json');
    }
  });

  it('tells who asks in no way that it takes neither JSON nor YAML', async () => {
    const response = await ask('?tasktype=uri://x', { headers: { accept: 'application/xml' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([406, 'application/problem+json']);
  });

  it('knows who has signed in', async () => {
    const question = `?tasktype=${tasktypes.exampleTask}`;
    expect(await (await ask(question)).json()).toMatchObject({ reponseword: 'NO' });
    const known = await ask(question, { headers: { 'x-remote-user': 'anna' } });
    expect(await known.json()).toMatchObject({ reponseword: 'YES' });
  });
});

describe('POST /accepts', () => {
  it.each([
    ['JSON', JSON.stringify(task), 'application/json'],
    ['JSON of unknown form', JSON.stringify(task), undefined],
    ['YAML', 'tasktype: uri://oci-container\ntaskinfo:\n  image: docker.io/example:1.0\n', 'application/yaml'],
    [
      'YAML as older programs call it',
      'tasktype: uri://oci-container\ntaskinfo: {image: x}\n',
      'text/x-yaml; charset=utf-8',
    ],
    ['JSON that curl calls a web form', JSON.stringify(task), 'application/x-www-form-urlencoded'],
    ['a web form', 'tasktype=uri://oci-container&taskinfo.image=x', 'application/x-www-form-urlencoded'],
    ['YAML of unknown form', 'tasktype: uri://oci-container\n', 'text/plain'],
  ])('reads %s', async (_, body, type) => {
    expect(await (await post(body, type)).json()).toMatchObject({ reponseword: 'YES' });
  });

  it('reads a Compose file that is sent along, as the note has it', async () => {
    const form = new FormData();
    form.append('tasktype', 'uri://docker-compose');
    form.append(
      'taskinfo.composefile',
      new Blob(['services:\n  web: {image: nginx}\n'], { type: 'text/yaml' }),
      'compose.yaml',
    );
    expect(await (await post(form)).json()).toMatchObject({ reponseword: 'YES' });
    const response = await fetch(`${server.address}/accept`, { method: 'POST', body: form });
    expect(await response.json()).toMatchObject({ reponseword: 'YES' });
  });

  it.each([
    ['taskinfo', '{"image": "x"}', 400],
    ['taskinfo.privileged', 'true', 200],
    ['taskinfo.platform.os', 'linux', 200],
    ['resources.mincores', 'many', 200],
  ])('reads the part %s=%s of a form as it would stand in an address', async (name, text, status) => {
    const form = new FormData();
    form.append('tasktype', 'uri://oci-container');
    form.append(name, text);
    const [sent, inAddress] = await Promise.all([
      post(form),
      ask(`?tasktype=uri://oci-container&${name}=${encodeURIComponent(text)}`),
    ]);
    expect([sent.status, await sent.json()]).toEqual([status, await inAddress.json()]);
  });

  it.each([
    [400, '{"tasktype": "uri://x",}', 'application/json', 'line 1, column'],
    [400, 'tasktype: [', 'application/yaml', 'line 1, column'],
    [400, '[]', 'application/json', 'Send an object'],
    [400, '', 'application/json', 'empty'],
    [400, 'x', 'multipart/form-data; boundary=a', 'no form'],
    [415, '<task/>', 'application/xml', 'Send application/json'],
    [413, JSON.stringify({ ...task, more: 'x'.repeat(10_000) }), 'application/json', 'more than 10000 bytes'],
  ])('refuses with %i what is no question: %s', async (status, body, type, sentence) => {
    const response = await post(body, type);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status, detail: expect.stringContaining(sentence) as string });
  });
});

describe('any call', () => {
  it('may be made from pages of any origin, whatever it is answered', async () => {
    const calls = [
      ask('?tasktype=uri://x'),
      ask(''),
      ask('', { method: 'OPTIONS' }),
      ask('', { method: 'DELETE' }),
      post('{'),
    ];
    const responses = await Promise.all(calls);
    expect(responses.map(({ status }) => status)).toEqual([200, 400, 204, 405, 400]);
    expect(responses.map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual(
      responses.map(() => '*'),
    );
  });

  it('that the planner fails at is answered 500, and may be read by pages of any origin', async () => {
    const broken = { answer: () => { throw new Error('broken'); }, readQuery: () => ({ question: { tasktype: 'x' } }) }; // prettier-ignore
    const response = await acceptsHandler(broken)(new Request('http://127.0.0.1/accepts?tasktype=x'));
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([500, '*']);
    expect(await response.text()).not.toContain('broken');
  });

  it('is told of, with its answer', () => {
    expect(asked).toContain('YES uri://zeppelin-notebook');
    expect(asked).toContain('NO uri://frumblek');
  });
});
