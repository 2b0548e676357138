import { expect, it } from 'vitest';
import { otherSoftware } from '../../../src/infer/packages/other-languages.ts';
import { pythonPackages } from '../../../src/infer/packages/python-package.ts';
import { repositoryWith } from '../text-file.ts';

const setup = "from setuptools import setup\nsetup(name='sky')\n";
const git = '[remote "origin"]\n  url = https://gitlab.com/survey/sky.git\n';

function only(texts: Readonly<Record<string, string>>) {
  const { tasks } = pythonPackages.detect(repositoryWith(texts));
  const [task] = tasks;
  return { sure: task?.sure, ...Object.fromEntries(task?.values.map(({ pointer, value }) => [pointer, value]) ?? []) };
}

it('a package in the root is certain, one in a folder only where a README installs it', () => {
  expect(only({ 'setup.py': setup })).toEqual({ sure: 'certain', '/pipname': 'sky' });
  expect(only({ 'python/setup.py': setup })).toEqual({ sure: 'likely', '/pipname': 'sky' });
  expect(only({ 'python/setup.py': setup, 'README.md': 'pip install Sky' })).toMatchObject({ sure: 'certain' });
});

it('a package that is installed from its checkout only is fetched from its repository', () => {
  const url = 'git+https://gitlab.com/survey/sky';
  expect(only({ 'setup.py': setup, 'README.md': 'pip install .', '.git/config': git })).toMatchObject({ '/url': url });
  expect(only({ 'lib/setup.py': setup, 'lib/README.md': 'pip install .', '.git/config': git })).toMatchObject({
    '/url': `${url}#subdirectory=lib`,
  });
  expect(only({ 'setup.py': setup, 'README.md': 'pip install .' })).not.toHaveProperty('/url');
  expect(
    only({ 'setup.py': setup, 'README.md': 'pip install .\npip install sky', '.git/config': git }),
  ).not.toHaveProperty('/url');
});

it('a package of another index than PyPI says so', () => {
  const readme = 'pip install sky --index-url https://git.example.org/api/v4/projects/7/packages/pypi/simple';
  expect(only({ 'setup.py': setup, 'README.rst': readme })).toMatchObject({ '/index': readme.split(' ').at(-1) });
});

it('a setup.py within a package is a part of it', () => {
  const inner = 'def configuration(): pass\nsetup(**configuration())';
  const found = pythonPackages.detect(
    repositoryWith({ 'setup.py': setup, 'sky/core/setup.py': inner, 'README.md': 'pip install sky' }),
  );
  expect(found.tasks).toHaveLength(1);
  expect(found.leftOut).toEqual([]);
});

it('the question for a name offers the first name of each command', () => {
  const texts = {
    'setup.py': 'setup(name=find())',
    'README.md': 'First pip install sky to see it.\npip install -U tide',
  };
  expect(pythonPackages.detect(repositoryWith(texts)).tasks[0]?.missing).toMatchObject([
    { pointer: '/pipname', choices: ['sky', 'tide'] },
  ]);
});

it.each([
  [['configure.ac', 'src/a.f90', 'src/b.F', 'src/c.c'], 'Fortran'],
  [['meson.build', 'src/a.c', 'vendor/b.cpp', 'vendor/c.cpp'], 'C'],
  [['CMakeLists.txt'], 'C or C++'],
])('software built of %j is in %s', (files, language) => {
  const { leftOut } = otherSoftware.detect(repositoryWith({}, files));
  expect(leftOut).toMatchObject([
    { file: files[0], because: expect.stringContaining(`a library in ${language};`) as string },
  ]);
});

it('a package.json without a name, or that is no JSON, is passed over', () => {
  for (const text of ['{}', '{', '[]', '{"name": 1}'])
    expect(otherSoftware.detect(repositoryWith({ 'package.json': text })).leftOut).toEqual([]);
});
