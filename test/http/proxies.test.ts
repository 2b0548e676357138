import { readFileSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { tasktypes } from '../../src/official.ts';
import { programNamed, withParts } from '../parts.ts';
import { endAfterAll } from '../platforms/endings.ts';
import { freePort, startProgram, temporaryFolder } from '../platforms/program.ts';
import { shownBlocks } from '../shown-code.ts';
import { expectAt, told } from './described-calls.ts';
import { rawAnswers, rawCall } from './raw-call.ts';
import { servedHere } from './served.ts';

const guide = shownBlocks(
  readFileSync(fileURLToPath(new URL('../../src/site/guides/http-api.md', import.meta.url)), 'utf8'),
);
const shown = (name: string): string => guide.find(({ meta }) => meta === name)?.value ?? '';
const line = `{"tasktype":"${tasktypes.ociContainer}","taskinfo":{"image":"a/b:1"}}\n`;

/** A proxy as the guide has it. */
interface Proxy {
  readonly command: readonly [string, ...string[]];
  /** Its configuration for a port and a path under which the server stands. */
  readonly configuration: (port: number, base: string) => string;
}

const nginx: Proxy = {
  command: ['nginx', '-p', '.', '-e', 'stderr', '-c', 'proxy.conf'],
  configuration: (port, base) => `
daemon off;
master_process off;
pid nginx.pid;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    ${shown('tasktypes.conf').replaceAll(/^location (= )?\//gm, (start) => start.slice(0, -1) + base)}
  }
}
`,
};

const haproxy: Proxy = {
  command: ['haproxy', '-db', '-f', 'proxy.conf'],
  configuration: (port, base) =>
    `${shown('haproxy.cfg').replace('bind :80', `bind 127.0.0.1:${port}`).replace('path_beg /', `path_beg ${base}`)}\n`,
};

function behind({ command, configuration }: Proxy, base: string) {
  const later = endAfterAll();
  let port: number;
  let address: string;
  let itself: string;

  beforeAll(async () => {
    const server = await servedHere({ base, isBehindProxy: true, quota: { calls: 100, window: 600 } });
    later(() => server.close());
    itself = server.address;
    const folder = temporaryFolder('proxy', later);
    port = await freePort();
    address = `http://127.0.0.1:${port}${base}`;
    const text = configuration(port, base).replaceAll('127.0.0.1:4321', `127.0.0.1:${server.port}`);
    writeFileSync(join(folder, 'proxy.conf'), text);
    const program = programNamed(command[0]) ?? command[0];
    const ready = async (): Promise<boolean> => (await fetch(`${address}health`)).ok;
    await startProgram([program, ...command.slice(1)], { folder, ready }, later);
  });

  /** Sends a body whole, or in chunks that do not say how many there will be. */
  const post = (path: string, body: string, isChunked: boolean): Promise<Response> =>
    fetch(address + path, {
      method: 'POST',
      headers: { 'content-type': path.endsWith('batch') ? 'application/x-ndjson' : 'application/json' },
      body: isChunked ? new Blob([body]).stream() : body,
      ...(isChunked ? { duplex: 'half' as const } : {}),
    });

  it('hands on pages', async () => {
    const page = await fetch(`${address}tasktypes/oci-container/1.0/`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>A page</title>')]);
  });

  it.each([false, true])('leaves it to the server to refuse what is too large, in chunks: %s', async (isChunked) => {
    const answer = await told('/api/validate', 'post', await post('api/validate', ' '.repeat(6_000_000), isChunked));
    expect([answer.status, answer.value]).toEqual([
      413,
      expect.objectContaining({ detail: 'The body has more than 1048576 bytes, the limit.' }),
    ]);
  });

  it('counts the calls of each client, whoever it says that it is', async () => {
    const leftFor = async (localAddress: string, forwarded: string): Promise<number> => {
      const headers = { 'x-forwarded-for': forwarded };
      const asked = request(`${address}api/resolve?uri=x`, { localAddress, headers }).end();
      const answer = await new Promise<IncomingMessage>((resolve) => asked.once('response', resolve));
      answer.resume();
      return Number(/r=(\d+)/.exec(String(answer.headers['ratelimit']))?.[1]);
    };
    expect(await leftFor('127.0.0.2', '192.0.2.1')).toBe(99);
    expect(await leftFor('127.0.0.2', '192.0.2.2, 192.0.2.3')).toBe(98);
    expect(await leftFor('127.0.0.3', '127.0.0.2')).toBe(99);
  });

  it.each(['metrics', 'metrics/', 'metrics?x=1'])('shows nobody /%s, which the server itself does', async (path) => {
    expect((await fetch(address + path)).status).toBe(403);
    expect((await fetch(itself + path)).status).toBe(200);
  });

  return {
    post,
    call: () => rawCall(port),
  };
}

const summary = async (answer: Response): Promise<unknown> =>
  JSON.parse((await answer.text()).trimEnd().split('\n').at(-1) ?? '');

withParts('nginx before the server', { nginx: programNamed('nginx') !== undefined }, () => {
  describe.each(['/', '/registry/'])('nginx as the guide sets it up before a server under %s', (base) => {
    const { post } = behind(nginx, base);

    it.each([false, true])('takes a batch of 1 MiB, in chunks: %s', async (isChunked) => {
      const lines = Math.floor(2 ** 20 / line.length);
      const answer = await post('api/validate/batch', line.repeat(lines), isChunked);
      expect(await summary(answer)).toMatchObject({ summary: { lines, valid: lines } });
    });

    it.each([false, true])('refuses a larger batch as the server would, in chunks: %s', async (isChunked) => {
      const answer = await post('api/validate/batch', line.repeat(2 ** 20 / 50), isChunked);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
      expectAt(['components', 'schemas', 'ProblemDetails'], await answer.json());
    });
  });
});

withParts('HAProxy before the server', { haproxy: programNamed('haproxy') !== undefined }, () => {
  describe.each(['/registry/'])('HAProxy as the guide sets it up before a server under %s', (base) => {
    const { post, call } = behind(haproxy, base);

    it('streams a batch both ways', async () => {
      const { send, heard, end } = await call();
      const chunk = `${line.length.toString(16)}\r\n${line}\r\n`;
      send(
        `POST ${base}api/validate/batch HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n`,
      );
      for (const number of [1, 2, 3]) {
        send(chunk);
        while (!heard().includes(`"line":${number},`)) await setTimeout(2);
      }
      send('0\r\n\r\n');
      const [answer] = rawAnswers(await end);
      expect(answer?.body).toContain('"summary":{"verdict":"valid","lines":3');
    });

    it('hands on a batch that is larger than any buffer', async () => {
      const lines = 60_000;
      const answer = await post('api/validate/batch', line.repeat(lines), false);
      expect(await summary(answer)).toMatchObject({ summary: { lines, valid: lines } });
    });
  });
});
