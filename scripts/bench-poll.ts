/**
 * Measures a poll of many local planners of which one in twenty is dead: half of those take no connection, half never
 * answer. The planners run in a process of their own, so that the memory is that of the one who asks.
 * `node scripts/bench-poll.ts [planners]` prints seconds, answers by outcome, and the megabytes by which memory grew.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import { createServer as createSocket, type AddressInfo, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { poll, type Answer } from '../src/planner.entry.ts';
import { servicetypes, tasktypes } from '../src/official.ts';

/** What a poll cost. */
export interface PollCost {
  readonly seconds: number;
  /** Seconds after which the poll would have given up. */
  readonly deadline: number;
  readonly answers: Readonly<Record<Answer['outcome'], number>>;
  /** Growth of the heap from the first tenth of the answers to the last one, in megabytes. */
  readonly growthMegabytes: number;
}

const everyDead = 20;
const deadline = 30_000;
const timeout = 1_000;
const serving = '--serve';

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Runs in the child: as many servers as planners, and tells their ports. */
async function servePlanners(count: number): Promise<void> {
  const offer = { servicetype: servicetypes.genericWebinterface, serviceinfo: { endpoint: 'https://example.org/' } };
  const reply = JSON.stringify({ reponseword: 'YES', interfaces: [offer] });
  const live = (): Server =>
    createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(reply));
  const ports = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      if (index % everyDead !== 0) return portOf(live());
      const isSilent = index % (2 * everyDead) === 0;
      const dead = createSocket();
      const port = await portOf(dead);
      if (!isSilent) dead.close();
      return port;
    }),
  );
  process.send?.(ports);
}

function portsOf(child: ChildProcess): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    child.once('message', (ports) => resolve(ports as readonly number[]));
    child.once('exit', () => reject(new Error('The planners of the benchmark ended.')));
  });
}

const mebibyte = 2 ** 20;
/** The heap in megabytes, garbage collected. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / mebibyte;
}

/**
 * Polls many local planners about one task.
 *
 * @param count How many.
 * @returns What it cost.
 */
export async function pollCost(count: number): Promise<PollCost> {
  const child = fork(fileURLToPath(import.meta.url), [serving, String(count)]);
  try {
    const ports = await portsOf(child);
    const planners = ports.map((port) => ({ name: `Planner ${port}`, url: `http://127.0.0.1:${port}` }));
    const task = { tasktype: tasktypes.ociContainer, taskinfo: { image: 'docker.io/library/hello-world:1' } };
    const answers = { YES: 0, NO: 0, failed: 0 };
    const heaps: number[] = [];
    let taken = 0;
    const start = performance.now();
    for await (const { outcome } of poll(planners, [task], { timeout, deadline })) {
      answers[outcome] += 1;
      if ((taken += 1) % Math.ceil(count / 10) === 0) heaps.push(heap());
    }
    const seconds = (performance.now() - start) / 1000;
    const [early = 0] = heaps;
    return {
      seconds,
      deadline: deadline / 1000,
      answers,
      growthMegabytes: (heaps.at(-1) ?? 0) - early,
    };
  } finally {
    child.kill();
  }
}

if (import.meta.main) {
  const [first, second] = process.argv.slice(2);
  if (first === serving) await servePlanners(Number(second));
  else console.log(await pollCost(Number(first ?? 1_000)));
}
