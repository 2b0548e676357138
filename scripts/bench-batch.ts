/** Measures a batch against splitting and parsing the same records. */
import { once } from 'node:events';
import { closeSync, createReadStream, openSync, readSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { createApp, type App } from '../src/http/app.ts';
import { usualLimits } from '../src/http/limits.ts';
import { createSite } from '../src/http/site.ts';
import { tasktypes } from '../src/official.ts';
import { memoryOf, startServer } from './bench-server.ts';
import { officialContext } from './official-context.ts';

/** What is measured of a batch. */
export interface BatchCost {
  /** Time of a batch of 200,000 records as a request that is answered in this process / splitting and parsing them. */
  readonly batch: number;
  /** The same over a socket, where client and server share the processor. */
  readonly batchOverHttp: number;
  /** Most resident memory of the server until then, in MiB. */
  readonly memory: number;
}

const rounds = 5;
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

/**
 * Measures a batch. The site has to be built and the server bundled before.
 *
 * @param folder A folder to write to.
 * @returns What was measured, the server having a process of its own, whose memory nothing else has filled.
 */
export async function batchCost(folder: string): Promise<BatchCost> {
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
