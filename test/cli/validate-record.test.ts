import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { containing, folderWith, run, texts } from './command.ts';
import { insteadOf } from '../remote/records-server.ts';
import { records, runHere, served } from './records.ts';

interface Reports {
  readonly verdict: string;
  readonly files: readonly { readonly file: string; readonly verdict: string }[];
}

describe('validate, given a record,', () => {
  it('names the record and the file that was read of it', async () => {
    const server = await served();
    const { code, stdout, stderr } = await runHere(['validate', `${server.origin}/records/2`], server);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      `${server.origin}/records/2#finder-1.0.zip/finder-1.0/codemeta.json: invalid`,
      '  "Line finder" 1.0 (10.5281/zenodo.2). Found finder-1.0/codemeta.json, the one on the shortest path; finder-1.0/tests/codemeta.json was not read.',
      expect.stringMatching(/^ {2}OCI container 1.0 {2}invalid/),
    ]);
    expect(stdout).toContain('`image` is a whole number (8888); a text is expected.');
    expect([...server.agents]).toEqual(['tasktypes/1.2.3']);
    expect(server.requests.filter((one) => one.includes('/content'))).toEqual([expect.stringContaining(' bytes=')]);
  });

  it.each([
    '10.5281/zenodo.1',
    'doi:10.5281/zenodo.1',
    'https://doi.org/10.5281/zenodo.1',
    'https://dx.doi.org/10.5281%2Fzenodo.1',
    '@/records/1',
    '@/record/1',
    '@/records/1?token=x#files',
    '@/api/records/1',
    '@/doi/10.5281/zenodo.1',
  ])('understands %s', async (written) => {
    const server = await served();
    const operand = written.replace('@', server.origin);
    const { code, stdout } = await runHere(['validate', '--format', 'json', operand], server);
    const { verdict, files } = JSON.parse(stdout) as Reports;
    expect({ code, verdict, files: files.map(({ file }) => file) }).toEqual({
      code: 0,
      verdict: 'valid',
      files: [`${server.origin}/records/1#codemeta.json`],
    });
  });

  it.each([
    ['is not there', '99', 'Zenodo has no such record, or no such file in it.', 'Check the number.'],
    [
      'has no codemeta.json',
      '4',
      '"Poster" 1.0 (10.5281/zenodo.4) has neither a codemeta.json nor a zip among its files.',
      'tasktypes suggest --write',
    ],
    ['is removed', '410', 'Zenodo has removed this record.', 'Its page may say why.'],
    ['is restricted', '403', 'Zenodo does not show this record to everybody.', 'Download its codemeta.json'],
  ])('says of one that %s that it is unreadable, and ends with 3', async (_, id, message, hint) => {
    const server = await served({
      records,
      instead: insteadOf(/\/4[01][0-9]$/, (response) => response.writeHead(Number(id)).end()),
    });
    const { code, stdout, stderr } = await runHere(['validate', `10.5281/zenodo.${id}`], server);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(stdout).toContain(`${server.origin}/records/${id}: unreadable\n`);
    expect(stdout).toContain(`error: ${message} (file-can-be-read)\n`);
    expect(stdout).toContain(hint);
  });

  it('keeps to one pace for all of them', async () => {
    const server = await served({
      records,
      instead: insteadOf(/content$/, (response) => {
        response.writeHead(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }).end(texts.nothing);
      }),
    });
    const begin = performance.now();
    await runHere(['validate', '10.5281/zenodo.1', '10.5281/zenodo.3'], server);
    expect(performance.now() - begin).toBeGreaterThan(900);
  });

  it('says that nobody answers', async () => {
    const { code, stdout } = await runHere(['validate', '10.5281/zenodo.1'], { origin: 'http://127.0.0.1:1' });
    expect({ code, stdout }).toEqual({ code: 3, stdout: containing('Zenodo gives no answer, or one that breaks off') });
  });

  it('reads records, files and folders in one run', async () => {
    const server = await served();
    const folder = folderWith({ 'a/codemeta.json': texts.nothing });
    const { code, stdout } = await runHere(['validate', folder, '10.5281/zenodo.1', '10.5281/zenodo.6'], server);
    expect(code).toBe(3);
    expect(stdout).toContain('3 files: 1 valid, 1 nothing declared, 1 unreadable\n');
  });

  it.each([
    ['sarif', (origin: string) => `"uri": "${origin}/records/2#finder-1.0.zip/finder-1.0/codemeta.json"`],
    ['markdown', (origin: string) => `### \`${origin}/records/2#finder-1.0.zip/finder-1.0/codemeta.json\`: invalid`],
    ['junit', (origin: string) => `${origin}/records/2#finder-1.0.zip/finder-1.0/codemeta.json`],
    ['github', () => 'records/2#finder-1.0.zip/finder-1.0/codemeta.json'],
    ['gitlab', () => 'records/2#finder-1.0.zip/finder-1.0/codemeta.json'],
  ])('names it in the form %s', async (format, nameOf) => {
    const server = await served();
    const { code, stdout } = await runHere(['validate', '--format', format, '10.5281/zenodo.2'], server);
    expect({ code, stdout }).toEqual({ code: 1, stdout: containing(nameOf(server.origin)) });
  });

  it('writes names of files so that an address stays one', async () => {
    const zip = zipSync({ 'a b#c/codemeta.json': new TextEncoder().encode(texts.nothing) });
    const server = await served({ records: [{ id: 1, files: { 'ü 1.zip': zip } }] });
    const { stdout } = await runHere(['validate', '--format', 'json', '10.5281/zenodo.1'], server);
    expect((JSON.parse(stdout) as Reports).files[0]?.file).toBe(
      `${server.origin}/records/1#%C3%BC%201.zip/a%20b%23c/codemeta.json`,
    );
  });

  it('tells on a terminal that it waits, for a minute at most', async () => {
    let wait = 1;
    const server = await served({
      records,
      instead: (_, response) => {
        if (wait === 0) return false;
        response.writeHead(429, { 'retry-after': String(wait) }).end();
        wait = 0;
        return true;
      },
    });
    const { code, stderr } = await runHere(['validate', '10.5281/zenodo.1'], server, { isTerminal: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Zenodo is asked again in 1 second.\n' });
    wait = 90;
    const { stdout } = await runHere(['validate', '10.5281/zenodo.1'], server);
    expect(stdout).toContain('error: Zenodo asks to wait 90 seconds. (file-can-be-read)\n    Try again after that.');
  });

  it.each([
    ['https://zenodo.org/communities/escape2020', {}, 'This page of Zenodo is not a record.'],
    ['10.5072/zenodo.1', {}, 'This is a record of the sandbox of Zenodo'],
    [
      'doi:10.5281/zenodo.1',
      { TASKTYPES_ZENODO: 'https://sandbox.zenodo.org' },
      'Set TASKTYPES_ZENODO=https://zenodo.org to ask',
    ],
    ['https://sandbox.zenodo.org/records/1', {}, 'Set TASKTYPES_ZENODO=https://sandbox.zenodo.org to ask that server.'],
    [
      'https://zenodo.org/records/1',
      { TASKTYPES_ZENODO: 'http://127.0.0.1:1' },
      'is no record of http://127.0.0.1:1, which is asked',
    ],
    ['10.5281/zenodo.1', { TASKTYPES_ZENODO: 'zenodo.org' }, 'TASKTYPES_ZENODO is "zenodo.org", which is no origin'],
    ['10.5281/zenodo.1', { TASKTYPES_ZENODO: 'https://zenodo.org/api' }, 'which is no origin'],
    ['10.5281/zenodo.1', { TASKTYPES_ZENODO: 'file:///' }, 'which is no origin'],
    ['10.5281/zenodo.1', { TASKTYPES_ZENODO: 'https://a:b@zenodo.org' }, 'which is no origin'],
    ['https://example.org/codemeta.json', {}, 'There is no file or folder "https://example.org/codemeta.json".'],
    ['https://doi.org/10.1051/0004-6361', {}, 'There is no file or folder'],
  ])('refuses %s under %j by name', async (operand, environment, says) => {
    const usual = { TASKTYPES_ZENODO: '' };
    const { code, stdout, stderr } = await runHere(
      ['validate', operand],
      { origin: '' },
      { environment: { ...usual, ...environment } },
    );
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: containing(says) });
  });

  it('takes a file that is there for a file', async () => {
    const folder = folderWith({ '10.5281/zenodo.1': texts.valid });
    const environment = { TASKTYPES_ZENODO: 'http://127.0.0.1:1' };
    const { code, stdout } = await run(['validate', '10.5281/zenodo.1'], { cwd: folder, environment });
    expect({ code, stdout }).toEqual({ code: 0, stdout: containing('10.5281/zenodo.1: valid') });
  });
});
