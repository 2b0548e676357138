import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tasktypes } from '../../src/official.ts';
import { faultyCalls } from '../planner/faulty-calls.ts';
import { faultyReplies } from '../planner/faulty-replies.ts';
import { planted } from '../planner/planted.ts';
import { ours, served } from '../planner/tested.ts';
import { containing, folderWith, run } from './command.ts';

const mistakeOf = (name: string) => {
  const found = faultyReplies[name] ?? faultyCalls[name];
  if (found === undefined) throw new Error(`No planner ${name} is there.`);
  return found.mistake;
};

describe('planner test', () => {
  it('ends with 0 and one line for each check where a planner conforms', async () => {
    const address = await served(await ours([tasktypes.exampleTask, tasktypes.ociContainer]));
    const { code, stdout, stderr } = await run(['planner', 'test', address]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^It takes 2 tasktypes: example-task, oci-container\.\n\n {2}what a planner does +verdict +answers\n/,
    );
    expect(stdout).toMatch(/\n {2}An unknown tasktype is answered with NO +passed +6\n/);
    expect(stdout).toMatch(
      /\n {2}A right task is answered with YES, or with NO and why +passed +\d+\n {4}(\d+) of \1 with YES\n/,
    );
    expect(stdout.split('\n').at(-2)).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/accepts: conforms \(2 tasktypes, \d+ questions\)$/,
    );
    const table = stdout.slice(0, stdout.lastIndexOf('\n\n')).split('\n').slice(2);
    expect(table.filter((line) => line.length > 80)).toEqual([]);
  });

  it('ends with 1, says what is expected, and how to ask again', async () => {
    const address = await served(planted(mistakeOf('says YES to wrong tasks')));
    const { code, stdout } = await run(['planner', 'test', `${address}/accepts`]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/\n {2}A wrong task is answered with NO +fault +\d+\n/);
    expect(stdout).toMatch(
      /\nfault: "A wrong task is answered with NO"\n {2}not so in \d+ of \d+ answers, the first of which is this:\n/,
    );
    expect(stdout).toMatch(
      /\n {4}curl -g -i -H 'content-type: application\/json' --data-raw '\{.+\}' 'http:.+\/accepts'\n/,
    );
    expect(stdout).toContain(`
  expected  NO: \`mesage\` is not a field of this type.
  answered  YES
  to do     Check \`taskinfo\` by the schema of its tasktype`);
    expect(stdout).toMatch(/: does not conform \(2 tasktypes, \d+ questions, 1 fault\)\n$/);
  });

  it('writes requests that curl repeats', async () => {
    const address = await served(planted(mistakeOf('lets pages send no JSON')));
    const { stdout } = await run(['planner', 'test', `${address}/accepts`]);
    expect(stdout).toContain(
      `    curl -g -i -X OPTIONS -H 'origin: https://elsewhere.invalid' -H 'access-control-request-method: POST' -H 'access-control-request-headers: content-type' '${address}/accepts'\n`,
    );
  });

  it('writes JSON with every request', async () => {
    const address = await served(planted(mistakeOf('says NO with status 404')));
    const { code, stdout } = await run(['planner', 'test', address, '--format', 'json', '--tasktype', 'example-task']);
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { readonly checks: readonly { readonly id: string }[] };
    expect(report).toMatchObject({ verdict: 'faults', tasktypes: [tasktypes.exampleTask], isWhole: true });
    expect(report.checks.find(({ id }) => id === 'reply-has-status-200')).toMatchObject({
      verdict: 'fault',
      findings: expect.arrayContaining([
        {
          severity: 'fault',
          expected: 'status 200',
          answered: 'NO with status 404',
          advice: containing('status 200'),
          request: { method: 'GET', url: containing(address), headers: {}, tasktype: containing('frumblek') },
          curl: containing('curl -g -i '),
        },
      ]) as unknown,
    });
  });

  it('takes types from a folder', async () => {
    const path = 'tasktypes/example-task/1.0.md';
    const folder = folderWith({ [path]: readFileSync(new URL(`../../${path}`, import.meta.url)) });
    const address = await served(await ours([tasktypes.exampleTask, tasktypes.ociContainer]));
    const { code, stdout } = await run(['planner', 'test', address, '--registry', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^It takes 1 tasktype: example-task\.\n/);
    expect(stdout).toContain('generic-webinterface", which it does not know');
  });

  it('ends with 3 where no planner is', async () => {
    const address = await served(() =>
      Promise.resolve(new Response('<h1>Hi</h1>', { headers: { 'content-type': 'text/html' } })),
    );
    expect(await run(['planner', 'test', address])).toEqual({
      code: 3,
      stderr: '',
      stdout: `${address}: no planner
  It says neither YES nor NO, but status 200, text/html: <h1>Hi</h1>
  Give the address that takes the questions: https://<host>/<path>/accepts.
`,
    });
  });

  it.each([
    [[], 'No address is named.'],
    [['https://a.example', 'https://b.example'], 'One planner is tested at a time.'],
    [['planner.example.org'], 'Did you mean `tasktypes planner test https://planner.example.org`?'],
    [['planner.yaml'], 'is no address of the web.'],
    [['https://me:secret@planner.example.org/'], 'The address holds a name or a password.'],
    [['https://planner.example.org/accepts?tasktype=x'], 'The address has a query.'],
    [['https://planner.example.org/', '--tasktype', 'example'], 'There is no tasktype "example".'],
    [['https://planner.example.org/', '--tasktype', 'jupyter-hub'], '"jupyter-hub"'],
    [['https://planner.example.org/', '--registry', '/nowhere'], '/nowhere'],
  ])('refuses %j as wrong use', async (args, sentence) => {
    const { code, stdout, stderr } = await run(['planner', 'test', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});
