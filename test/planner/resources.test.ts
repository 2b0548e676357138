import { describe, expect, it } from 'vitest';
import { tasktypes } from '../../src/official.ts';
import type { Policy, Reply } from '../../src/planner.entry.ts';
import { durationSeconds, durationText, gibibytes } from '../../src/planner/quantities.ts';
import { plannerOf } from './planners.ts';

async function ask(policy: Policy, resources: unknown, taskinfo?: unknown): Promise<Reply> {
  const planner = await plannerOf('ociContainer', policy);
  return planner.answer({
    tasktype: tasktypes.ociContainer,
    resources,
    ...(taskinfo === undefined ? {} : { taskinfo }),
  });
}

describe('resources beside the taskinfo', () => {
  it('are negotiated as the note shows: the question names a minimum, the reply adds the maximum', async () => {
    const reply = await ask({ max: { cores: 12, memory: 16 } }, { mincores: 8, minmemory: '8G' });
    expect(reply).toMatchObject({
      reponseword: 'YES',
      resources: { mincores: 8, maxcores: 12, minmemory: '8G', maxmemory: '16G' },
    });
  });

  it('name times, of which the reply says the other end', async () => {
    const reply = await ask({ startup: '5s', max: { duration: '10m' } }, { maxstartup: '60s', minduration: '5m' });
    expect(reply).toMatchObject({
      resources: { minstartup: '5s', maxstartup: '1m', minduration: '5m', maxduration: '10m' },
    });
  });

  it.each([
    [{ max: { cores: 4 } }, { mincores: 8 }, '/resources/mincores', 'This service gives at most 4 cores; the task asks for at least 8 cores.'],
    [{ max: { memory: 4 } }, { minmemory: '8G' }, '/resources/minmemory', 'This service gives at most 4 GiB of memory; the task asks for at least 8 GiB of memory.'],
    [{ startup: '5m' }, { maxstartup: 60 }, '/resources/maxstartup', 'This service needs at least 5m to start; the task asks for at most 1m.'],
    [{}, { minmemory: 'much' }, '/resources/minmemory', '`resources.minmemory` is "much", which is no such amount.'],
    [{}, { mincores: 4, maxcores: 2 }, '/resources/maxcores', 'The task asks for at least 4 cores and for at most 2 cores, which contradict each other.'],
    [{}, { minCores: 99 }, '/resources/minCores', '`resources.minCores` is not known. Did you mean `mincores`?'],
    [{}, 'much', '/resources', '`resources` is "much"; an object is expected.'],
  ])('are a reason for NO with %j and %j', async (policy, resources, path, text) => {
    expect(await ask(policy, resources)).toMatchObject({ reponseword: 'NO', reponseinfo: { reasons: [{ path, text }] } });
  }); // prettier-ignore

  it('and those in the taskinfo count both, the larger one decides, and a disagreement is said', async () => {
    const taskinfo = { image: 'x', resources: { minmemory: 2 } };
    const reply = await ask({ max: { memory: 16 } }, { minmemory: '8G' }, taskinfo);
    expect(reply).toMatchObject({ reponseword: 'YES', resources: { minmemory: '8G', maxmemory: '16G' } });
    expect(reply).toMatchObject({
      reponseinfo: {
        conditions: [
          {
            path: '/resources/minmemory',
            text: 'The task asks for at least 2 GiB of memory in its taskinfo and 8 GiB of memory beside it; the larger is taken.',
          },
        ],
      },
    });
  });
});

describe('amounts', () => {
  it.each([
    ['8G', 8], ['8', 8], [8, 8], ['512M', 0.5], ['1.5GiB', 1.5], ['1T', 1024], ['8 GB', 8], ['', undefined], ['-1G', undefined], [NaN, undefined],
  ])('of memory: %j is %j GiB', (text, amount) => {
    expect(gibibytes(text)).toBe(amount);
  }); // prettier-ignore

  it.each([
    ['60s', 60], ['60', 60], [60, 60], ['5m', 300], ['12h', 43_200], ['2d', 172_800], ['PT10M', 600], ['P1DT1S', 86_401], ['P', undefined], ['PT', undefined], ['P1DT', undefined], ['soon', undefined],
  ])('of time: %j is %j s', (text, amount) => {
    expect(durationSeconds(text)).toBe(amount);
  }); // prettier-ignore

  it('of time are written as short as they can be', () => {
    expect([0, 5, 300, 3600, 172_800, 90].map(durationText)).toEqual(['0s', '5s', '5m', '1h', '2d', '90s']);
  });
});
