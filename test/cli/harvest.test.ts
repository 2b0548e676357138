import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HarvestedRecord } from '../../src/remote/zenodo/harvest.ts';
import { insteadOf, type PublishedRecord } from '../remote/records-server.ts';
import { containing, folderWith, run, start } from './command.ts';
import { records, runHere, served } from './records.ts';

const command = ['harvest', '--community', 'escape2020'] as const;
const stateFile = (): string => join(folderWith({}), 'state.ndjson');

describe('harvest', () => {
  it('tells each record, and sums up', async () => {
    const server = await served();
    const { code, stdout, stderr } = await runHere(command, server);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(
      /^"Survey viewer" 1\.0 \(10\.5281\/zenodo\.1\): valid\n {2}OCI container 1\.0 {2}valid {4}1:[0-9]+\n/,
    );
    expect(stdout).toMatch(/\n\n"Line finder" 1\.0 \(10\.5281\/zenodo\.2\): invalid\n/);
    expect(stdout).toContain(' error: `image` is a whole number (8888); a text is expected. (taskinfo-matches)\n');
    expect(stdout).toContain('"Notes" 1.0 (10.5281/zenodo.3): nothing declared\n');
    expect(stdout).toContain('"Poster" 1.0 (10.5281/zenodo.4): no codemeta.json\n');
    expect(stdout).toContain(`\n\nescape2020 at ${server.origin}: 6 records
  valid                 1
  nothing declared      1
  invalid               1
  unknown               1
  unreadable            2
    no codemeta.json    1
    not well formed     1
  with a codemeta.json  5
  with tasks            3

Tasks
  OCI container                2  1 valid, 1 invalid
  https://example.org/types/x  1  1 unknown

Most common problems
`);
  });

  it('gives JSON: the numbers, and the report of every record as validate gives it', async () => {
    const server = await served();
    const { stdout } = await runHere([...command, '--format', 'json'], server);
    const found = JSON.parse(stdout) as { readonly records: readonly HarvestedRecord[] };
    expect(found).toMatchObject({
      community: 'escape2020',
      server: server.origin,
      verdict: 'invalid',
      isComplete: true,
      notes: [],
      summary: { total: 6, records: 6, withMetadata: 5, withTasks: 3, unread: { 'no-metadata': 1, text: 1 } },
    });
    const alone = await runHere(['validate', '--format', 'json', '10.5281/zenodo.2'], server);
    expect((JSON.parse(alone.stdout) as { readonly files: unknown }).files).toEqual([found.records[1]?.report]);
  });

  it('gives NDJSON: a line for each record, and the summary last', async () => {
    const { stdout } = await runHere([...command, '--format', 'ndjson'], await served());
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(7);
    expect(lines[3]).toMatchObject({ id: '4', because: 'no-metadata', report: { verdict: 'unreadable' } });
    expect(lines.at(-1)).toMatchObject({ community: 'escape2020', verdict: 'invalid', summary: { records: 6 } });
  });

  it('gives Markdown in which nothing of a record is markup', async () => {
    const hostile = { id: 7, title: '<b>@all</b> [x](https://evil.example) | `y`', files: { 'a.pdf': 'x' } };
    const server = await served({ records: [...records, hostile] });
    const { stdout } = await runHere([...command, '--format', 'markdown'], server);
    expect(stdout).toContain('- unreadable: 3\n  - no codemeta.json: 2\n  - not well formed: 1\n');
    expect(stdout).toContain(
      `- <${server.origin}/records/4> \`"Poster"\` 1.0 (\`10.5281/zenodo.4\`): no codemeta.json\n`,
    );
    expect(stdout).toContain(`### \`${server.origin}/records/2#finder-1.0.zip/finder-1.0/codemeta.json\`: invalid\n`);
    expect(stdout).toContain('Checked with tasktypes 1.2.3.\n');
    const outside = stdout.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/<b>|@all|\]\(/);
  });

  it.each<[why: string, records: readonly PublishedRecord[], code: number]>([
    ['every record is valid or declares nothing', records.filter(({ id }) => [1, 3].includes(id)), 0],
    ['one has no codemeta.json', records.filter(({ id }) => [1, 4].includes(id)), 3],
    ['a type is unknown', records.filter(({ id }) => id === 5), 3],
    ['one is invalid, whatever else there is', records, 1],
    ['there is no record', [], 3],
  ])('ends as it must where %s', async (_, some, code) => {
    expect((await runHere(command, await served({ records: some }))).code).toBe(code);
  });

  it('ends with 3 and says so where it ends early', async () => {
    const server = await served({
      records: records.slice(0, 1),
      instead: insteadOf(/page=2/, (response) => response.writeHead(403).end()),
    });
    server.publish(Array.from({ length: 26 }, (_, index) => ({ ...(records[0] ?? { id: 0 }), id: index + 1 })));
    const { code, stdout } = await runHere(command, server);
    expect({ code, stdout }).toEqual({ code: 3, stdout: containing('\nThe list ended early. Zenodo answered with') });
  });

  it.each(['text', 'json', 'ndjson', 'markdown'])('says in the form %s why there is no list', async (format) => {
    const { code, stdout } = await runHere([...command, '--format', format], await served({ records: [] }));
    expect({ code, stdout }).toEqual({ code: 3, stdout: containing('Zenodo shows no records of a community') });
    expect(stdout).toMatch(/Check the name: it ends the address of its page/);
  });

  it('shows on a terminal how far it is, and leaves nothing of it behind', async () => {
    const many = Array.from({ length: 70 }, (_, index) => ({ ...(records[0] ?? { id: 0 }), id: index + 1 }));
    const { stderr, stdout } = await runHere(command, await served({ records: many }), { isTerminal: true });
    const shown = stderr.split('\r\u001b[2K');
    expect(shown).toContain('Listing: page 2 of 3');
    expect(shown).toContain('[############------------] 34 of 70 records');
    expect(shown.some((one) => /^5[0-9] of 70 records, waiting 6[01] seconds$/.test(one))).toBe(true);
    expect(shown.at(-1)).toBe('');
    const lines = stdout.split('\n').filter((line) => !line.includes('https://'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect((await runHere(command, await served({ records: many }))).stderr).toBe('');
  });

  it.each([
    [['harvest'], 'No community is named.'],
    [['harvest', 'escape2020'], 'Write --community escape2020'],
    [[...command, 'zoo'], '"zoo" is one word too many.'],
    [['harvest', '--community', 'a/b&size=1000'], 'is no name of a community.'],
    [[...command, '--limit', '0'], 'The limit "0" is no number of records.'],
    [[...command, '--limit', 'x'], 'The limit "x" is no number of records.'],
    [[...command, '--state', '/dev/null/x'], 'goes through a file as if it were a folder'],
  ] as const)('refuses %j as wrong use', async (words, says) => {
    const { code, stdout, stderr } = await runHere(words, await served());
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: containing(says) });
  });

  it('takes the address of the page of a community for its name', async () => {
    const server = await served();
    const words = ['harvest', '--community', 'https://zenodo.org/communities/escape2020/records'] as const;
    expect((await runHere(words, server)).stdout).toContain('escape2020 at');
  });
});

describe('harvest with a state', () => {
  it('goes on after Ctrl-C where it stopped, says how, and leaves nothing half', async () => {
    let isSlow = true;
    const server = await served({
      records,
      instead: (request) => isSlow && request.url?.startsWith('/api/records/3/') === true,
    });
    const state = stateFile();
    const words = [...command, '--state', state, '--format', 'ndjson'];
    const environment = { TASKTYPES_ZENODO: server.origin };
    const child = start(words, { environment });
    const said = { stdout: '', stderr: '' };
    const isAtThird = new Promise<void>((resolve) => {
      child.stdout?.on('data', (piece: Buffer) => {
        said.stdout += piece.toString();
        if (said.stdout.split('\n').length > 2) resolve();
      });
    });
    child.stderr?.on('data', (piece: Buffer) => (said.stderr += piece.toString()));
    await isAtThird;
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(said.stderr).toBe('tasktypes: Stopped. Run the same command to go on.\n');
    expect(readFileSync(state, 'utf8').trimEnd().split('\n')).toHaveLength(3);
    expect(readFileSync(state, 'utf8').endsWith('\n')).toBe(true);
    isSlow = false;
    const before = server.requests.length;
    const { code, stdout } = await run(words, { environment });
    expect({ code, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 1, lines: 7 });
    expect(stdout.startsWith(said.stdout)).toBe(true);
    expect(server.requests.slice(before).filter((one) => /records\/[12]\//.test(one))).toEqual([]);
  });

  it('is refused where the file is something else, which stays as it is', async () => {
    const state = join(folderWith({ 'codemeta.json': '{}\n' }), 'codemeta.json');
    const server = await served();
    const { code, stderr } = await runHere([...command, '--state', state], server);
    expect({ code, stderr }).toEqual({ code: 2, stderr: containing('is no state of a harvest.') });
    expect(readFileSync(state, 'utf8')).toBe('{}\n');
    expect(server.requests).toEqual([]);
  });
});
