import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  condaPythonVersions,
  contradictsVersions,
  pythonVersionsIn,
} from '../../../src/infer/packages/python-versions.ts';
import { textFile } from '../text-file.ts';

describe('a requirement of conda', () => {
  it.each([
    ['python=3.8', '==3.8.*'],
    ['python 3.6.*', '==3.6.*'],
    ['python 3', '==3.*'],
    ['python=3.8.5', '==3.8.5'],
    ['conda-forge::python=3.10', '==3.10.*'],
    ['python==3.11.2', '==3.11.2'],
    ['python >=3.9, <3.12', '>=3.9, <3.12'],
    ['python!=3.9.*', '!=3.9.*'],
  ])('asks for versions of Python: %s', (requirement, versions) => {
    expect(condaPythonVersions(requirement)).toBe(versions);
  });

  it.each([
    'python',
    'python=3.8=hb7f436b_1',
    'python>=3.8|<3',
    'python>=3.8.*',
    'python-dateutil=2.8',
    'numpy=1.2',
    '',
  ])('asks for none that others understand: %s', (requirement) => {
    expect(condaPythonVersions(requirement)).toBeUndefined();
  });
});

describe('a file of an environment', () => {
  it.each([
    ['runtime.txt', 'python-3.10\n', '==3.10.*', 1],
    ['binder/runtime.txt', 'python-3.10.4', '==3.10.4', 1],
    ['Pipfile', '[packages]\nnumpy = "*"\n[requires]\npython_version = "3.9"\n', '==3.9.*', 4],
    ['pyproject.toml', '[project]\nname = "x"\nrequires-python = ">=3.9"\n', '>=3.9', 3],
    ['envs/environment.yml', 'dependencies:\n  - pip\n  - python=3.7\n', '==3.7.*', 3],
  ])('tells for which Python it is made: %s', (path, text, versions, line) => {
    const found = pythonVersionsIn(textFile(path, text));
    expect(found?.versions).toBe(versions);
    expect(found?.evidence).toMatchObject({ file: path, line });
  });

  it.each([
    ['runtime.txt', 'r-4.3-2023-06-01'],
    ['Pipfile', '[requires]\npython_version = "3.9'],
    ['pyproject.toml', '[project]\nrequires-python = "^3.9"'],
    ['environment.yml', 'dependencies: {python: 3}'],
    ['apt.txt', 'python3'],
  ])('may not tell it: %s', (path, text) => {
    expect(pythonVersionsIn(textFile(path, text))).toBeUndefined();
  });

  it('is read without an error whatever it holds', () => {
    const path = fc.constantFrom('runtime.txt', 'Pipfile', 'pyproject.toml', 'environment.yml');
    fc.assert(
      fc.property(path, fc.string(), (name, text) => {
        expect(() => pythonVersionsIn(textFile(name, text))).not.toThrow();
      }),
    );
  });
});

describe('a version of Python', () => {
  it.each([
    ['3.10.4', '==3.11.*', true],
    ['3.11.4', '==3.11.*', false],
    ['3.10.4', '>=3.10, <3.11', false],
    ['3.12.1', '>=3.10, <3.12', true],
    ['3.9.1', '>=3.10', true],
    ['3.9.1', '~=3.8', false],
    ['4.0', '~=3.8', true],
    ['3.10', '==3.10.4', false],
    ['3.10.4', '!=3.10.4', false],
    ['3.x', '==3.11.*', false],
    ['3.10.4', 'what you like', false],
  ])('%s against %s', (version, versions, contradicts) => {
    expect(contradictsVersions(version, versions)).toBe(contradicts);
  });
});
