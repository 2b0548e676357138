import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoadError, loadDocuments } from '../src/load.ts';
import { openRegistry } from '../src/registry/open.ts';
import { documentOf } from './document.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  await mkdir(join(folder, 'tasktypes/port-task'), { recursive: true });
  await writeFile(join(folder, 'tasktypes/port-task/1.0.md'), documentOf());
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (path: string, content: string | Uint8Array): Promise<void> =>
  writeFile(join(folder, 'tasktypes/port-task', path), content);

describe('loading documents', () => {
  it('gives the text of each document by its path', async () => {
    await writeFile(join(folder, 'README.md'), 'not a document');
    await put('.1.0.md.swp', 'of an editor');
    expect(await loadDocuments(folder)).toEqual({ 'tasktypes/port-task/1.0.md': documentOf() });
  });

  it('passes a file that is no Markdown on, so that the registry names it', async () => {
    await put('notes.txt', 'x');
    const documents = await loadDocuments(folder);
    expect(documents['tasktypes/port-task/notes.txt']).toBe('');
    expect(openRegistry(documents).problems).toMatchObject([
      { path: 'tasktypes/port-task/notes.txt', rule: 'path-names-the-type' },
    ]);
  });

  it('takes a link to a file inside the folder', async () => {
    await symlink('1.0.md', join(folder, 'tasktypes/port-task/1.1.md'));
    expect(Object.keys(await loadDocuments(folder))).toHaveLength(2);
  });

  it.each([
    [
      'a link out of the folder',
      () => symlink('/etc/hostname', join(folder, 'tasktypes/port-task/2.0.md')),
      /leads out/,
    ],
    [
      'a link that leads nowhere',
      () => symlink('gone.md', join(folder, 'tasktypes/port-task/2.0.md')),
      /leads nowhere/,
    ],
    ['a link to a folder', () => symlink('.', join(folder, 'tasktypes/port-task/2.0.md')), /link to a folder/],
    ['a file that is not UTF-8', () => put('2.0.md', new Uint8Array([0xff, 0xfe, 0x41])), /not UTF-8/],
  ])('refuses %s and names it', async (_, spoil, message) => {
    await spoil();
    const error = await loadDocuments(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LoadError);
    expect(error).toMatchObject({
      path: 'tasktypes/port-task/2.0.md',
      message: expect.stringMatching(message) as string,
    });
  });

  // Nothing is closed to the superuser.
  if (process.getuid?.() !== 0)
    it('refuses a file that may not be read and names it', async () => {
      await put('2.0.md', 'x');
      await chmod(join(folder, 'tasktypes/port-task/2.0.md'), 0);
      await expect(loadDocuments(folder)).rejects.toThrow(/may not be read/);
    });

  it('refuses a folder that is not there, or holds no documents', async () => {
    await expect(loadDocuments(join(folder, 'gone'))).rejects.toThrow(/There is no folder/);
    await expect(loadDocuments(join(folder, 'tasktypes'))).rejects.toThrow(/holds neither/);
  });
});
