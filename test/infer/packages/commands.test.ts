import { describe, expect, it } from 'vitest';
import { pythonPackages } from '../../../src/infer/packages/python-package.ts';
import { repositoryWith } from '../text-file.ts';

const evidenceIn = (files: Readonly<Record<string, string>>) =>
  pythonPackages.detect(repositoryWith(files)).tasks.flatMap(({ evidence }) => evidence);

describe('the commands of a Python package', () => {
  it.each([
    [
      'pyproject.toml',
      '[build-system]\n[project]\nname = "sky"\n[project.scripts]\nsky = "sky:main"\nplot = "sky:plot"\n',
      5,
    ],
    [
      'pyproject.toml',
      '[build-system]\n[tool.poetry]\nname = "sky"\n[tool.poetry.scripts]\nsky = "sky:main"\nplot = "sky:plot"\n',
      5,
    ],
    [
      'setup.py',
      "setup(\n  name='sky',\n  entry_points={'console_scripts': ['sky = sky:main', 'plot=sky:plot'], 'gui': ['x = y']},\n)\n",
      3,
    ],
  ])('are evidence for it: %s', (file, text, line) => {
    expect(evidenceIn({ [file]: text })).toContainEqual({ file, line, says: 'brings the commands sky and plot' });
  });

  it('are read from setup.cfg too', () => {
    const cfg = '[metadata]\nname = sky\n[options.entry_points]\nconsole_scripts =\n    sky = sky:main\n';
    const evidence = evidenceIn({ 'setup.cfg': cfg, 'setup.py': 'from setuptools import setup\nsetup()\n' });
    expect(evidence).toContainEqual({ file: 'setup.cfg', line: 4, says: 'brings the command sky' });
  });
});
