import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { serve } from '../../src/http/node.ts';
import { officialApp } from './official-app.ts';
import { rawCall } from './raw-call.ts';
import { servedHere, smallSite } from './served.ts';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
const { folder, remove } = smallSite();
const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const task = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1"}}`;
/** Long enough for a thread. */
const long = `${task}${' '.repeat(10_000)}`;

interface Process {
  readonly child: ChildProcess;
  readonly address: string;
  /** Exit code, log, and the milliseconds from a moment on. */
  readonly end: Promise<{ readonly code: number | null; readonly signal: string | null; readonly err: string }>;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(remove);

async function start(args: readonly string[] = []): Promise<Process> {
  const env = { ...process.env, PORT: '0', TASKTYPES_BASE: '/', TASKTYPES_LOG: 'errors' };
  const child = spawn(process.execPath, [...args, script, folder], { env });
  running.add(child);
  let [out, err] = ['', ''];
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const end = new Promise<Awaited<Process['end']>>((resolve) =>
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, err });
    }),
  );
  while (!out.includes('http')) out += String((await once(child.stdout, 'data'))[0]);
  return { child, end, address: /http:\S+/.exec(out)?.[0] ?? '' };
}

interface Tally {
  answered: number;
  refused: number;
  readonly lost: string[];
}

/** Sends one document after the other over one connection, until the server takes no more. */
async function client(address: string, body: string, tally: Tally, isOver: () => boolean): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let isRefused = false; !isRefused && !isOver();) {
    isRefused = await new Promise<boolean>((resolve) => {
      const headers = { 'content-type': 'application/json', 'content-length': body.length };
      const outgoing = request(`${address}api/validate`, { agent, method: 'POST', headers });
      let isNew = false;
      outgoing.on('socket', ({ connecting }) => (isNew = connecting));
      outgoing.on('error', ({ message }: Error) => {
        // A connection that was never taken was no request that was taken.
        if (message.includes('ECONNREFUSED') || isNew) tally.refused += 1;
        else tally.lost.push(message);
        resolve(true);
      });
      outgoing.on('response', (incoming) => {
        let text = '';
        incoming.on('data', (piece: Buffer) => (text += piece.toString()));
        incoming.on('error', ({ message }: Error) => void tally.lost.push(message));
        incoming.on('end', () => {
          if (incoming.statusCode === 200 && text.includes('"verdict": "valid"')) tally.answered += 1;
          else tally.lost.push(text);
        });
        incoming.on('close', () => resolve(false));
      });
      outgoing.end(body);
    });
  }
  agent.destroy();
}

async function wholeBatch(address: string, lines: number): Promise<string> {
  const response = await fetch(`${address}api/validate/batch`, { method: 'POST', body: `${task}\n`.repeat(lines) });
  return response.text();
}

describe('a server that is ended', () => {
  it('answers all that it took, calls in threads and batches too, and exits within five seconds', async () => {
    const { child, end, address } = await start();
    const tally: Tally = { answered: 0, refused: 0, lost: [] };
    await client(address, long, tally, () => tally.answered > 0);
    let isOver = false;
    const clients = [task, task, task, task, long, long].map((body) => client(address, body, tally, () => isOver));
    const idle = await Promise.all(Array.from({ length: 20 }, () => rawCall(Number(new URL(address).port))));
    const batches = [wholeBatch(address, 10_000), wholeBatch(address, 10_000)];
    await setTimeout(400);
    const before = tally.answered;
    const started = performance.now();
    child.kill('SIGTERM');
    const { code, signal, err } = await end;
    expect(performance.now() - started).toBeLessThan(5_000);
    isOver = true;
    await Promise.all(clients);
    expect([code, signal, err]).toEqual([0, null, '']);
    expect(before).toBeGreaterThan(3);
    expect(tally.lost).toEqual([]);
    for (const text of await Promise.all(batches)) expect(text.slice(-200)).toContain('"valid":10000');
    await Promise.all(idle.map((call) => call.end));
  });

  it('ends on Ctrl-C as well, and a second signal changes nothing', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const { child, end, address } = await start();
      const batch = wholeBatch(address, 10_000);
      const isUnderWay = fetch(`${address}health`).then(({ status }) => status);
      expect(await isUnderWay).toBe(200);
      child.kill(signal);
      await setTimeout(30);
      child.kill(signal);
      expect(await end).toEqual({ code: 0, signal: null, err: '' });
      expect((await batch).slice(-200)).toContain('"valid":10000');
    }
  });

  it('does not wait for ever for a client that neither sends nor reads', async () => {
    const { address, close } = await serve(officialApp(), { port: 0 });
    const call = await rawCall(Number(new URL(address).port));
    call.send('POST /api/validate/batch HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n');
    await setTimeout(100);
    const started = performance.now();
    await close(400);
    expect(performance.now() - started).toBeGreaterThan(390);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(await call.end).not.toContain('summary');
  });

  it('leaves no thread, connection or timer behind in a process that goes on', async () => {
    const kinds = (): readonly string[] =>
      process.getActiveResourcesInfo().filter((name) => /TCP|MessagePort|Worker/.test(name)).sort(); // prettier-ignore
    const before = kinds();
    const server = await servedHere();
    const headers = { 'content-type': 'application/json', connection: 'close' };
    for (const body of [long, task])
      expect((await fetch(`${server.address}api/validate`, { method: 'POST', headers, body })).status).toBe(200);
    await server.close();
    await setTimeout(50);
    expect(kinds().length).toBeLessThanOrEqual(before.length);
  });
});

describe('a server that fails', () => {
  it('says so in one line of JSON, and exits with 70', async () => {
    const fault =
      'data:text/javascript,' + encodeURIComponent(`process.on('SIGUSR2', () => { throw new Error('boom\\nboom'); });`);
    const { child, end } = await start(['--import', fault]);
    child.kill('SIGUSR2');
    const { code, err } = await end;
    expect(code).toBe(70);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(err)).toMatchObject({ level: 'error', fault: expect.stringContaining('boom') as string });
  });
});
