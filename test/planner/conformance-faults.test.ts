import { describe, expect, it } from 'vitest';
import { serve } from '../../src/http/node.ts';
import { faultyCalls } from './faulty-calls.ts';
import { faultyReplies } from './faulty-replies.ts';
import { planted } from './planted.ts';
import { checksWith, few, hasty, patient, served, tested } from './tested.ts';

describe.each(Object.entries({ ...faultyReplies, ...faultyCalls }))(
  'a planner that %s',
  (_, { mistake, faults, warnings = [], said, isSilent }) => {
    it('is told just that', async () => {
      const address = `${await served(planted(mistake))}/accepts`;
      const report = await tested(address, { ...few, limits: isSilent === true ? hasty : patient });
      expect([checksWith(report, 'fault'), checksWith(report, 'warning')]).toEqual([faults, warnings]);
      expect(report.verdict).toBe(faults.length > 0 ? 'faults' : 'conforms');
      const findings = 'checks' in report ? report.checks.flatMap((check) => check.findings) : [];
      expect(findings.map((finding) => finding.said).join('\n')).toContain(said);
      expect(findings.filter(({ advice, call }) => advice === '' || !call.url.startsWith(address))).toEqual([]);
    });
  },
);

describe('a planner that is slow', () => {
  it('is warned of', async () => {
    const address = await served(planted(({ right }) => new Promise((resolve) => setTimeout(resolve, 30, right))));
    const report = await tested(address, { ...few, limits: { ...patient, slow: 20 } });
    expect([report.verdict, checksWith(report, 'warning')]).toEqual(['conforms', ['answers-come-in-time']]);
  });
});

describe('what is no planner', () => {
  it.each([
    ['hangs', () => new Promise<Response>(() => undefined), 'Nothing answers: no complete answer within 2 seconds.'],
    ['is a page', () => Promise.resolve(new Response('<h1>Hi</h1>')), 'status 200, text/plain: <h1>Hi</h1>'],
    [
      'leads elsewhere',
      () =>
        Promise.resolve(new Response(null, { status: 302, headers: { location: 'https://elsewhere.example.org/' } })),
      'a redirect to https://elsewhere.example.org/ that was not followed',
    ],
  ])('is told where it %s', async (_, handler, message) => {
    const begin = performance.now();
    const report = await tested(await served(handler), { ...few, limits: hasty });
    expect(report).toMatchObject({ verdict: 'unreachable', message: expect.stringContaining(message) as string });
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('is told where nobody listens', async () => {
    const server = await serve(() => Promise.resolve(new Response()), { port: 0 });
    await server.close();
    expect(await tested(server.address, few)).toMatchObject({
      verdict: 'unreachable',
      message: 'Nothing answers: no answer (ECONNREFUSED).',
    });
  });
});

describe('a planner that stops answering', () => {
  it('is not asked any more, and does not conform', async () => {
    let asked = 0;
    const address = await served(planted(({ right }) => ((asked += 1) > 40 ? new Promise(() => undefined) : right)));
    const report = await tested(address, { ...few, limits: hasty });
    expect(report).toMatchObject({ verdict: 'faults', isWhole: false });
    expect(asked).toBeLessThan(50);
  });
});
