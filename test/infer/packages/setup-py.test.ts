import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pythonTokens } from '../../../src/infer/packages/python-tokens.ts';
import { readSetupPy } from '../../../src/infer/packages/setup-py.ts';
import { textFile } from '../text-file.ts';

const read = (text: string) => readSetupPy(textFile('setup.py', text));

describe('a setup.py', () => {
  it('states what it passes to setup in plain texts, with its line', () => {
    const found = read('from setuptools import setup\nsetup(\n  name="sky",\n  install_requires=("a", "b>=1",),\n)\n');
    expect(found.name).toEqual({ value: 'sky', evidence: { file: 'setup.py', line: 3, says: 'name="sky",' } });
    expect(found.dependencies?.value).toEqual(['a', 'b>=1']);
    expect(found.builds).toBe(true);
  });

  it.each([
    ['a variable that is given once', 'NAME = "sky"\nsetup(name=NAME)'],
    ['a call of the module', "import setuptools\nsetuptools.setup(name='sky')"],
    ['texts beside each other', "setup(name='s' \"ky\", x=[1, {'name': 'no'}])"],
    ['two calls that agree', "if a:\n    setup(name='sky')\nelse:\n    setup(name='sky', b=1)"],
    ['a long text', "setup(name='''sky''')"],
    ['a comment and a text before it', '# setup(name=\'no\')\n"""\nsetup(name=\'no\')\n"""\nsetup(name=\'sky\')'],
  ])('states its name by %s', (_, text) => expect(read(text).name?.value).toBe('sky'));

  it.each([
    ['a sum', "setup(name='sky' + suffix)"],
    ['a call', 'setup(name=find_name())'],
    ['a text with a place for code', "setup(name=f'sky{x}')"],
    ['a text with an escape', String.raw`setup(name='sk\x79')`],
    ['arguments from elsewhere', 'setup(**options)'],
    ['a variable that is given twice', "name = 'a'\nif x: name = 'b'\nsetup(name=name)"],
    ['a variable that is added to', "name = 'a'\nname += 'b'\nsetup(name=name)"],
    ['a variable of a loop', "name = 'a'\nfor name in names: pass\nsetup(name=name)"],
    ['two calls that do not agree', "setup(name='a')\nsetup(name='b')"],
    ['a choice', "setup(name='a' if x else 'b')"],
  ])('makes its name by %s', (_, text) => {
    expect(read(text).name).toBeUndefined();
    if (!text.includes("setup(name='b')")) expect(read(text).computedName).toBeDefined();
  });

  it('states no requirements where code decides on one of them', () => {
    expect(
      read("needs = ['a']\nneeds.append('b')\nsetup(name='x', install_requires=needs)").dependencies,
    ).toBeUndefined();
    expect(read("setup(name='x', install_requires=['a'] + more)").dependencies).toBeUndefined();
    expect(read("setup(name='x', install_requires=['a'] + ['b'])").dependencies).toBeUndefined();
    expect(read("setup(name='x', install_requires=['a', b])").dependencies).toBeUndefined();
    expect(read("needs = [\n 'a',\n]\nsetup(name='x', install_requires=needs)").dependencies?.value).toEqual(['a']);
  });

  it('is kept where its classifiers say Private', () => {
    expect(read("setup(name='x', classifiers=['Private :: Do Not Upload'])").kept).toContain('Private');
  });

  it('names nothing where setup is only defined, or is that of something else', () => {
    expect(read("def setup(name='x'): pass\napp.setup(name='y')\n")).toEqual({ builds: true });
  });

  it('is read whatever it holds', () => {
    const pieces = fc.constantFrom(
      'setup(',
      'name',
      '=',
      '"',
      "'''",
      '(',
      ')',
      '[',
      ']',
      ',',
      '\\',
      '\n',
      '#',
      '**',
      ' ',
      'f"',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        expect(pythonTokens(source).every(({ depth }) => depth >= 0)).toBe(true);
        expect(read(source).builds).toBe(true);
      }),
    );
  });

  it.each(['setup(', 'a=1\n', 'a=b=', '"', '"""\\', '(((,', 'setup(name=['])(
    'of a long row of %j is read in no time',
    (piece) => {
      const begin = performance.now();
      read(piece.repeat(Math.floor((250 * 1024) / piece.length)));
      expect(performance.now() - begin).toBeLessThan(2_000);
    },
  );
});
