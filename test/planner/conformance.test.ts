import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/http/node.ts';
import { tasktypes } from '../../src/official.ts';
import { python } from '../languages/python.ts';
import { programNamed, withParts } from '../parts.ts';
import { checksWith, ours, served, tested, types } from './tested.ts';

const plainPlanner = fileURLToPath(new URL('plain-planner.py', import.meta.url));

describe('a planner of ours that takes every tasktype', () => {
  let report: Awaited<ReturnType<typeof tested>>;
  beforeAll(async () => {
    const server = await serve(await ours(), { port: 0 });
    report = await tested(server.address);
    await server.close();
  });

  it('conforms in every check, with nothing to warn of', () => {
    expect([checksWith(report, 'fault'), checksWith(report, 'warning'), checksWith(report, 'left-out')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(report).toMatchObject({ verdict: 'conforms', isWhole: true, tasktypes: Object.values(tasktypes) });
  });

  it('is asked about every example of the documents', () => {
    const examples = types.registry.types
      .filter(({ kind }) => kind === 'tasktype')
      .flatMap(({ current }) => current.examples);
    const asked = new Map('checks' in report ? report.checks.map((check) => [check.id, check.asked]) : []);
    const number = (verdict: string): number => examples.filter((example) => example.verdict === verdict).length;
    expect(asked.get('right-task-is-answered')).toBe(number('accepted'));
    expect(asked.get('wrong-task-is-no')).toBeGreaterThan(0.95 * number('rejected'));
  });
});

describe('a planner of ours', () => {
  it('is found below the address at which its host begins', async () => {
    const handler = await ours([tasktypes.exampleTask]);
    const host = await served((request) =>
      new URL(request.url).pathname === '/hub/accepts'
        ? handler(request)
        : Promise.resolve(new Response('<h1>Not here</h1>', { status: 404, headers: { 'content-type': 'text/html' } })),
    );
    for (const address of [`${host}/hub`, `${host}/hub/`, `${host}/hub/accepts`])
      expect(await tested(address)).toMatchObject({ verdict: 'conforms', planner: `${host}/hub/accepts` });
  });

  it('has to take the tasktypes that are named', async () => {
    const address = await served(await ours([tasktypes.exampleTask]));
    const report = await tested(address, { tasktypes: [tasktypes.exampleTask, tasktypes.ociContainer] });
    expect(checksWith(report, 'fault')).toEqual(['tasktype-alone-is-answered']);
    expect(report).toMatchObject({ tasktypes: [tasktypes.exampleTask] });
    expect(await tested(address, { tasktypes: [tasktypes.exampleTask] })).toMatchObject({ verdict: 'conforms' });
  });

  it('may take types of its own, of which only the tag is asked', async () => {
    const address = await served(await ours(['https://types.example.org/own']));
    expect(checksWith(await tested(address), 'fault')).toEqual(['tasktype-alone-is-answered']);
    const report = await tested(address, { tasktypes: ['https://types.example.org/own'] });
    expect(report).toMatchObject({ verdict: 'conforms', tasktypes: ['https://types.example.org/own'] });
    expect(checksWith(report, 'left-out')).toContain('wrong-task-is-no');
  });
});

withParts('the test of a planner in plain Python', { python3: programNamed(python) !== undefined }, () => {
  describe('a planner in 40 lines of plain Python', () => {
    it('has 40 lines and imports only what Python brings', () => {
      const text = readFileSync(plainPlanner, 'utf8');
      expect(text.trim().split('\n').length).toBeLessThanOrEqual(40);
      expect([...text.matchAll(/^(?:import|from) (.*)$/gm)].map(([, what]) => what)).toEqual([
        'json, re, sys',
        'http.server import BaseHTTPRequestHandler, ThreadingHTTPServer',
        'urllib.parse import parse_qsl, urlsplit',
      ]);
    });

    it('conforms; that it reads no YAML is a warning', async () => {
      const { uris = [] } = types.registry.find(tasktypes.exampleTask) ?? {};
      const planner = spawn(python, [plainPlanner, ...uris], { stdio: ['ignore', 'pipe', 'ignore'] });
      onTestFinished(() => void planner.kill());
      const port = await new Promise<string>((resolve) => planner.stdout.once('data', (data) => resolve(String(data))));
      const report = await tested(`http://127.0.0.1:${port.trim()}`);
      expect([checksWith(report, 'fault'), checksWith(report, 'warning'), checksWith(report, 'left-out')]).toEqual([
        [],
        ['yaml-question-is-read'],
        ['get-reads-lists'],
      ]);
      expect(report).toMatchObject({ verdict: 'conforms', tasktypes: [tasktypes.exampleTask] });
    });
  });
});
