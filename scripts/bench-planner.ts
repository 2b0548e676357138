/** Measures how many questions a planner answers, in process and over HTTP, against what only parses JSON. */
import { once } from 'node:events';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../src/http/node.ts';
import { servicetypes, tasktypes } from '../src/official.ts';
import { acceptsHandler, createPlanner, readQuestion, type Planner } from '../src/planner.entry.ts';

const text = JSON.stringify({
  tasktype: tasktypes.ociContainer,
  taskinfo: {
    image: 'docker.io/library/hello-world:latest',
    platform: { architecture: 'amd64', os: 'linux' },
    ports: [{ port: 8888, protocol: 'http' }],
    resources: { mincores: 2, minmemory: 4 },
  },
});

/** A planner with twenty offers, of which one takes the question. */
function planner(): Promise<Planner> {
  const interfaces = [
    { servicetype: servicetypes.portainer, serviceinfo: { endpoint: 'https://portainer.inaf.it', environmentId: 1 } },
  ];
  const policy = {
    registries: ['docker.io'],
    architectures: ['amd64'],
    ports: ['8000-8999'],
    max: { cores: 8, memory: 32 },
  };
  return createPlanner(
    Object.values(tasktypes).map((tasktype) => ({
      tasktype,
      interfaces,
      policy: tasktype === tasktypes.ociContainer ? policy : {},
    })),
  );
}

/** What is measured. */
export interface PlannerCost {
  /** Answers per second in process, reading the question included. */
  readonly perSecond: number;
  /** Answers per second over HTTP / those of a handler that parses the JSON and says always the same. */
  readonly overHttp: number;
}

function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1_000;
}

function inProcess({ answer }: Planner): number {
  const times = 20_000;
  const ask = (): void => {
    const read = readQuestion(JSON.parse(text));
    if (!('question' in read) || answer(read.question).reponseword !== 'YES')
      throw new Error('The question is answered wrongly.');
  };
  for (let count = 0; count < times; count += 1) ask();
  return times / secondsOf(() => { for (let count = 0; count < times; count += 1) ask(); }); // prettier-ignore
}

async function bareServer(): Promise<Server> {
  const answer = JSON.stringify({ reponseword: 'NO' });
  const server = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      JSON.parse(Buffer.concat(pieces).toString());
      outgoing.setHeader('content-type', 'application/json').end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function post(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`The answer has the status ${reply.statusCode}.`));
      reply.resume().on('end', resolve);
    });
    sent.on('error', reject).end(text);
  });
}

/** Requests per second, sixteen at a time. */
async function rate(url: string, times: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const start = performance.now();
  let sent = 0;
  const worker = async (): Promise<void> => {
    while (sent < times) {
      sent += 1;
      await post(url, agent);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  agent.destroy();
  return times / ((performance.now() - start) / 1_000);
}

/**
 * Measures the answers of a planner. Client and server share the process, which costs both sides the same.
 *
 * @param rounds Rounds in which both servers take turns; the median of their ratios counts.
 * @returns What was measured.
 */
export async function plannerCost(rounds = 7): Promise<PlannerCost> {
  const own = await planner();
  const running = await serve(acceptsHandler(own), { port: 0 });
  const bare = await bareServer();
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;
  const ownUrl = `${running.address}/accepts`;
  try {
    await rate(ownUrl, 2_000);
    await rate(bareUrl, 2_000);
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      ratios.push((await rate(ownUrl, 2_000)) / (await rate(bareUrl, 2_000)));
    return { perSecond: inProcess(own), overHttp: ratios.sort((one, other) => one - other)[rounds >> 1] ?? Number.NaN };
  } finally {
    bare.close();
    await running.close();
  }
}
