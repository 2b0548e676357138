import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { codemeta, containing, folderWith, matching, run, texts } from './command.ts';

const right = codemeta(['oci-container', { image: 'docker.io/library/hello-world:1' }]);
const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
const deposit = zip({
  'survey-1.0/README.md': 'x',
  'survey-1.0/codemeta.json': right,
  'survey-1.0/test/codemeta.json': texts.invalid,
});

describe('validate of a zip', () => {
  it('checks the codemeta.json on the shortest path, and says which it read', async () => {
    const cwd = folderWith({ 'survey.zip': deposit });
    const { code, stdout, stderr } = await run(['validate', 'survey.zip'], { cwd });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'survey.zip: valid',
      '  Found survey-1.0/codemeta.json, the one on the shortest path; survey-1.0/test/codemeta.json was not read.',
      expect.stringMatching(/^ {2}OCI container 1\.0 {2}valid {4}1:\d+$/),
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is the same from standard input, also where the zip is larger than a text may be', async () => {
    expect(deposit.length).toBeGreaterThan(right.length);
    expect(await run(['validate', '--max-size', String(right.length), '-'], { input: deposit })).toMatchObject({
      code: 0,
      stdout: matching(/^standard input: valid\n {2}Found survey-1\.0\/codemeta\.json/),
    });
    expect(await run(['validate', '--format', 'json', '-'], { input: deposit })).toMatchObject({
      stdout: matching(
        /"file": "-\/survey-1\.0\/codemeta\.json",\n +"about": "Found survey-1\.0\/codemeta\.json, the one on the shortest path;/,
      ),
    });
  });

  it('shows the lines of the file that it read', async () => {
    const cwd = folderWith({ 'a.zip': zip({ 'codemeta.json': codemeta(['oci-container', { image: 8888 }]) }) });
    expect(await run(['validate', 'a.zip'], { cwd })).toMatchObject({
      code: 1,
      stdout: matching(/^a\.zip: invalid\n {2}Found codemeta\.json\.\n[^]+\n {4}1 \| .*"schema:value":8888/),
    });
  });

  it.each([
    [
      'has no codemeta.json',
      zip({ 'README.md': 'x' }),
      'in it. (file-can-be-read) Put one beside the README; `tasktypes suggest`',
    ],
    ['has it by another name', zip({ 'CodeMeta.json': 'x' }), 'Rename that file to codemeta.json'],
    ['is cut off', deposit.subarray(0, 100), 'is not there. (file-can-be-read) Fetch it again, or pack it anew.'],
    ['climbs out of its folder', zip({ '../codemeta.json': right }), '(file-can-be-read) Do not unpack it.'],
    ['has no bytes', new Uint8Array(), 'The zip is empty: it has no bytes. (file-can-be-read) Fetch it again'],
    ['is a page', strToU8('<!doctype html><title>Sign in</title>'), 'called a zip and is none'],
    ['is a text', strToU8('Sign in first.'), 'It may be a page that was saved in its place'],
  ])('ends with 3 where the zip %s', async (_, bytes, says) => {
    const cwd = folderWith({ 'a.zip': bytes });
    const { code, stdout } = await run(['validate', 'a.zip'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^a\.zip: unreadable\n/);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(says);
  });
});

describe('validate --deposit', () => {
  it('takes each folder and zip as one deposit, and any other file as itself', async () => {
    const files = { 'x/b/codemeta.json': right, 'x/b/c/codemeta.json': texts.invalid, 'a.zip': deposit };
    const cwd = folderWith({ ...files, 'task.json': texts.valid });
    const { code, stdout } = await run(['validate', '--deposit', 'x', 'a.zip', 'task.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^x\/b\/codemeta\.json: valid\n {2}Found b\/codemeta\.json, the one on the shortest path;/);
    expect(stdout).toMatch(/\n3 files: 3 valid\n$/);
    expect(await run(['validate', '--deposit', '--format', 'json', 'x'], { cwd })).toMatchObject({
      stdout: containing(
        '"about": "Found b/codemeta.json, the one on the shortest path; b/c/codemeta.json was not read."',
      ),
    });
    expect(await run(['validate', '--deposit', 'x/b', 'absent'], { cwd })).toMatchObject({ code: 2 });
    expect((await run(['validate', 'x'], { cwd })).code).toBe(1);
  });
});
