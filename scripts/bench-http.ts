/** Measures the server of `npm start` against bare `node:http`, each in a process of its own, in rounds that take turns. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createReadStream, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp, type App } from '../src/http/app.ts';
import { usualLimits } from '../src/http/limits.ts';
import { createSite } from '../src/http/site.ts';
import { tasktypes } from '../src/official.ts';
import { load, requestBytes, type Load } from './bench-load.ts';
import { officialContext } from './official-context.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
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
  /** Time of a batch of 200,000 records as a request that is answered in this process / splitting and parsing them. */
  readonly batch: number;
  /** The same over a socket, where client and server share the processor. */
  readonly batchOverHttp: number;
  /** Most resident memory of the server until then, in MiB. */
  readonly memory: number;
}

const text = (number: number): string => `--value-${number}-of-the-survey`;

/** A task of 2 kB, another one for each number. */
function task(number: number): string {
  const environment = Object.fromEntries(
    Array.from({ length: 22 }, (_, index) => [`SURVEY_SETTING_${index}`, `value ${index} of the survey ${number}`]),
  );
  const image = 'docker://registry.example.org:5000/survey/pipeline:2.1';
  const platform = { architecture: 'amd64', os: 'linux', variant: 'v3' };
  const ports = [{ port: 8888, transport: 'tcp', protocol: 'http', path: '/lab' }];
  const command = ['./run.sh', ...Array.from({ length: 12 }, (_, index) => text(index))];
  const taskinfo = { image, platform, command, ports, resources: { mincores: 4, minmemory: 8 }, environment };
  return JSON.stringify({ tasktype: tasktypes.ociContainer, taskinfo });
}

/** A codemeta.json of 2 kB with one task. */
function codemeta(number: number): string {
  const value = {
    '@type': 'schema:PropertyValue',
    'schema:propertyID': 'image',
    'schema:value': `docker.io/jdoe/survey:1.${number}`,
  };
  const product = {
    '@type': 'SoftwareApplication',
    name: 'Survey image',
    'schema:additionalType': { '@id': tasktypes.ociContainer },
    'schema:additionalProperty': [value],
  };
  return JSON.stringify(
    {
      '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
      '@type': 'SoftwareSourceCode',
      name: 'Survey',
      description: 'Looks through the pictures of a survey of the sky. '.repeat(20),
      author: [{ '@type': 'Person', givenName: 'Jane', familyName: 'Doe' }],
      codeRepository: 'https://github.com/jdoe/survey',
      license: 'https://spdx.org/licenses/MIT',
      keywords: ['Astronomy', tasktypes.ociContainer],
      targetProduct: [product],
    },
    undefined,
    2,
  );
}

const documents = (make: (number: number) => string): readonly string[] =>
  Array.from({ length: 64 }, (_, n) => make(n));
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

/** Kilobytes that a process holds: now, or at most until now. */
function memoryOf({ pid }: ChildProcess, which: 'VmRSS' | 'VmHWM'): number {
  const told = new RegExp(`${which}:\\s+([0-9]+)`).exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  return Number(told?.[1]);
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

const records = 200_000;

function writeRecords(path: string): void {
  const lines = Array.from({ length: records }, (_, number) =>
    JSON.stringify({
      tasktype: tasktypes.ociContainer,
      taskinfo: {
        image: `docker.io/survey/pipeline-${number}:1.${number % 7}`,
        command: ['./run.sh', '--field', String(number)],
        resources: { mincores: 2, minmemory: 4 },
      },
    }),
  );
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** Splits the bytes of a file into lines and parses each. */
function splitAndParse(path: string): number {
  const start = performance.now();
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(65_536);
  let rest = Buffer.alloc(0);
  for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
    const bytes = Buffer.concat([rest, buffer.subarray(0, size)]);
    let at = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, at)) {
      JSON.parse(bytes.toString('utf8', at, end));
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
  closeSync(file);
  return performance.now() - start;
}

const said = `"lines":${records},"valid":${records}`;

async function sendBatch(port: number, path: string): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson' };
  const sent = request({ port, host: '127.0.0.1', path: '/api/validate/batch', method: 'POST', headers });
  createReadStream(path).pipe(sent);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let last = '';
  answer.on('data', (piece: Buffer) => (last = piece.toString('utf8', Math.max(0, piece.length - 400))));
  await once(answer, 'end');
  if (!last.includes(said)) throw new Error(`The batch ended with ${last}`);
}

/** The file as a stream, read as the other side reads it. */
function piecesOf(path: string): ReadableStream<Uint8Array> {
  const file = openSync(path, 'r');
  return new ReadableStream({
    pull(controller) {
      const piece = new Uint8Array(65_536);
      const size = readSync(file, piece);
      if (size > 0) {
        controller.enqueue(piece.subarray(0, size));
        return;
      }
      closeSync(file);
      controller.close();
    },
  });
}

/** The handler itself, as any program of the web would call it. */
async function answerBatch({ fetch: answer }: App, path: string): Promise<void> {
  const body = piecesOf(path);
  const init = { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body, duplex: 'half' } as const;
  const response = await answer(new Request('http://localhost/api/validate/batch', init));
  let last = new Uint8Array();
  for await (const piece of response.body ?? []) last = piece;
  if (!new TextDecoder().decode(last).includes(said)) throw new Error('The batch has no summary.');
}

async function ratioOf(path: string, check: () => Promise<void>): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const floor = splitAndParse(path);
    const start = performance.now();
    await check();
    if (round > 0) ratios.push((performance.now() - start) / floor);
  }
  return ratios.sort((one, other) => one - other)[ratios.length >> 1] ?? Number.NaN;
}

interface Started {
  readonly server: ChildProcess;
  readonly port: number;
  readonly stop: () => Promise<unknown>;
}

async function startServer(): Promise<Started> {
  const flags = ['--max-semi-space-size=4', `${root}/out.server/start.mjs`];
  const server = spawn(process.execPath, flags, {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const port = /http:\/\/127\.0\.0\.1:([0-9]+)\//.exec(line.toString())?.[1];
  if (port === undefined) throw new Error('The server does not say where it is; npm run build comes first.');
  const stop = (): Promise<unknown> => {
    server.kill('SIGTERM');
    return once(server, 'exit');
  };
  return { server, port: Number(port), stop };
}

/** A server of its own, whose memory nothing else has filled. */
async function batchCost(folder: string): Promise<Pick<HttpCost, 'batch' | 'batchOverHttp' | 'memory'>> {
  const path = `${folder}/records.ndjson`;
  writeRecords(path);
  const context = officialContext(usualLimits);
  const site = createSite([], context.registry, '/');
  const app = createApp({ context, site, base: '/', fields: {}, pageFields: {} });
  const batch = await ratioOf(path, () => answerBatch(app, path));
  const { server, port, stop } = await startServer();
  try {
    const batchOverHttp = await ratioOf(path, () => sendBatch(port, path));
    return { batch, batchOverHttp, memory: memoryOf(server, 'VmHWM') / 1024 };
  } finally {
    await stop();
  }
}

async function callCosts(bare: number): Promise<Omit<HttpCost, 'batch' | 'batchOverHttp' | 'memory'>> {
  const { server, port, stop } = await startServer();
  try {
    const path = '/tasktypes/oci-container/1.0/schema.json';
    const { headers } = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-encoding': 'identity' } });
    const known = [requestBytes(`GET ${path}`, { 'if-none-match': headers.get('etag') ?? '' })];
    const compared = (requests: readonly Buffer[], status: number): Promise<CallCost> =>
      compare({ port, requests }, { port: bare, requests }, status);
    const unchanged = await compared(known, 304);
    const tasks = posts('/api/validate', documents(task));
    const ofTasks = await compared(tasks, 200);
    const codemetas = await compared(posts('/api/validate', documents(codemeta)), 200);
    const growth = await growthOf(server, { port, requests: tasks });
    return { task: ofTasks, codemeta: codemetas, unchanged, growth };
  } finally {
    await stop();
  }
}

/**
 * Measures the server. The site has to be built and the server bundled before.
 *
 * @param folder A folder to write to.
 * @returns What was measured.
 */
export async function httpCost(folder: string): Promise<HttpCost> {
  const floor = fork(fileURLToPath(new URL('bench-bare.ts', import.meta.url)));
  try {
    const [bare] = (await once(floor, 'message')) as [number];
    return { ...(await callCosts(bare)), ...(await batchCost(folder)) };
  } finally {
    floor.kill();
  }
}
