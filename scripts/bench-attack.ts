/**
 * Measures what a good client notices of an attack: eight attackers send hostile bodies without a pause while it sends
 * documents, looks up URIs and fetches pages, one call after the other.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What the good client was given. */
export interface Served {
  /** Calls that it made. */
  readonly calls: number;
  /** Share of them that were answered as they should be. */
  readonly answered: number;
  /** Milliseconds within which 99 of 100 were answered. */
  readonly p99: number;
}

/** What an attack cost. */
export interface AttackCost {
  /** Without an attack, on the same machine in the same run. */
  readonly idle: Served;
  readonly attacked: Served;
  /** Resident memory of the server at its highest, in bytes. */
  readonly memory: number;
  /** Calls of the attackers that were answered, by status; 0 stands for a connection that was ended. */
  readonly attacks: Readonly<Record<string, number>>;
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';

/** A task of two kilobytes, as people send it. */
const command = Array.from({ length: 90 }, (_, index) => `--option-${index}=value`);
const goodTask = JSON.stringify({ tasktype: oci, taskinfo: { image: 'registry.example.org/a/b:1.0', command } });

interface GoodCall {
  readonly path: string;
  readonly body?: string;
  readonly holds: string;
}

const goodCalls: readonly GoodCall[] = [
  { path: 'api/validate', body: goodTask, holds: '"verdict": "valid"' },
  { path: `api/resolve?uri=${encodeURIComponent(oci)}`, holds: '"known"' },
  { path: 'api/validate', body: goodTask.replace('"image"', '"imag"'), holds: '"verdict": "invalid"' },
  { path: '', holds: '<' },
  { path: 'health', holds: '"ok"' },
];

function ask(address: string, agent: Agent, { path, body, holds }: GoodCall): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length };
    const outgoing = request(address + path, { agent, method: body === undefined ? 'GET' : 'POST', headers });
    outgoing.on('error', () => resolve(false));
    outgoing.on('response', (incoming) => {
      let text = '';
      incoming.on('data', (piece: Buffer) => (text += piece.toString()));
      incoming.on('error', () => resolve(false));
      incoming.on('end', () => resolve(incoming.statusCode === 200 && text.includes(holds)));
    });
    outgoing.end(body);
  });
}

async function goodClient(address: string, milliseconds: number): Promise<Served> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  let good = 0;
  for (const end = performance.now() + milliseconds; performance.now() < end;) {
    await setTimeout(3);
    const call = goodCalls[times.length % goodCalls.length];
    if (call === undefined) break;
    const started = performance.now();
    if (await ask(address, agent, call)) good += 1;
    times.push(performance.now() - started);
  }
  agent.destroy();
  times.sort((one, other) => one - other);
  return { calls: times.length, answered: good / times.length, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}

async function memoryOf(address: string): Promise<number> {
  const text = await (await fetch(`${address}metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const piece of child.stdout ?? []) return String(piece);
  throw new Error('A process of the attack ended before it began.');
}

async function ended(child: ChildProcess): Promise<string> {
  let told = '';
  child.stdout?.on('data', (piece: Buffer) => (told += piece.toString()));
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
  return told;
}

/**
 * Attacks a server in a process of its own.
 *
 * @param folder A built site.
 * @param milliseconds How long.
 * @returns What the good client was given before and meanwhile.
 * @throws {Error} When the server does not outlive it.
 */
export async function attackCost(folder: string, milliseconds: number): Promise<AttackCost> {
  const environment = { ...process.env, PORT: '0', HOST: '127.0.0.1', TASKTYPES_LOG: 'off', TASKTYPES_BASE: '/' };
  const server = spawn(process.execPath, [script('start.ts'), folder], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = /http:\S+/.exec(await firstLine(server))?.[0] ?? '';
  await goodClient(address, 300);
  const idle = await goodClient(address, 700);
  const attackers = spawn(process.execPath, [script('attackers.ts'), address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(attackers.stdout, 'data');
  let memory = 0;
  const watch = async (): Promise<void> => {
    memory = Math.max(memory, await memoryOf(address));
  };
  const watching = setInterval(() => void watch(), 250);
  const attacked = await goodClient(address, milliseconds);
  clearInterval(watching);
  const attacks = JSON.parse(await ended(attackers)) as Readonly<Record<string, number>>;
  await ended(server);
  if (server.exitCode !== 0) throw new Error(`The server ended with ${String(server.exitCode)}.`);
  return { idle, attacked, memory, attacks };
}
