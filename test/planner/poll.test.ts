import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptsHandler, createPlanner, poll } from '../../src/planner.entry.ts';
import {
  all,
  asked,
  bodyOf,
  closedPort,
  no,
  offer,
  planner,
  replying,
  task,
  yes,
  type Handler,
} from './planner-servers.ts';

async function failureOf(...args: Parameters<typeof asked>) {
  const answer = await asked(...args);
  if (answer.outcome !== 'failed') throw new Error(`The outcome is ${answer.outcome}.`);
  return answer.failure;
}

describe('a poll', () => {
  it('sends the question as JSON to accepts and gives what is offered', async () => {
    const requests: (IncomingMessage & { readonly sent?: string })[] = [];
    const answer = await asked(async (request, response) => {
      requests.push(Object.assign(request, { sent: await bodyOf(request) }));
      replying(yes)(request, response);
    });
    expect(answer).toMatchObject({
      outcome: 'YES',
      interfaces: [offer],
      passedBy: [],
      task,
      planner: { name: 'Tried' },
    });
    expect(answer.milliseconds).toBeGreaterThan(0);
    expect(requests.map(({ method, url, sent }) => [method, url, JSON.parse(sent ?? '') as unknown])).toEqual([
      ['POST', '/accepts', task],
    ]);
    expect(requests[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('gets along with a planner of this kit', async () => {
    const own = await createPlanner([{ tasktype: task.tasktype, interfaces: [offer] }]);
    const handle = acceptsHandler(own);
    const fetch: typeof globalThis.fetch = async (input, init) => handle(new Request(input, init));
    const tasks = [task, { tasktype: 'https://example.org/frumblek' }];
    const answers = await all(
      poll([{ name: 'Own', url: 'https://own.example.org/planner' }], tasks, { fetch, concurrency: 1 }),
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['YES', 'NO']);
  });

  it('gives the reasons of a NO', async () => {
    expect(await asked(replying(no))).toMatchObject({ outcome: 'NO', reply: { reasons: [{ text: 'Not here.' }] } });
  });

  it.each(['application/yaml', 'text/x-yaml; charset=utf-8', 'application/reply+yaml'])(
    'reads a reply in %s',
    async (type) => {
      const yaml = `reponseword: yes\nservicetype: ${offer.servicetype}\nserviceinfo: {endpoint: "https://rosetta.example.org/"}\n`;
      expect(await asked(replying(yaml, type))).toMatchObject({ outcome: 'YES', interfaces: [offer] });
    },
  );

  it.each(['', 'application/json;charset=utf-8', 'application/vnd.reply+json'])(
    'reads JSON sent as "%s"',
    async (type) => {
      expect(await asked(replying(yes, type))).toMatchObject({ outcome: 'YES' });
    },
  );

  it('asks every planner about every task and gives the tasks back as they came', async () => {
    const planners = await Promise.all([planner(replying(yes)), planner(replying(no))]);
    const tasks = [task, { ...task, mine: 1 }, { ...task, mine: 2 }];
    const answers = await all(poll(planners, tasks));
    expect(answers).toHaveLength(6);
    for (const one of planners)
      expect(new Set(answers.filter((answer) => answer.planner === one).map((answer) => answer.task))).toEqual(
        new Set(tasks),
      );
  });

  it('yields quick answers before slow ones', async () => {
    const slow = await planner((request, response) => setTimeout(() => replying(no)(request, response), 300));
    const quick = await planner(replying(yes));
    expect((await all(poll([slow, quick], [task]))).map(({ outcome }) => outcome)).toEqual(['YES', 'NO']);
  });

  it('has no more questions under way than it may', async () => {
    let underWay = 0;
    let most = 0;
    const one = await planner((request, response) => {
      most = Math.max(most, (underWay += 1));
      setTimeout(() => {
        underWay -= 1;
        replying(yes)(request, response);
      }, 10);
    });
    await all(
      poll(
        [one],
        Array.from({ length: 20 }, () => ({ ...task })),
        { concurrency: 3 },
      ),
    );
    expect(most).toBe(3);
  });

  it('asks no further ahead than its answers are taken', async () => {
    let count = 0;
    const one = await planner((request, response) => {
      count += 1;
      replying(yes)(request, response);
    });
    const answers = poll(
      [one],
      Array.from({ length: 20 }, () => ({ ...task })),
      { concurrency: 2 },
    );
    await answers.next();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(count).toBeLessThanOrEqual(3);
    await answers.return?.();
  });

  it.each([{ timeout: 0 }, { deadline: Number.NaN }, { concurrency: -1 }])('refuses the limits %j', (limits) => {
    expect(() => poll([], [], limits)).toThrow(RangeError);
  });

  it('ends at once where nobody is asked', async () => {
    expect(await all(poll([], [task]))).toEqual([]);
  });
});

describe('a poll with offers that cannot be used', () => {
  const stranger = { servicetype: 'https://example.org/servicetypes/frumblek', serviceinfo: {} };
  const broken = { ...offer, serviceinfo: { endpoint: 7 } };

  it('keeps an unknown servicetype apart from what can be used', async () => {
    const answer = await asked(replying({ ...yes, interfaces: [stranger, offer] }));
    expect(answer).toMatchObject({
      outcome: 'YES',
      interfaces: [offer],
      passedBy: [{ offered: stranger, why: 'servicetype-is-unknown' }],
    });
  });

  it('keeps a serviceinfo apart that is not valid', async () => {
    const answer = await asked(replying({ ...yes, interfaces: [broken, offer] }));
    expect(answer).toMatchObject({
      outcome: 'YES',
      interfaces: [offer],
      passedBy: [{ offered: broken, why: 'serviceinfo-is-invalid' }],
    });
  });

  it('fails and tells what was offered where nothing of it can be used', async () => {
    const answer = await asked(replying({ ...yes, interfaces: [stranger, broken] }));
    expect(answer).toMatchObject({ outcome: 'failed', failure: { kind: 'no-usable-interface' } });
    expect(answer).toMatchObject({ passedBy: [{ offered: stranger }, { offered: broken }] });
  });

  it('takes the check of whoever asks', async () => {
    const options = { check: () => ({ verdict: 'valid', problems: [] }) as const };
    expect(await asked(replying({ ...yes, interfaces: [stranger] }), options)).toMatchObject({ outcome: 'YES' });
  });

  it('throws what a check throws', async () => {
    const options = { check: () => Promise.reject(new Error('no schema')) };
    await expect(asked(replying(yes), options)).rejects.toThrow('no schema');
  });
});

describe('a poll with a broken planner', () => {
  it('reads a reply that comes byte by byte', async () => {
    const answer = await asked((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of JSON.stringify(no).padEnd(20_000)) response.write(byte);
      response.end();
    });
    expect(answer).toMatchObject({ outcome: 'NO' });
  });

  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  it.each<readonly [what: string, kind: string, handler: Handler]>([
    ['answers 500', 'status', replying(no, 'application/json', 500)],
    ['answers 404 with a NO', 'status', replying(no, 'application/json', 404)],
    ['answers 401', 'status', replying('', '', 401)],
    ['answers with a page', 'media-type', replying('<h1>Sign in</h1>', 'text/html')],
    ['answers with nothing', 'malformed', replying('', 'application/json')],
    ['sends invalid JSON', 'malformed', replying('{"reponseword": "NO",', 'application/json')],
    ['sends deep JSON', 'malformed', replying(deep, 'application/json')],
    ['sends deep YAML', 'malformed', replying(deep, 'application/yaml')],
    ['sends a YAML bomb', 'malformed', replying('a: &a [1]\nb: [*a, *a]', 'application/yaml')],
    ['sends long YAML', 'malformed', replying(`reponseword: NO\n# ${'x'.repeat(70_000)}`, 'application/yaml')],
    [
      'sends Latin-1',
      'malformed',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from([0x22, 0xe8, 0x22])),
    ],
    ['sends a list', 'no-word', replying([no])],
    ['says MAYBE', 'no-word', replying({ reponseword: 'MAYBE' })],
    ['says YES and NO', 'no-word', replying({ reponseword: 'YES', responseword: 'NO', interfaces: [offer] })],
    ['says YES and offers nothing', 'no-word', replying({ reponseword: 'YES' })],
    ['offers 101 interfaces', 'too-large', replying({ ...yes, interfaces: Array.from({ length: 101 }, () => offer) })],
    ['sends 10 MB', 'too-large', replying({ ...no, padding: 'x'.repeat(10_000_000) })],
    ['breaks the connection', 'unreachable', (request) => request.socket.destroy()],
    [
      'sends 20 MB packed into 20 kB',
      'too-large',
      (_, response) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(20_000_000, ' '))),
    ],
    [
      'sends what is not packed as it says',
      'unreachable',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('plain'),
    ],
    ['speaks no HTTP', 'unreachable', (request) => request.socket.end('220 mail.example.org\r\n')],
    [
      'breaks the connection in the body',
      'unreachable',
      (request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"reponse');
        setTimeout(() => request.socket.destroy(), 20);
      },
    ],
  ])('that %s fails with %s', async (_, kind, handler) => {
    const failure = await failureOf(handler);
    expect(failure).toMatchObject({ kind });
    expect(failure.text).toMatch(/^[A-Z0-9].*\.$/);
    expect(failure.text.length).toBeLessThan(400);
  });

  it('is told the status', async () => {
    expect(await failureOf(replying(no, 'application/json', 503))).toMatchObject({ kind: 'status', status: 503 });
  });

  it('that refuses connections is told by its host', async () => {
    const url = await closedPort();
    const [answer] = await all(poll([{ name: 'Off', url }], [task]));
    const text = `Nothing listens at ${new URL(url).host}. Check the address of the planner, and whether it runs.`;
    expect(answer).toMatchObject({ outcome: 'failed', failure: { kind: 'unreachable', text } });
  });

  it('whose name is unknown is told by its name', async () => {
    const [answer] = await all(poll([{ name: 'Lost', url: 'http://planner.invalid' }], [task]));
    expect(answer).toMatchObject({ outcome: 'failed', failure: { kind: 'unreachable' } });
    expect(JSON.stringify(answer)).toContain('planner.invalid');
  });

  it('whose address is none is not asked', async () => {
    for (const url of ['rosetta', 'file:///etc/passwd', 'http://a:b@example.org', 'https://example.org/?x=1']) {
      const [answer] = await all(
        poll([{ name: 'Odd', url }], [task], { fetch: () => Promise.reject(new Error('asked')) }),
      );
      expect(answer, url).toMatchObject({ outcome: 'failed', failure: { kind: 'address' } });
    }
  });
});
