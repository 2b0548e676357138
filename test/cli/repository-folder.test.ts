import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../../src/cli/repository-folder.ts';
import { folderWith } from './command.ts';

const pathsIn = (folder: string): readonly string[] => readFolder(folder).files.map(({ path }) => path);

describe('readFolder', () => {
  it('lists what the authors wrote, the files near the root first', () => {
    const folder = folderWith({
      'src/tool.py': '',
      '.github/workflows/ci.yml': '',
      'README.md': '',
      '.git/config': '',
      '.git/HEAD': '',
      'node_modules/x/index.js': '',
      '.venv/pyvenv.cfg': '',
      'my-env/pyvenv.cfg': '',
      'my-env/lib/site.py': '',
      'conda/conda-meta/history': '',
    });
    expect(pathsIn(folder)).toEqual(['.git/config', 'README.md', 'src/tool.py', '.github/workflows/ci.yml']);
  });

  it('follows no link but one called codemeta.json that stays in the repository', () => {
    const folder = folderWith({ 'r/meta/c.json': '{}', 'r/a.txt': '', 'outside/secret.txt': '' });
    const root = join(folder, 'r');
    symlinkSync('../outside', join(root, 'out'));
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('a.txt', join(root, 'b.txt'));
    expect(pathsIn(root)).toEqual(['a.txt', 'meta/c.json']);
    symlinkSync('meta/c.json', join(root, 'codemeta.json'));
    expect(pathsIn(root)).toEqual(['codemeta.json', 'a.txt', 'meta/c.json']);
    expect(readFolder(root).texts.get('codemeta.json')).toBe('{}');
  });

  it('reads only what matters, and no file that is not text', () => {
    const folder = folderWith({
      Dockerfile: 'FROM scratch\n',
      'b/Dockerfile': new Uint8Array([0xff, 0xfe, 0]),
      'a.c': 'int x;',
    });
    expect([...readFolder(folder).texts.keys()]).toEqual(['Dockerfile']);
  });

  it('lists 50,000 files of a larger repository, within two seconds', () => {
    const folder = folderWith({ Dockerfile: 'FROM scratch\n' });
    for (let part = 0; part < 100; part++) {
      mkdirSync(join(folder, `part${part}`));
      for (let file = 0; file < 501; file++) writeFileSync(join(folder, `part${part}`, `${file}.txt`), '');
    }
    const start = performance.now();
    const read = readFolder(folder);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(read).toMatchObject({ isCut: true, files: { length: 50_000 } });
    expect([...read.texts.keys()]).toEqual(['Dockerfile']);
  });
});
