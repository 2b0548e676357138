import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officialContext } from '../../scripts/official-context.ts';
import type { App } from '../../src/http/app.ts';
import { usualLimits } from '../../src/http/limits.ts';
import type { Report } from '../../src/validate/report.ts';
import { officialApp } from './official-app.ts';

const oci = 'https://w3id.org/execution-planner/tasktypes/oci-container';
const taskOf = (taskinfo: object): string => JSON.stringify({ tasktype: oci, taskinfo });
const task = taskOf({ image: 'a/b:1' });
/** Stored, of a day without a line feed in its header: one line of a batch. */
const zipOf = (text: string): Uint8Array<ArrayBuffer> =>
  zipSync({ 'x/codemeta.json': strToU8(text) }, { level: 0, mtime: '2020-02-01' });

async function ask({ fetch }: App, path: string, body: BodyInit): Promise<string> {
  return (await fetch(new Request(`http://x/api/${path}`, { method: 'POST', body }))).text();
}

describe('the report of a document', () => {
  it('is not that of the zip that was checked before', async () => {
    const app = officialApp();
    const alone = await ask(app, 'validate', task);
    const other = officialApp();
    expect(await ask(other, 'validate', zipOf(task))).toContain('"file": "x/codemeta.json"');
    expect(await ask(other, 'validate', task)).toBe(alone);
    expect(await ask(other, 'validate', task)).toBe(alone);
  });

  it('keeps to the limits also where one of its type was valid before', async () => {
    const long = taskOf({ image: 'a/b:1', command: ['x'.repeat(120)] });
    for (const limits of [
      { ...usualLimits, string: 100 },
      { ...usualLimits, body: 200 },
    ]) {
      const app = officialApp(undefined, { context: officialContext(limits) });
      await ask(app, 'validate', task);
      const [, told = ''] = (await ask(app, 'validate/batch', `${task}\n${long}\n`)).split('\n');
      expect((JSON.parse(told) as Report).verdict).toBe('unreadable');
    }
  });

  it('on a line of a batch is never that of a zip, and is counted by its verdict', async () => {
    const line = zipOf(taskOf({ image: 5 }));
    expect(line.includes(0x0a)).toBe(false);
    const app = officialApp();
    const told = await ask(app, 'validate/batch', new Blob([line, '\n', task, '\n']));
    const [{ verdict }, , { summary }] = told.split('\n', 3).map((one) => JSON.parse(one) as never) as unknown as [
      Report,
      Report,
      { readonly summary: object },
    ];
    expect(verdict).toBe('unreadable');
    expect(summary).toMatchObject({ verdict: 'unreadable', lines: 2, valid: 1, unreadable: 1 });
    const metrics = await (await app.fetch(new Request('http://x/metrics'))).text();
    expect(metrics.match(/documents_total\{verdict="[^"]+"\}/g)).toEqual([
      'documents_total{verdict="unreadable"}',
      'documents_total{verdict="valid"}',
    ]);
  });
});
