import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptsHandler } from '../../src/http/accepts.ts';
import { rawAnswers, rawCall } from './raw-call.ts';
import { servedHere, type ServedHere } from './served.ts';

let server: ServedHere;
beforeAll(async () => {
  const nobody = (): never => {
    throw new Error('Nobody is asked.');
  };
  server = await servedHere({ accepts: acceptsHandler({ answer: nobody, readQuery: nobody }) });
});
afterAll(() => server.close());

const size = 3 * 2 ** 20;
const last = 'GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';
const head = (target: string, more = ''): string =>
  `POST ${target} HTTP/1.1\r\nhost: x\r\ncontent-length: ${size}\r\n${more}\r\n`;

describe('a body that nobody reads', () => {
  it.each([
    ['/api/validate/batch?x=1', 400],
    ['/accepts', 413],
    ['/api/validate', 413],
  ])('is taken to its end, so that the answer is heard and the next call too: %s', async (target, status) => {
    const call = await rawCall(server.port);
    call.send(head(target));
    while (!call.heard().includes('\r\n\r\n')) await setTimeout(2);
    if (!call.socket.write('x'.repeat(size))) await once(call.socket, 'drain', { signal: AbortSignal.timeout(2_000) });
    call.send(last);
    expect(rawAnswers(await call.end).map((answer) => answer.status)).toEqual([status, 200]);
  });

  it('does not take the answer with it where the client wants the connection closed', async () => {
    const call = await rawCall(server.port);
    call.send('POST /api/validate HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n');
    const chunk = `40000\r\n${'x'.repeat(0x40000)}\r\n`;
    for (let sent = 0; sent < 12; sent += 1) {
      call.send(chunk);
      await setTimeout(10);
      expect(call.socket.destroyed).toBe(false);
    }
    call.send('0\r\n\r\n');
    expect(rawAnswers(await call.end).map((answer) => answer.status)).toEqual([413]);
  });

  it('is not asked for', async () => {
    for (const target of ['/api/validate/batch?x=1', '/accepts']) {
      const call = await rawCall(server.port);
      call.send(head(target, 'expect: 100-continue\r\n'));
      while (!call.heard().includes('\r\n\r\n')) await setTimeout(2);
      expect(call.heard()).toMatch(/^HTTP\/1\.1 4/);
      call.socket.destroy();
    }
  });
});
