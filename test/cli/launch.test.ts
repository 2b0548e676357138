import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { commands } from '../../src/cli/commands.ts';
import type { Io } from '../../src/cli/io.ts';
import { run as runHere } from '../../src/cli/launch.ts';
import { serve, servePortainer, serveUws } from '../launch/services.ts';
import { containing, folderWith, run, texts, type Outcome } from './command.ts';

const reply = (...interfaces: readonly object[]): string => JSON.stringify({ reponseword: 'YES', interfaces });
const portainer = (endpoint = 'https://portainer.example.org'): object => ({
  servicetype: 'uri://portainer-service',
  serviceinfo: { endpoint, environmentId: 1 },
});
const page = { servicetype: 'uri://generic-webinterface', serviceinfo: { endpoint: 'http://example.org/rosetta' } };
const uws = (endpoint: string): string =>
  JSON.stringify({ servicetype: 'https://w3id.org/execution-planner/servicetypes/uws', serviceinfo: { endpoint } });
const hello = texts.valid;
const job = JSON.stringify({
  tasktype: 'https://w3id.org/execution-planner/tasktypes/uws-job',
  taskinfo: { jobname: 'ctbin' },
});

/** Runs the command on two files. */
function launch(offered: string, task: string, args: readonly string[] = [], environment = {}): Promise<Outcome> {
  const cwd = folderWith({ 'reply.json': offered, 'task.json': task });
  return run(['launch', 'reply.json', 'task.json', ...args], { cwd, environment });
}

/** Runs the command at a terminal at which this is typed. */
async function atTerminal(offered: string, task: string, typed: string, ...options: readonly string[]) {
  const folder = folderWith({ 'reply.json': offered, 'task.json': task });
  const command = commands.find(({ name }) => name === 'launch');
  if (command === undefined) throw new Error('There is no command launch.');
  const args = readArguments(command, [`${folder}/reply.json`, `${folder}/task.json`, ...options]);
  if ('message' in args) throw new Error(args.message);
  let stdout = '';
  let stderr = '';
  const echoes: boolean[] = [];
  async function* keys(): AsyncIterable<Uint8Array> {
    for (const key of typed) yield Promise.resolve(new TextEncoder().encode(key));
  }
  const io: Io = {
    stdout: { write: (text) => void (stdout += String(text)), isTerminal: true, width: 80 },
    stderr: { write: (text) => void (stderr += String(text)), isTerminal: true, width: 80 },
    stdin: keys,
    stdinIsTerminal: true,
    echo: (isOn) => void echoes.push(isOn),
    environment: { NO_COLOR: '1' },
    shipped: {
      version: () => '0',
      documents: () => Promise.resolve({}),
      types: () => Promise.resolve(''),
      packageFolder: () => undefined,
    },
  };
  return { code: await runHere(args, io), stdout, stderr, echoes };
}

describe('tasktypes launch', () => {
  it('prints a link', async () => {
    expect(await launch(reply(page), hello)).toEqual({
      code: 0,
      stdout: 'Interface 1: generic-webinterface\nOpen in a browser:\n  http://example.org/rosetta\n',
      stderr: '',
    });
  });

  it('prints sentences for a person, with their numbers', async () => {
    const docker = { servicetype: 'uri://docker-uws', serviceinfo: { endpoint: 'http://example.org/jobs' } };
    const task = JSON.stringify({ tasktype: 'uri://oci-container', taskinfo: { image: 'hello-world', user: '1000' } });
    const { stdout } = await launch(JSON.stringify(docker), task);
    expect(stdout).toMatch(/^Interface 1: docker-uws\nDo this by hand:\n {2}1\. /);
  });

  it('prints commands that a shell sends as they are meant, with secrets in the environment', async () => {
    const { url, received } = await servePortainer('s3cret "$key`', ['docker.io/library/hello-world:1']);
    const command = ['it\'s "$HOME" `x` \\ !', '\u202e'];
    const task = JSON.stringify({
      ...(JSON.parse(hello) as object),
      taskinfo: { image: 'docker.io/library/hello-world:1', command },
    });
    const { stdout, code } = await launch(JSON.stringify(portainer(url)), task, [], { TASKTYPES_KEY: 's3cret "$key`' });
    expect(code).toBe(0);
    expect(stdout).not.toContain('s3cret');
    expect(stdout).not.toContain('\u202e');
    const script = stdout
      .slice(stdout.indexOf('# 1 of 3'), stdout.indexOf('Then open:'))
      .replace('# 3 of 3', 'container=c0ffee');
    const shell = spawn('sh', ['-euc', script], {
      env: { ...process.env, TASKTYPES_KEY: 's3cret "$key`' },
      stdio: 'ignore',
    });
    expect(await new Promise((resolve) => shell.on('close', resolve))).toBe(0);
    expect(received.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`)).toEqual([
      'POST /api/endpoints/1/docker/images/create',
      'POST /api/endpoints/1/docker/containers/create',
      'POST /api/endpoints/1/docker/containers/c0ffee/start',
    ]);
    expect(received.map(({ headers }) => headers['x-api-key'])).toEqual(Array(3).fill('s3cret "$key`'));
    expect(JSON.parse(received[1]?.body ?? '')).toEqual({ Image: 'docker.io/library/hello-world:1', Cmd: command });
  });

  it('names what only the user knows, and fills in what is answered', async () => {
    const { servicetype } = portainer() as { readonly servicetype: string };
    const offered = JSON.stringify({ servicetype, serviceinfo: { endpoint: 'https://p.example' } });
    const asked = await launch(offered, hello);
    expect(asked.stdout).toContain('"https://p.example/api/endpoints/${TASKTYPES_ENVIRONMENTID}/docker/images/create');
    expect(asked.stdout).toContain('  --answer environmentId=… or TASKTYPES_ENVIRONMENTID\n');
    expect(asked.stdout).toContain('  set TASKTYPES_KEY\n');
    const answered = await launch(offered, hello, ['--answer', 'environmentId=3']);
    expect(answered.stdout).toContain("'https://p.example/api/endpoints/3/docker/images/create");
    expect(answered.stdout).not.toContain('ENVIRONMENTID');
  });

  it('takes the first interface that can be used, or the one that is named', async () => {
    const offered = reply({ servicetype: 'uri://zeppelin-service', serviceinfo: {} }, portainer(), page);
    expect((await launch(offered, hello)).stdout).toMatch(/^Interface 2: portainer\n/);
    for (const wanted of ['3', 'generic-webinterface', page.servicetype])
      expect((await launch(offered, hello, ['--interface', wanted])).stdout).toMatch(/^Interface 3: /);
    expect(await launch(offered, hello, ['--interface', '4'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'tasktypes: There is no interface "4".\n  There is: 1 (zeppelin), 2 (portainer) and 3 (generic-webinterface).\n',
    });
  });

  it('says of each interface why it cannot be used', async () => {
    const unknown = { servicetype: 'uri://frumblek', serviceinfo: {} };
    const { code, stderr } = await launch(reply(unknown, { ...page, serviceinfo: {} }), hello);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^None of the interfaces can be used for oci-container\.\n1\. uri:\/\/frumblek\n {3}The servicetype /,
    );
    expect(stderr).toContain('2. generic-webinterface\n   In `serviceinfo`, at /endpoint: ');
  });

  it('takes the task that is named from a codemeta.json with several', async () => {
    const product = (name: string, taskinfo: object): object => ({
      '@type': 'SoftwareApplication',
      ...{ tasktype: name, taskinfo },
    });
    const codemeta = JSON.stringify({
      '@context': 'https://doi.org/10.5063/schema/codemeta-2.0',
      targetProduct: [
        product('uri://oci-container', { image: 'docker.io/library/hello-world:1' }),
        product('uri://jupyter-notebook', { notebook: 'https://example.org/a.ipynb' }),
      ],
    });
    expect(await launch(reply(page), codemeta)).toMatchObject({
      code: 2,
      stderr: containing('Say which: --task 1 (oci-container) or --task 2 (jupyter-notebook).'),
    });
    const hub = JSON.stringify({
      servicetype: 'uri://jupyter-hub',
      serviceinfo: { endpoint: 'https://hub.example.org' },
    });
    for (const wanted of ['2', 'jupyter-notebook'])
      expect((await launch(hub, codemeta, ['--task', wanted])).stdout).toContain("'https://example.org/a.ipynb'");
  });

  it('reads the reply from standard input, in YAML too', async () => {
    const cwd = folderWith({ 'task.json': hello });
    const input =
      'reponseword: YES\nservicetype: uri://generic-webinterface\nserviceinfo: {endpoint: "http://x.example/"}\n';
    expect(await run(['launch', '-', 'task.json'], { cwd, input })).toMatchObject({
      code: 0,
      stdout: containing('http://x.example/'),
    });
  });

  it('says what is wrong with the files, and what with the words', async () => {
    const no = JSON.stringify({ reponseword: 'NO', reponseinfo: { reasons: [{ text: 'Too large.' }] } });
    expect(await launch(no, hello)).toMatchObject({
      code: 1,
      stderr: containing('The planner has said NO. Too large.'),
    });
    expect(await launch('{', hello)).toMatchObject({
      code: 3,
      stderr: containing('`tasktypes validate reply.json` says more.'),
    });
    expect(await launch('{}', hello)).toMatchObject({ code: 1, stderr: containing('offers no interface') });
    expect(await launch(reply(page), '{}')).toMatchObject({ code: 1, stderr: containing('declares no task') });
    expect(await run(['launch', 'missing.json', 'x'])).toMatchObject({
      code: 2,
      stderr: containing('There is no file'),
    });
    expect(await run(['launch'])).toMatchObject({ code: 2, stderr: containing('No reply is named.') });
    expect(await run(['launch', '-', '-'])).toMatchObject({ code: 2, stderr: containing('Only one of the two') });
    const answer = (text: string): Promise<Outcome> => launch(JSON.stringify(portainer()), hello, ['--answer', text]);
    expect(await answer('key=x')).toMatchObject({
      code: 2,
      stderr: containing('Set TASKTYPES_KEY in the environment'),
    });
    expect(await answer('other=x')).toMatchObject({ code: 2, stderr: containing('Nothing asks for "other".') });
    expect(await answer('x')).toMatchObject({ code: 2, stderr: containing('Write --answer name=value.') });
  });
});

describe('tasktypes launch --run', () => {
  it('sends the requests, shows each, and names the result', async () => {
    const { url } = await servePortainer('s3cret', ['docker.io/library/hello-world:1']);
    const { code, stdout, stderr } = await launch(JSON.stringify(portainer(url)), hello, ['--run', '--yes'], {
      TASKTYPES_KEY: 's3cret',
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Interface 1: portainer\n1\/3 {2}POST http.*\n {5}X-API-Key: •••\n2\/3 {2}POST /);
    expect(stdout).toContain(`Done. Open: ${url}/#!/1/docker/containers/c0ffee\n`);
    expect(stdout).not.toContain('s3cret');
  });

  it('shows how a job stands while it waits, and stops at a failure with exit code 1', async () => {
    const { url } = await serveUws(['EXECUTING', 'ERROR']);
    const { code, stdout, stderr } = await launch(uws(`${url}/jobs`), job, ['--run', '--yes']);
    expect(code).toBe(1);
    expect(stdout).toContain('     "EXECUTING"; waiting\n');
    expect(stderr).toContain('says "ERROR", where "COMPLETED" is waited for');
  });

  it('sends nothing without a yes, or without what only the user knows', async () => {
    const { url, received } = await serve(() => ({ status: 500 }));
    const offered = JSON.stringify(portainer(url));
    expect(await launch(offered, hello, ['--run'])).toMatchObject({ code: 2, stderr: containing('Add --yes') });
    expect(await launch(offered, hello, ['--run', '--yes'])).toMatchObject({
      code: 2,
      stderr: containing('Nothing was sent: key is not given.\n'),
    });
    expect(received).toEqual([]);
  });

  it('prints what a person has to do, where nothing can be sent', async () => {
    expect(await launch(reply(page), hello, ['--run'])).toMatchObject({
      code: 0,
      stdout: containing('Open in a browser:'),
    });
  });

  it('asks at a terminal for what it needs, a secret without echo, and whether to send', async () => {
    const { url } = await servePortainer('s3cret', ['docker.io/library/hello-world:1']);
    const offered = JSON.stringify(portainer(url));
    const yes = await atTerminal(offered, hello, 's3x\u007fcret\ry\n', '--run');
    expect(yes).toMatchObject({ code: 0, echoes: [false, true], stdout: containing('Done.') });
    expect(yes.stderr).toContain('Send 3 requests? [y/N] ');
    expect(yes.stdout + yes.stderr).not.toContain('s3cret');
    const no = await atTerminal(offered, hello, 's3cret\r\n\n', '--run');
    expect(no).toMatchObject({ code: 0, stderr: containing('Nothing was sent.') });
    const left = await atTerminal(offered, hello, '\u0003', '--run');
    expect(left).toMatchObject({ code: 2, echoes: [false, true], stderr: containing('key is not given') });
  });
});
