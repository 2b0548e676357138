import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPyproject } from '../../../src/infer/packages/pyproject.ts';
import { readIni, readSetupCfg } from '../../../src/infer/packages/setup-cfg.ts';
import { repositoryWith, textFile } from '../text-file.ts';
import { packageFolders } from '../../../src/infer/packages/package-folders.ts';

const pyproject = (text: string) => readPyproject(textFile('pyproject.toml', text));

describe('a pyproject.toml', () => {
  it('states what [project] says, with its lines', () => {
    expect(pyproject('[build-system]\n[project]\nname = "sky"\n"requires-python" = ">=3.9"\n')).toEqual({
      name: { value: 'sky', evidence: { file: 'pyproject.toml', line: 3, says: 'name = "sky"' } },
      requiresPython: {
        value: '>=3.9',
        evidence: { file: 'pyproject.toml', line: 4, says: '"requires-python" = ">=3.9"' },
      },
      leavesOpen: [],
      builds: true,
    });
  });

  it('is found by dotted keys and inline tables too, if without a line', () => {
    expect(pyproject('project = {name = "sky"}')).toMatchObject({
      name: { value: 'sky', evidence: { says: '[project] name' } },
    });
    expect(pyproject('project.name = "sky"')).toMatchObject({ name: { evidence: { line: 1 } } });
  });

  it('knows the older tables of Flit', () => {
    expect(pyproject('[tool.flit.metadata]\nmodule = "sky"\nrequires-python = ">=3"')).toMatchObject({
      name: { value: 'sky' },
      requiresPython: { value: '>=3' },
    });
  });

  it.each([
    ['[tool.poetry]\nname = "x"\npackage-mode = false', 'package-mode'],
    ['[project]\nname = "x"\n[tool.uv]\npackage = false', 'package = false'],
    ['[project]\nname = "x"\nclassifiers = ["Private :: x"]', 'Private'],
  ])('is kept from others by %j', (text, why) => {
    expect(pyproject(text)).toMatchObject({ kept: expect.stringContaining(why) as string });
  });

  it('states no requirements where one is none', () => {
    expect(pyproject('[project]\nname = "x"\ndependencies = ["numpy", "./local"]')).not.toHaveProperty('dependencies');
    expect(pyproject('[project]\nname = "x"\ndependencies = ["numpy", 1]')).not.toHaveProperty('dependencies');
    expect(pyproject('[project]\nname = 1\n[tool]\npoetry = 3')).toEqual({ builds: false });
  });

  it('is read whatever it holds', () => {
    const pieces = fc.constantFrom(
      '[project]',
      '[[',
      '"',
      '=',
      'name',
      '{',
      '}',
      '\n',
      '[',
      ']',
      ',',
      "'''",
      '__proto__',
      '.',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(fc.property(text, (toml) => void pyproject(toml)));
  });

  it.each(['[', 'a.', 'a=', '[a]\n', '"', '{a=', 'a=[', '[[a]]\n', 'a1=1\n'])(
    'of a long row of %j is read in no time',
    (piece) => {
      const begin = performance.now();
      pyproject(piece.repeat(Math.floor((250 * 1024) / piece.length)));
      expect(performance.now() - begin).toBeLessThan(2_000);
    },
  );

  it('that is too long is not read', () => {
    expect(pyproject(`# ${'x'.repeat(300 * 1024)}`)).toHaveProperty('unreadable');
  });
});

describe('a setup.cfg', () => {
  it('gives the values of its sections, those of many lines joined', () => {
    const ini = readIni('[a]\nX : 1\ny =\n  2\n\n  # no\n  3\n[b]\nx=4\nbare\n  lost\n');
    expect([...ini]).toEqual([
      ['a.x', { value: '1', line: 2 }],
      ['a.y', { value: '2\n3', line: 3 }],
      ['b.x', { value: '4', line: 9 }],
    ]);
  });

  it('leaves out what is elsewhere, and one line with conditions', () => {
    const read = (text: string) => readSetupCfg(textFile('setup.cfg', text));
    expect(read('[metadata]\nname = x\nversion = attr: x.v\n[options]\ninstall_requires = file: r.txt')).toEqual({
      name: { value: 'x', evidence: { file: 'setup.cfg', line: 2, says: 'name = x' } },
      builds: false,
    });
    expect(read('[options]\ninstall_requires = a; b')).toEqual({ builds: false });
    expect(read('[metadata]\nname = x\nclassifiers =\n  Private :: y')).toHaveProperty('kept');
  });

  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => void readSetupCfg(textFile('setup.cfg', `[options]\n${text}`)),
      ),
    );
  });
});

describe('the package of a folder', () => {
  const only = (texts: Readonly<Record<string, string>>) => packageFolders(repositoryWith(texts)).packages[0];

  it('takes from other files only what [project] leaves open', () => {
    const setup = { 'setup.py': 'setup(name="y", version="2", python_requires=">=3.8", install_requires=["a"])' };
    const open = '[project]\nname = "x"\ndynamic = ["version", "dependencies"]';
    expect(only({ ...setup, 'pyproject.toml': open })).toMatchObject({ name: { value: 'x' }, version: { value: '2' } });
    expect(only({ ...setup, 'pyproject.toml': open })).not.toHaveProperty('requiresPython');
    expect(only({ ...setup, 'pyproject.toml': '[tool.black]' })).toMatchObject({ name: { value: 'y' } });
  });

  it('is built by a setup.cfg only beside a setup.py or a pyproject.toml', () => {
    const cfg = { 'setup.cfg': '[metadata]\nname = x' };
    expect(only(cfg)?.builds).toBe(false);
    expect(only({ ...cfg, 'pyproject.toml': '' })?.builds).toBe(true);
  });
});
