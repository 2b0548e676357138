import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawCall, type RawCall } from './raw-call.ts';
import { servedHere, type ServedHere } from './served.ts';

const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const task = `{"tasktype":"${oci}","taskinfo":{"image":"a/b:1"}}`;
let server: ServedHere;

beforeAll(async () => {
  server = await servedHere({ waits: { pace: { bytes: 1_024, span: 240 } } });
});
afterAll(() => server.close());

describe('a client that does not read its answers', () => {
  /** Offers lines to a batch as long as they are taken. */
  function offer(call: RawCall, bytes: number): { readonly taken: () => number } {
    const lines = Buffer.from(`${task}\n`.repeat(600));
    let taken = 0;
    const write = (): void => {
      while (taken < bytes && !call.socket.destroyed) {
        const chunk = Buffer.concat([Buffer.from(`${lines.length.toString(16)}\r\n`), lines, Buffer.from('\r\n')]);
        taken += lines.length;
        if (!call.socket.write(chunk)) {
          call.socket.once('drain', write);
          return;
        }
      }
    };
    write();
    return { taken: () => taken };
  }

  it('is not read from any more, so that no memory fills up', async () => {
    const call = await rawCall(server.port);
    call.send('POST /api/validate/batch HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    call.socket.pause();
    const before = process.memoryUsage.rss();
    const { taken } = offer(call, 200 * 2 ** 20);
    await setTimeout(700);
    const early = taken();
    await setTimeout(500);
    expect(taken()).toBe(early);
    expect(early).toBeLessThan(48 * 2 ** 20);
    expect(process.memoryUsage.rss() - before).toBeLessThan(160 * 2 ** 20);
    expect((await fetch(`${server.address}health`)).status).toBe(200);
    // Nobody waits for more of its lines, so that it is not too slow.
    expect(call.socket.destroyed).toBe(false);
    const { length } = call.heard();
    call.socket.resume();
    while (call.heard().length < length + 2 ** 20) await setTimeout(5);
    call.socket.destroy();
  });

  it('is told everything when it reads slowly', async () => {
    const count = 60_000;
    const agent = new Agent();
    const outgoing = request(`${server.address}api/validate/batch`, { method: 'POST', agent });
    outgoing.end(`${task}\n`.repeat(count));
    const incoming = await new Promise<IncomingMessage>((resolve) => outgoing.once('response', resolve));
    let lines = 0;
    let rest = '';
    for await (const piece of incoming) {
      const parts = (rest + String(piece)).split('\n');
      rest = parts.at(-1) ?? '';
      lines += parts.length - 1;
      if (lines % 7 === 0) await setTimeout(2);
      if (lines > count)
        expect(JSON.parse(parts.at(-2) ?? '')).toMatchObject({ summary: { lines: count, valid: count } });
    }
    expect(lines).toBe(count + 1);
    agent.destroy();
  });
});
