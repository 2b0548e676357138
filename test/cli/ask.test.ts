import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bodyOf, closedPort, no, replying, serve, task, yes, type Handler } from '../planner/planner-servers.ts';
import { readArguments } from '../../src/cli/arguments.ts';
import { run as runAsk } from '../../src/cli/ask.ts';
import { commands } from '../../src/cli/commands.ts';
import { codemeta, folderWith, run, texts, type Outcome } from './command.ts';

/** A folder with a file of tasks and a list of planners, which are started. */
async function folderFor(handlers: Readonly<Record<string, Handler>>, text: string): Promise<string> {
  const planners = await Promise.all(
    Object.entries(handlers).map(async ([name, handler]) => ({ name, url: await serve(handler) })),
  );
  return folderWith({ 'task.json': text, 'planners.json': JSON.stringify({ planners }) });
}

async function ask(
  handlers: Readonly<Record<string, Handler>>,
  more: readonly string[] = [],
  text: string = texts.valid,
): Promise<Outcome> {
  const folder = await folderFor(handlers, text);
  return run(['ask', 'task.json', '--planners', 'planners.json', '--timeout', '2', ...more], { cwd: folder });
}

/** Asks at a terminal, and gives what was written, piece by piece. */
async function atTerminal(handlers: Readonly<Record<string, Handler>>): Promise<readonly string[]> {
  const folder = await folderFor(handlers, texts.valid);
  const command = commands.find(({ name }) => name === 'ask');
  const args =
    command && readArguments(command, [join(folder, 'task.json'), '--planners', join(folder, 'planners.json')]);
  if (args === undefined || 'message' in args) throw new Error('The command is wrong.');
  const written: string[] = [];
  const output = { write: (text: string | Uint8Array) => void written.push(String(text)), isTerminal: true, width: 80 };
  const shipped = {
    version: () => '0',
    documents: () => Promise.resolve({}),
    types: () => Promise.resolve(''),
    packageFolder: () => undefined,
  };
  await runAsk(args, {
    stdout: output,
    stderr: output,
    stdin: () => Readable.from([]),
    stdinIsTerminal: true,
    environment: { NO_COLOR: '1' },
    shipped,
  });
  return written;
}

describe('tasktypes ask', () => {
  it('shows each answer in the order of the list, and how to run the task', async () => {
    const { code, stdout, stderr } = await ask({
      Rosetta: (request, response) => setTimeout(() => replying(yes)(request, response), 200),
      SciServer: replying(no),
      Broken: replying('<h1>', 'text/html'),
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').map((line) => line.trimEnd())).toEqual([
      '3 planners asked about 1 task.',
      '',
      '  answer  planner    interfaces or reasons',
      '  YES     Rosetta    generic-webinterface',
      '  NO      SciServer  Not here.',
      '  failed  Broken     The reply is "text/html", and neither JSON nor YAML. Check whether the address is that of a planner.',
      '',
      'How to run it',
      '  By generic-webinterface of Rosetta:',
      '    Open https://rosetta.example.org/ in a browser.',
      '',
      '3 answers: 1 YES, 1 NO, 1 failed',
      '',
    ]);
  });

  it('shows answers on a terminal as they come, each within its width', async () => {
    const reasons = [{ text: 'Only images that an administrator has registered are run here, and yours is none.' }];
    const written = await atTerminal({
      Slow: (request, response) => setTimeout(() => replying(no)(request, response), 300),
      Quick: replying({ reponseword: 'NO', reponseinfo: { reasons } }),
    });
    expect(written.map((text) => text.split('\n', 1)[0])).toEqual([
      '2 planners asked about 1 task.',
      expect.stringMatching(/^ {2}NO {6}Quick/),
      '  NO      Slow     Not here.',
      '',
    ]);
    for (const line of written.join('').split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('ends with 1 where all that answer say NO', async () => {
    expect(await ask({ One: replying(no), Two: replying(no), Off: replying('', '', 500) })).toMatchObject({ code: 1 });
  });

  it('ends with 3 where none answers', async () => {
    expect(await ask({ One: replying(no, 'application/json', 500), Two: replying('NO', 'text/plain') })).toMatchObject({
      code: 3,
    });
  });

  it('asks about each valid task of a file, and tells first which one is invalid', async () => {
    const asked: unknown[] = [];
    const watching: Handler = async (request, response) => {
      asked.push(JSON.parse(await bodyOf(request)));
      replying(no)(request, response);
    };
    const text = codemeta(
      ['oci-container', { image: 'docker.io/library/hello-world:1' }],
      ['oci-container', { image: 7 }],
      ['oci-container', { image: 'docker.io/library/busybox:1', command: 'true' }],
    );
    const { code, stdout } = await ask({ Rosetta: watching }, [], text);
    expect(code).toBe(1);
    expect(asked).toHaveLength(2);
    // A list of one came out of JSON-LD as its item, and goes out as a list.
    expect(asked).toContainEqual(
      expect.objectContaining({ taskinfo: { image: 'docker.io/library/busybox:1', command: ['true'] } }),
    );
    expect(stdout).toMatch(/^task\.json: invalid[^]*The invalid task is not asked about[^]*asked about 2 tasks/);
    expect(await ask({ Rosetta: watching }, ['--anyway'], text)).toMatchObject({ code: 1 });
    expect(asked).toHaveLength(5);
  });

  it('asks about a type that it does not know', async () => {
    const { code, stdout } = await ask({ Own: replying(yes) }, [], texts.unknown);
    expect(code).toBe(0);
    expect(stdout).toContain('The service is at https://rosetta.example.org/.');
  });

  it.each([
    ['invalid', texts.invalid, 1],
    ['unreadable', texts.unreadable, 3],
    ['without a task', texts.nothing, 3],
    ['a reply', JSON.stringify(yes), 3],
  ] as const)('asks nobody about a file that is %s', async (_, text, code) => {
    let count = 0;
    const outcome = await ask({ Rosetta: () => (count += 1) }, [], text);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toMatch(/^tasktypes: /);
    expect(count).toBe(0);
  });

  it('tells everything as JSON', async () => {
    const { code, stdout, stderr } = await ask({ Rosetta: replying(yes), Off: replying('', '', 500) }, [
      '--format',
      'json',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      report: { verdict: 'valid' },
      list: { planners: [{ name: 'Rosetta' }, { name: 'Off' }], problems: [] },
      answers: [
        { task: 0, planner: 'Rosetta', outcome: 'YES', interfaces: yes.interfaces },
        { task: 0, planner: 'Off', outcome: 'failed', failure: { kind: 'status', status: 500 } },
      ],
      launches: [{ task: 0, planner: 'Rosetta', launch: { how: 'open', url: 'https://rosetta.example.org/' } }],
    });
  });

  it('takes tokens from the environment and never shows them', async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization);
      replying(yes)(request, response);
    });
    const folder = folderWith({ 'task.json': texts.valid, 'planners.yaml': `- {url: "${url}", token: $HUB_TOKEN}\n` });
    for (const format of ['text', 'json']) {
      const { code, stdout, stderr } = await run(
        ['ask', 'task.json', '--planners', 'planners.yaml', '--format', format],
        { cwd: folder, environment: { HUB_TOKEN: 'hush' } },
      );
      expect(code).toBe(0);
      expect(stdout + stderr).not.toContain('hush');
    }
    expect(seen).toEqual(['Bearer hush', 'Bearer hush']);
  });

  it('takes a list from the web, which may not name tokens', async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization);
      replying(no)(request, response);
    });
    const list = await serve(replying(`- {url: "${url}"}\n- {url: "${url}/evil", token: $HOME}\n`, 'text/yaml'));
    const { code, stderr } = await run(['ask', '-', '--planners', `${list}/planners.yaml`], { input: texts.valid });
    expect(code).toBe(1);
    expect(stderr).toMatch(/2:\d+ error: A list from the web cannot ask for \$HOME/);
    expect(seen).toEqual([undefined]);
  });

  it('tells faulty entries with their place and asks the others', async () => {
    const url = await serve(replying(no));
    const folder = folderWith({ 'planners.yaml': `planners:\n  - {name: Good, url: "${url}"}\n  - {name: Bad}\n` });
    const { code, stdout, stderr } = await run(['ask', '-', '--planners', join(folder, 'planners.yaml')], {
      input: texts.valid,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('3:5 error: The planner has no url.');
    expect(stdout).toContain('1 answer: 1 NO');
  });

  it('makes what a planner says safe for a terminal, and no longer than can be read', async () => {
    const reasons = Array.from({ length: 50 }, () => ({ text: `\u001b[2J${'x'.repeat(1_000)}` }));
    const { stdout } = await ask({ Loud: replying({ reponseword: 'NO', reponseinfo: { reasons } }) });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('And 45 more');
    expect(stdout.length).toBeLessThan(3_000);
  });

  it.each([
    ['an unreachable list', async () => [`${await closedPort()}/planners.yaml`], 3],
    ['a list that is not there', async () => [await serve(replying('', '', 404))], 3],
    ['a list without planners', () => [join(folderWith({ 'p.yaml': 'planners: []' }), 'p.yaml')], 3],
    ['no such file', () => ['no-such-file.yaml'], 2],
    ['a time that is none', () => ['planners.yaml', '--timeout', 'soon'], 2],
  ] as const)('ends with words for %s', async (_, args, code) => {
    const outcome = await run(['ask', '-', '--planners', ...(await args())], { input: JSON.stringify(task) });
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toMatch(/^tasktypes: /);
  });

  it.each([[[]], [['task.json']], [['one.json', 'two.json', '--planners', 'x']], [['-', '--planners', '-']]])(
    'refuses %j',
    async (args) => {
      expect(await run(['ask', ...args])).toMatchObject({ code: 2, stdout: '' });
    },
  );
});
