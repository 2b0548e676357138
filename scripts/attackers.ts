// Sends hostile calls to the server of the address that is given, eight at a time, until it is ended.
import { Agent, request } from 'node:http';
import { setPriority } from 'node:os';
import { hostileCalls, type HostileCall } from './hostile-bodies.ts';

const address = process.argv[2] ?? '';
const attackers = 8;
const agent = new Agent({ keepAlive: true });

/** Sends one call; what becomes of it concerns nobody, as long as it ends. */
function send({ path, headers, body }: HostileCall): Promise<number> {
  return new Promise((resolve) => {
    const method = body === undefined ? 'GET' : 'POST';
    const length = body === undefined ? {} : { 'content-length': body.length };
    const outgoing = request(address + path, { agent, method, headers: { ...headers, ...length } });
    outgoing.on('error', () => resolve(0));
    outgoing.on('response', (incoming) => {
      incoming.on('error', () => resolve(0));
      incoming.on('close', () => resolve(incoming.statusCode ?? 0)).resume();
    });
    outgoing.end(body);
  });
}

async function attack(calls: readonly HostileCall[], first: number): Promise<void> {
  for (let index = first; ; index += 1) {
    const call = calls[(index * 37) % calls.length];
    if (call === undefined) return;
    const status = await send(call);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
}

// An attacker has a machine of its own; here it must not take the time of the server.
setPriority(10);
const counts = new Map<number, number>();
const calls = hostileCalls();
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  process.stdout.write(`${JSON.stringify(Object.fromEntries(counts))}\n`);
  process.exit(0);
});
await Promise.all(Array.from({ length: attackers }, (_, index) => attack(calls, index * 50)));
