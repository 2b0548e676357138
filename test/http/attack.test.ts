import { describe, expect, it } from 'vitest';
import { attackCost } from '../../scripts/bench-attack.ts';
import { hostileCalls } from '../../scripts/hostile-bodies.ts';
import { createTaskShortcut } from '../../src/validate/task-shortcut.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { isHeavy } from '../../src/http/heavy-work.ts';
import { createWorker } from '../../src/http/work.ts';
import { officialContext } from '../../scripts/official-context.ts';
import { smallSite } from './served.ts';

const context = officialContext(usualLimits);
const work = createWorker(context, createTaskShortcut(context));

/** Milliseconds that a computation takes which an idle machine does in about four. */
function machineTime(): number {
  const started = performance.now();
  let text = '';
  for (let index = 0; index < 12_000; index += 1) text = JSON.stringify({ text: text.slice(-200), index });
  return performance.now() - started;
}

describe('hostile bodies', () => {
  it('that are not given to a thread take few milliseconds each', async () => {
    const calls = hostileCalls().filter((_, index) => index % 2 === 0 || index < 50);
    const slow: string[] = [];
    let looked = 0;
    for (const { name, path, headers, body } of calls) {
      const call = { method: 'POST', target: `/${path}`, header: (field: string) => headers[field] };
      if (body === undefined || !path.startsWith('api/validate') || isHeavy('validate', call, body)) continue;
      looked += 1;
      const times: number[] = [];
      for (let time = 0; time < 3; time += 1) {
        const started = performance.now();
        await work('validate', call, body);
        times.push(performance.now() - started);
      }
      if (Math.min(...times) > Math.max(25, machineTime() * 6)) slow.push(`${name}: ${Math.min(...times)} ms`);
    }
    expect(looked).toBeGreaterThan(15);
    expect(slow).toEqual([]);
  });

  it('of eight attackers cost nobody else an answer, nor much time', async () => {
    const { folder, remove } = smallSite();
    const { idle, attacked, memory, attacks } = await attackCost(folder, 3_000);
    remove();
    expect(idle.answered).toBe(1);
    expect(attacked.answered).toBeGreaterThanOrEqual(0.98);
    // On a machine with nothing else to do, a client is answered within two milliseconds while nobody attacks.
    expect(attacked.p99).toBeLessThan(100 * Math.max(1, idle.p99 / 2));
    expect(memory).toBeLessThan(640 * 2 ** 20);
    expect(Object.keys(attacks).filter((status) => status === '0' || status === '500')).toEqual([]);
    expect(attacks['200']).toBeGreaterThan(20);
  });
});
