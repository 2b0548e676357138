import { describe, expect, it } from 'vitest';
import { notebooks } from '../../../src/infer/notebooks/notebooks.ts';
import { assemble } from '../../../src/infer/settle.ts';
import { repositoryWith } from '../text-file.ts';

const empty = '{"cells": [{"cell_type": "code", "source": []}], "metadata": {}, "nbformat": 4}';
const origin = { '.git/config': '[remote "origin"]\n  url = https://github.com/jdoe/maps.git\n' };

function seen(texts: Readonly<Record<string, string>>, listed: readonly string[] = []) {
  const { tasks, also, leftOut } = notebooks.detect(repositoryWith(texts, listed));
  return {
    tasks,
    leftOut,
    infos: tasks.map(({ values }) => assemble(values)),
    binder: also.map(({ values }) => assemble(values)),
  };
}

function binder(query: string): string {
  return `https://mybinder.org/v2/gh/jdoe/maps/${query}`;
}

describe('notebooks of a repository', () => {
  it('are offered to Binder in the words of its link, the page included', () => {
    const texts = {
      ...origin,
      'README.md': binder('v1.2?urlpath=voila/render/a.ipynb'),
      'requirements.txt': 'numpy',
      'a.ipynb': empty,
    };
    const { binder: found } = seen(texts);
    expect(found).toEqual([{ provider: 'gh', repository: 'jdoe/maps', ref: 'v1.2', urlpath: 'voila/render/a.ipynb' }]);
  });

  it('are offered to Binder by its folder too, with the notebook that is chosen', () => {
    const texts = { ...origin, 'binder/requirements.txt': 'numpy', 'a.ipynb': empty };
    expect(seen(texts).binder).toEqual([{ provider: 'gh', repository: 'jdoe/maps', path: 'a.ipynb' }]);
    expect(seen(texts, ['b.ipynb']).binder).toEqual([{ provider: 'gh', repository: 'jdoe/maps' }]);
  });

  it('are asked for where a link opens a file that is not there any more', () => {
    const { tasks, binder: found } = seen(
      { ...origin, 'README.md': binder('HEAD?filepath=old.ipynb'), 'environment.yml': 'dependencies: [python]' },
      ['a.ipynb', 'b.ipynb'],
    );
    expect(tasks.map(({ missing }) => missing.map(({ choices }) => choices))).toEqual([[['a.ipynb', 'b.ipynb']]]);
    expect(found).toEqual([{ provider: 'gh', repository: 'jdoe/maps' }]);
  });

  it('are chosen from the folder that a link opens', () => {
    const texts = { ...origin, 'README.md': binder('HEAD?labpath=notebooks'), 'requirements.txt': 'numpy' };
    const { tasks } = seen(texts, ['notebooks/a.ipynb', 'notebooks/b.ipynb', 'old/c.ipynb']);
    expect(tasks[0]?.missing[0]?.choices).toEqual(['notebooks/a.ipynb', 'notebooks/b.ipynb']);
  });

  it('are one task to choose for where more than five have a link', () => {
    const paths = ['1', '2', '3', '4', '5', '6'].map((name) => `${name}.ipynb`);
    const readme = paths.map((path) => binder(`HEAD?labpath=${path}`)).join('\n');
    const { tasks, binder: found } = seen({ ...origin, 'README.md': readme, 'requirements.txt': 'numpy' }, paths);
    expect(tasks.map(({ missing }) => missing[0]?.choices)).toEqual([paths]);
    expect(found).toEqual([{ provider: 'gh', repository: 'jdoe/maps' }]);
  });

  it('are opened by the command of a README', () => {
    const readme = 'Start with `jupyter lab notebooks/a.ipynb`.';
    const texts = { ...origin, 'README.md': readme, 'requirements.txt': 'numpy', 'notebooks/a.ipynb': empty };
    const { tasks } = seen(texts, ['notebooks/b.ipynb']);
    const path = tasks[0]?.values.find(({ pointer }) => pointer === '/repository/path');
    expect(path).toMatchObject({
      value: 'notebooks/a.ipynb',
      sure: 'likely',
      evidence: [{ file: 'README.md', line: 1, says: 'jupyter lab notebooks/a.ipynb' }],
    });
  });

  it('are no task where the one to open cannot be read', () => {
    const { tasks, leftOut } = seen({ ...origin, 'requirements.txt': 'numpy', 'a.ipynb': '<<<<<<< HEAD' });
    expect(tasks).toEqual([]);
    expect(leftOut).toEqual([{ file: 'a.ipynb', what: 'a notebook', because: 'it cannot be read as a notebook' }]);
  });

  it('are no task without an environment, though Binder opens the repository', () => {
    const { tasks, leftOut, binder: found } = seen({ ...origin, 'README.md': binder('HEAD'), 'a.ipynb': empty });
    expect(tasks).toEqual([]);
    expect(leftOut).toMatchObject([{ file: 'a.ipynb' }]);
    expect(found).toEqual([{ provider: 'gh', repository: 'jdoe/maps' }]);
  });

  it('have their environment in the package that Binder installs', () => {
    const { tasks } = seen({
      ...origin,
      'README.md': binder('HEAD'),
      'setup.py': "from setuptools import setup\nsetup(name='maps')",
      'tutorial.ipynb': empty,
    });
    expect(tasks[0]?.evidence).toContainEqual({ file: 'setup.py', says: 'says what the notebooks need' });
  });

  it('belong to the documentation or the examples where there is nothing else', () => {
    const { tasks, leftOut } = seen({ ...origin, 'requirements.txt': 'sphinx' }, ['docs/a.ipynb', 'docs/b.ipynb']);
    expect(tasks).toEqual([]);
    expect(leftOut).toEqual([{ file: 'docs', what: '2 notebooks', because: 'the folder is for documentation' }]);
  });

  it('have no packages to name where the file for pip has options', () => {
    const texts = { ...origin, 'requirements.txt': 'numpy\n-r more.txt\n', 'a.ipynb': empty };
    expect(seen(texts).infos).toEqual([{ repository: { url: 'https://github.com/jdoe/maps', path: 'a.ipynb' } }]);
  });

  it('are missed by a binder folder in the root', () => {
    const { leftOut } = seen({ 'binder/environment.yml': 'dependencies: [r-base]' });
    expect(leftOut).toEqual([{ file: 'binder', what: 'a binder folder', because: 'there is no notebook to open' }]);
  });

  it('are not looked for in the lists of dependencies of other tools', () => {
    const { tasks } = seen({ 'Chart.yaml': 'dependencies: [{name: redis}]', 'a.ipynb': empty });
    expect(tasks).toEqual([]);
  });
});
