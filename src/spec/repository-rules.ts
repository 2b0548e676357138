import type { RuleText } from './rules.ts';

/** Rules for what a codemeta.json says of the repository that it stands in. */
export const repositoryRules = {
  'keyword-fits-repository': {
    sentence: 'A keyword that names something to run stands on a repository that has it.',
    why: 'ESAP and others list software by such keywords; whoever opens it then finds nothing that can be opened that way.',
    wrong: '"keywords": ["jupyter-notebook"] in a repository whose only notebooks are tests',
    right: 'The same keywords without jupyter-notebook, or a notebook with an environment.yml beside it.',
    fix: 'Remove the keyword, or add to the repository what it promises: for notebooks, an environment that Binder can build.',
  },
  'task-fits-repository': {
    sentence: 'A declared task is of a kind that the repository speaks of.',
    why: 'A task that nothing in the repository belongs to was most often copied from elsewhere, or its files have been removed.',
    wrong: 'A docker-compose in targetProduct of a repository without any Compose file.',
    right: 'The tasks for which the repository has files.',
    fix: 'Remove the task if it is no longer there. If what it runs is kept elsewhere, leave it: this is a warning only.',
  },
  'value-fits-repository': {
    sentence: 'A declared value is what the files of the repository say.',
    why: 'Metadata is written once and the files go on; a planner that follows the old value installs or opens another thing.',
    wrong: '"requires_python": ">=3.8" beside a pyproject.toml with requires-python = ">=3.11"',
    right: '"requires_python": ">=3.11"',
    fix: 'Write the value of the file that the message names, or correct that file.',
  },
  'version-fits-repository': {
    sentence: 'The version of a CodeMeta file is the version of the package beside it.',
    why: 'Records are cited by this version; two of them in one repository leave open which software is meant.',
    wrong: '"version": "1.2.0" beside a pyproject.toml with version = "1.3.0"',
    right: '"version": "1.3.0"',
    fix: 'Change both with every release.',
  },
  'task-of-repository-is-declared': {
    sentence: 'What can be run from a repository is declared.',
    why: 'Planners find only what is declared; what was added to the repository later is found by nobody.',
    wrong: 'A pyproject.toml that describes a package, and no python-library in targetProduct.',
    right: 'The same, with the task that `tasktypes suggest` proposes.',
    fix: 'Run `tasktypes suggest --write`, which adds it with what the files say.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;
