/** Measures the server of `npm start` against bare `node:http`, each in a process of its own, in rounds that take turns. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { documents } from './bench-bodies.ts';
import { load, requestBytes, type Load } from './bench-load.ts';
import { memoryOf, startServer } from './bench-server.ts';

const rounds = 5;
const usual = { connections: 32, duration: 1_000 };

/** What is measured of one kind of call. */
export interface CallCost {
  /** Answers per second / those of the bare server, the best round of each. */
  readonly share: number;
  /** 99th percentile of the time / that of the bare server, in these rounds. */
  readonly p99: number;
}

/** What is measured. */
export interface HttpCost {
  readonly task: CallCost;
  readonly codemeta: CallCost;
  readonly unchanged: CallCost;
  /** Resident memory after 50,000 documents / after the first 10,000. */
  readonly growth: number;
}

const posts = (path: string, bodies: readonly string[]): readonly Buffer[] =>
  bodies.map((body) => requestBytes(`POST ${path}`, { 'content-type': 'application/json' }, body));

function best(loads: readonly Load[]): Load {
  return loads.reduce((one, other) => (other.perSecond > one.perSecond ? other : one));
}

function failOn({ statuses }: Load, expected: number): void {
  const [only] = [...statuses.keys()];
  if (statuses.size !== 1 || only !== expected) throw new Error(`Statuses ${[...statuses.keys()].join(', ')} came.`);
}

interface Asked {
  readonly port: number;
  readonly requests: readonly Buffer[];
}

async function compare(own: Asked, bare: Asked, status: number): Promise<CallCost> {
  const loads: { readonly own: Load[]; readonly bare: Load[] } = { own: [], bare: [] };
  await load(own.port, own.requests, usual);
  await load(bare.port, bare.requests, usual);
  for (let round = 0; round < rounds; round += 1) {
    loads.own.push(await load(own.port, own.requests, usual));
    loads.bare.push(await load(bare.port, bare.requests, usual));
  }
  for (const one of loads.own) failOn(one, status);
  const [ours, floor] = [best(loads.own), best(loads.bare)];
  return { share: ours.perSecond / floor.perSecond, p99: ours.p99 / floor.p99 };
}

async function growthOf(server: ChildProcess, { port, requests }: Asked): Promise<number> {
  const send = async (count: number): Promise<void> => {
    for (let sent = 0; sent < count;) {
      const { statuses } = await load(port, requests, { ...usual, duration: 500 });
      sent += statuses.get(200) ?? 0;
    }
  };
  await send(10_000);
  const before = memoryOf(server, 'VmRSS');
  await send(50_000);
  return memoryOf(server, 'VmRSS') / before;
}

async function callCosts(bare: number): Promise<HttpCost> {
  const { server, port, stop } = await startServer();
  try {
    const path = '/tasktypes/oci-container/1.0/schema.json';
    const { headers } = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'identity' } });
    const known = [requestBytes(`GET ${path}`, { 'if-none-match': headers.get('etag') ?? '' })];
    const compared = (requests: readonly Buffer[], status: number): Promise<CallCost> =>
      compare({ port, requests }, { port: bare, requests }, status);
    const unchanged = await compared(known, 304);
    const tasks = posts('/api/validate', documents('task'));
    const ofTasks = await compared(tasks, 200);
    const codemetas = await compared(posts('/api/validate', documents('codemeta')), 200);
    const growth = await growthOf(server, { port, requests: tasks });
    return { task: ofTasks, codemeta: codemetas, unchanged, growth };
  } finally {
    await stop();
  }
}

/**
 * Measures the calls of the server. The site has to be built and the server bundled before.
 *
 * @returns What was measured.
 */
export async function httpCost(): Promise<HttpCost> {
  const floor = fork(fileURLToPath(new URL('bench-bare.ts', import.meta.url)));
  try {
    const [bare] = (await once(floor, 'message')) as [number];
    return await callCosts(bare);
  } finally {
    floor.kill();
  }
}
