import { describe, expect, it } from 'vitest';
import { poll, type Answer } from '../../src/planner.entry.ts';
import { all, asked, no, planner, replying, serve, task, yes, type Handler } from './planner-servers.ts';

const json = { 'content-type': 'application/json' };

/** Each kind of planner that keeps one waiting. */
const slow: Readonly<Record<string, Handler>> = {
  'hangs before its headers': () => undefined,
  'hangs in its body': (_, response) => void response.writeHead(200, json).write('{"reponse'),
  'streams for ever': (_, response) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(' '), 5);
    response.on('close', () => clearInterval(timer));
  },
  'hangs behind a redirect': (request, response) => {
    if (request.url === '/accepts') response.writeHead(307, { location: '/slow' }).end();
  },
};

const kindOf = (answer: Answer | undefined): string | undefined =>
  answer?.outcome === 'failed' ? answer.failure.kind : answer?.outcome;

/** Waits until something holds. */
async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a planner that is too slow', () => {
  it.each(Object.entries(slow))('and %s costs its own answer after its time', async (_, handler) => {
    const planners = [await planner(handler), await planner(replying(yes))];
    const began = performance.now();
    const answers = await all(poll(planners, [task], { timeout: 200 }));
    expect(answers.map(kindOf)).toEqual(['YES', 'timeout']);
    expect(answers[1]?.milliseconds).toBeGreaterThan(150);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it('is let go of', async () => {
    let isOpen = true;
    await asked((_, response) => response.on('close', () => (isOpen = false)), { timeout: 100 });
    await eventually(() => !isOpen);
  });

  it('is asked nothing more', async () => {
    let count = 0;
    const hanging = await planner(() => (count += 1));
    const tasks = Array.from({ length: 30 }, () => ({ ...task }));
    const answers = await all(poll([hanging], tasks, { timeout: 200, concurrency: 4 }));
    expect(answers.map(kindOf)).toEqual(tasks.map(() => 'timeout'));
    expect(count).toBe(4);
    const spared = answers.filter(({ milliseconds }) => milliseconds === 0);
    expect(spared).toHaveLength(26);
    for (const one of spared) expect(one.outcome === 'failed' && one.failure.text).toMatch(/^Not asked/);
  });

  it('holds up nobody even where what fetches does not heed its signal', async () => {
    const deaf = (): Promise<Response> => new Promise(() => undefined);
    expect(kindOf(await asked(replying(yes), { timeout: 50, fetch: deaf }))).toBe('timeout');
  });
});

describe('the deadline of a poll', () => {
  it('ends what is under way and answers for what was not asked', async () => {
    const planners = [
      await planner(replying(yes)),
      ...(await Promise.all(Object.values(slow).map((one) => planner(one)))),
    ];
    const tasks = [task, { ...task }];
    const began = performance.now();
    const answers = await all(poll(planners, tasks, { deadline: 300, concurrency: 3 }));
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(answers).toHaveLength(10);
    expect(new Set(answers.map(kindOf))).toEqual(new Set(['YES', 'deadline']));
  });

  it('may be longer than a timer can be', async () => {
    expect(kindOf(await asked(replying(no), { deadline: Infinity, timeout: 2 ** 40 }))).toBe('NO');
  });
});

describe('whoever holds a poll', () => {
  const hanging = 'hangs before its headers';

  it('aborts what is under way by leaving early', async () => {
    let open = 0;
    const counting: Handler = (_, response) => {
      open += 1;
      response.on('close', () => (open -= 1));
    };
    const planners = [await planner(counting), await planner(counting), await planner(replying(yes))];
    for await (const { outcome } of poll(planners, [task])) {
      expect(outcome).toBe('YES');
      await eventually(() => open === 2);
      break;
    }
    await eventually(() => open === 0);
  });

  it('leaves also while waiting for an answer', async () => {
    const answers = poll([await planner(slow[hanging] ?? (() => undefined))], [task]);
    const waiting = answers.next();
    await answers.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await answers.next()).toEqual({ done: true, value: undefined });
  });

  it('cancels by a signal and is thrown its reason', async () => {
    const controller = new AbortController();
    let isOpen = false;
    const one = await planner((_, response) => {
      isOpen = true;
      response.on('close', () => (isOpen = false));
      controller.abort(new Error('enough'));
    });
    await expect(all(poll([one], [task], { signal: controller.signal }))).rejects.toThrow('enough');
    await eventually(() => !isOpen);
  });

  it('asks nothing with a signal that has fired', async () => {
    const fetch = (): Promise<Response> => Promise.reject(new Error('asked'));
    const answers = poll([{ name: 'One', url: 'http://example.org' }], [task], { signal: AbortSignal.abort(), fetch });
    await expect(answers.next()).rejects.toThrow('aborted');
  });
});

describe('redirects', () => {
  const to =
    (location: string, status = 307): Handler =>
    (request, response) =>
      request.url === '/accepts' ? response.writeHead(status, { location }).end() : replying(yes)(request, response);

  it.each([301, 302, 307, 308])('of status %i within the origin are followed with the question', async (status) => {
    const methods: string[] = [];
    const answer = await asked((request, response) => {
      methods.push(request.method ?? '');
      to('/accepts/', status)(request, response);
    });
    expect(answer.outcome).toBe('YES');
    expect(methods).toEqual(['POST', 'POST']);
  });

  it('of status 303 are followed by fetching', async () => {
    const methods: string[] = [];
    await asked((request, response) => {
      methods.push(request.method ?? '');
      to('/reply', 303)(request, response);
    });
    expect(methods).toEqual(['POST', 'GET']);
  });

  it('in a loop end', async () => {
    let count = 0;
    const loop: Handler = (_, response) => {
      count += 1;
      response.writeHead(307, { location: `/accepts?${count}` }).end();
    };
    expect(kindOf(await asked(loop))).toBe('redirect');
    expect(count).toBeLessThan(10);
  });

  it.each([
    'file:///etc/passwd',
    'data:application/json,{}',
    'javascript:1',
    'http://[',
    'https://planner.example.org/',
  ])('to %s are not followed', async (location) => {
    expect(kindOf(await asked(to(location)))).toBe('redirect');
  });

  it('that lead nowhere are told', async () => {
    expect(kindOf(await asked((_, response) => response.writeHead(302).end()))).toBe('redirect');
  });

  it('to another origin take neither the task nor the token there', async () => {
    let visits = 0;
    const elsewhere = await serve(() => (visits += 1));
    const environment = { HUB_TOKEN: 'secret-of-hub' };
    const answer = await asked(to(`${elsewhere}/accepts`), { environment }, { token: '$HUB_TOKEN' });
    expect(kindOf(answer)).toBe('redirect');
    expect(visits).toBe(0);
    expect(JSON.stringify(answer)).not.toContain('secret-of-hub');
  });
});

describe('the token of a planner', () => {
  const environment = { HUB_TOKEN: ' secret-of-hub\n', EMPTY: '', ODD: 'a\nb', WIDE: 'schlüssel' };

  it('comes from the environment and is sent to its planner only', async () => {
    const seen: (string | undefined)[] = [];
    const watching: Handler = (request, response) => {
      seen.push(request.headers.authorization);
      replying(no)(request, response);
    };
    const planners = [await planner(watching, { token: '$HUB_TOKEN' }), await planner(watching)];
    const answers = await all(poll(planners, [task], { environment, concurrency: 1 }));
    expect(seen).toEqual(['Bearer secret-of-hub', undefined]);
    expect(JSON.stringify(answers)).not.toContain('secret');
  });

  it.each(['$UNSET', '$EMPTY', '$ODD', '$WIDE', '$toString', '$', 'secret-of-hub'])(
    'named %s stops the asking and is not repeated',
    async (token) => {
      let count = 0;
      const answer = await asked(() => (count += 1), { environment }, { token });
      expect(kindOf(answer)).toBe('credentials');
      expect(answer.outcome === 'failed' && answer.failure.text).not.toMatch(/secret|schl|a\nb/);
      expect(count).toBe(0);
    },
  );

  it('does not go over the network in the clear', async () => {
    const fetch = (): Promise<Response> => Promise.reject(new Error('asked'));
    const hub = { name: 'Hub', url: 'http://hub.example.org', token: '$HUB_TOKEN' };
    const [answer] = await all(poll([hub], [task], { environment, fetch }));
    expect(kindOf(answer)).toBe('credentials');
  });
});
