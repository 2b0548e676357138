import { describe, expect, it } from 'vitest';
import { registry } from '../../../src/official.ts';
import type { Advice } from '../../../src/registry/advice.ts';
import { createRegistry } from '../../../src/registry/registry.ts';
import { readText } from '../../../src/site/resolver/read-text.ts';
import { pageRegistry } from '../../../src/site/types-for-page.ts';
import { registry as opened } from '../../../src/site/registry.ts';
import { run } from '../../cli/command.ts';

const data = pageRegistry(opened);
/** What the page has: the registry's data, as JSON carried it. */
const onPage = createRegistry((JSON.parse(JSON.stringify(data)) as typeof data).entries, data);

const asked = [
  'https://w3id.org/execution-planner/tasktypes/oci-container',
  'https://w3id.org/execution-planner/tasktypes/oci-container/1.0',
  'http://www.w3id.org/execution-planner/tasktypes/oci-container/',
  'https://w3id.org/execution-planner/tasktypes/oci-container/9.9',
  'https://w3id.org/execution-planner/tasktypes/nothing-like-it',
  'https://w3id.org/execution-planner',
  'uri://rosetta-container',
  'uri://rosetta-containr',
  'uri://portainer-container',
  'uri://quite-another',
  'https://www.purl.org/ivoa.net/executable-types/docker-container',
  'https://foo.bar/x/oci-container',
  'ivo://ivoa.net/std/UWS#rest-1.1',
  'urn:docker-container-0.1',
  'doi:10.5281/zenodo.1234',
  'OCI container',
  'docker',
  'Rosetta',
  'binder',
  'common-container-task',
  'zzzzzz',
  '…',
  'constructor',
  '__proto__',
  '<img src=x onerror=alert(1)>',
];

describe('readText', () => {
  it('says of a text alone what the command says', async () => {
    const { stdout } = await run(['resolve', '--format', 'json', '--', ...asked]);
    const { answers } = JSON.parse(stdout) as { answers: { text: string; status: string; advice: Advice }[] };
    expect(answers).toHaveLength(asked.length);
    for (const [index, { text, status, advice }] of answers.entries()) {
      const [finding] = readText(onPage, asked[index] ?? '').findings;
      expect(finding?.answer, asked[index]).toMatchObject({ text, status, advice });
    }
  });

  it('says of a log what the command says between its lines', async () => {
    const log = [
      '12:01 planner ERROR unknown tasktype "uri://rosetta-containr"',
      '12:01 planner INFO {"tasktype": "uri://jupyter-notebook", "taskinfo": {}}',
      '12:02 at Planner.accept (planner.ts:12) tasktype=https://calycopis.eu/x/y',
      '12:03 GET https://example.org/jobs/12 200',
    ].join('\n');
    const { stdout } = await run(['resolve', '--log'], { input: `${log}\n` });
    const { findings } = readText(onPage, log);
    expect(findings).toHaveLength(3);
    const words = (text: string): string => text.replace(/\s+/g, ' ');
    for (const { answer } of findings)
      for (const sentence of [answer.advice.summary, ...answer.advice.next])
        expect(words(stdout)).toContain(words(sentence));
  });

  it.each([
    ['"uri://rosetta-container",'],
    ['tasktype=uri://rosetta-container'],
    ['  uri://rosetta-container\n'],
    ['https://host.example/accepts?tasktype=uri%3A%2F%2Frosetta-container&x=1'],
  ])('takes off what stands around a URI: %j', (text) => {
    const { findings } = readText(registry, text);
    expect(findings.map(({ answer }) => answer.text)).toEqual(['uri://rosetta-container']);
  });

  it.each([
    ['{"tasktype": "uri://jupyter-notebook"}', true],
    ['[\n  {"tasktype": "uri://jupyter-notebook"}]', true],
    ['tasktype: uri://jupyter-notebook\ntaskinfo:\n  a: 1', true],
    ['[2026-01-02 03:04] tasktype: uri://jupyter-notebook', false],
    ['tasktype: uri://jupyter-notebook', false],
  ])('tells a message from a log: %j', (text, isMessage) => {
    const reading = readText(registry, text);
    expect(reading.isMessage).toBe(isMessage);
    expect(reading.findings.map(({ answer }) => answer.text)).toEqual(['uri://jupyter-notebook']);
  });

  it('finds nothing in a blank text, in a message without a type, and in lines that name none', () => {
    for (const text of ['', ' \n ', '{"a": 1}', 'all is well\nand nothing else'])
      expect(readText(registry, text).findings, text).toEqual([]);
  });

  it.each([
    ['brackets', '['.repeat(500_000)],
    ['braces and quotes', '{"'.repeat(250_000)],
    ['blanks', `tasktype${' '.repeat(500_000)}`],
    ['hyphens at the beginnings of lines', ' - \n'.repeat(120_000)],
    ['keys', 'tasktype='.repeat(55_000)],
  ])('takes less than three seconds for half a megabyte of %s', (_, text) => {
    const start = performance.now();
    readText(registry, text);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
