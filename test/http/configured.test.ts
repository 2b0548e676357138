import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tasktypes } from '../../src/official.ts';
import { told } from './described-calls.ts';
import { officialApp } from './official-app.ts';
import { smallSite } from './served.ts';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
const planner = fileURLToPath(new URL('../fixtures/readme/planner.yaml', import.meta.url));
const { folder, remove } = smallSite();
let child: ChildProcess;
let address: string;

const start = (settings: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [script, folder], {
    env: { ...process.env, PORT: '0', TASKTYPES_BASE: '/', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(async () => {
  child = start({ TASKTYPES_PLANNER: planner, HOST: '::1', TASKTYPES_RATE: '8/60' });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  address = /http:\S+/.exec(line.toString())?.[0] ?? '';
});
afterAll(async () => {
  child.kill('SIGTERM');
  await once(child, 'close');
  remove();
});

describe('a server with settings', () => {
  it('listens where HOST says', () => {
    expect(address).toMatch(/^http:\/\/\[::1\]:[0-9]+\/$/);
  });

  it('answers for the planner that is configured, and limits a client', async () => {
    const { ociContainer } = tasktypes;
    const byQuery = await told(
      '/accepts',
      'get',
      await fetch(`${address}accepts?tasktype=${encodeURIComponent(ociContainer)}`),
    );
    expect(byQuery.value).toMatchObject({ reponseword: expect.stringMatching(/^(?:YES|NO)$/) as string });
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ tasktype: 'uri://frumblek', taskinfo: {} });
    const byBody = await told('/accepts', 'post', await fetch(`${address}accepts`, { method: 'POST', body, headers }));
    expect(byBody.value).toMatchObject({ reponseword: 'NO' });
    expect(byBody.headers.get('ratelimit')).toMatch(/^"calls";r=6;t=\d+$/);
    expect((await told('/accepts', 'get', await fetch(`${address}accepts`))).status).toBe(400);
    for (let call = 0; call < 5; call += 1) await fetch(`${address}api/resolve?uri=x`);
    const refused = await told('/accepts', 'get', await fetch(`${address}accepts`));
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await fetch(`${address}health`)).status).toBe(200);
  });

  it('does not start with a planner that cannot be read', async () => {
    const wrong = start({ TASKTYPES_PLANNER: '/nowhere/planner.yaml' });
    let said = '';
    wrong.stderr?.on('data', (data: Buffer) => (said += data.toString()));
    const [code] = (await once(wrong, 'close')) as [number];
    expect([code, said]).toEqual([2, expect.stringMatching(/^TASKTYPES_PLANNER: .*planner\.yaml/) as string]);
  });
});

describe('a server that fails', () => {
  it('says so, and nothing of how it is made', async () => {
    const fault = new Error('cannot read /srv/registry/secret at x.ts:1');
    const faults: unknown[] = [];
    const app = officialApp(undefined, {
      lane: { takes: () => true, work: () => Promise.reject(fault) },
      watch: (happened) => faults.push(happened.fault),
      fields: { 'access-control-allow-origin': '*' },
    });
    const request = new Request('http://localhost/api/validate', { method: 'POST', body: '{}' });
    const { status, value, headers } = await told('/api/validate', 'post', await app.fetch(request));
    expect([status, headers.get('access-control-allow-origin'), faults]).toEqual([500, '*', [fault]]);
    expect(value).toMatchObject({ detail: expect.stringContaining('nothing that was sent was checked') as string });
    expect(JSON.stringify(value)).not.toMatch(/secret|x\.ts/);
  });
});
