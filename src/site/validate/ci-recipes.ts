/** What keeps a file right in the CI of a forge. */
export interface CiRecipe {
  readonly forge: string;
  /** File in which it stands. */
  readonly file: string;
  /** What it needs to be told, in a sentence in which names stand between backticks. */
  readonly setting: string;
  readonly text: string;
}

/** The recipes; they check `codemeta.json`. */
export const ciRecipes: readonly CiRecipe[] = [
  {
    forge: 'GitLab',
    file: '.gitlab-ci.yml',
    setting:
      'In the settings of the project, under CI/CD, set the variable `TASKTYPES_REPOSITORY` to the address of the repository of tasktypes.',
    text: `# TASKTYPES_REPOSITORY is set in the settings of the project: the address of the repository of tasktypes, on a GitLab.
include:
  - remote: $TASKTYPES_REPOSITORY/-/raw/HEAD/.gitlab/validate.yml

variables:
  TASKTYPES_FILES: codemeta.json
`,
  },
  {
    forge: 'GitHub',
    file: '.github/workflows/tasks.yml',
    setting:
      'In the settings of the repository, under Actions, set the variable `TASKTYPES_REPOSITORY` to owner and name of the repository of tasktypes.',
    text: `name: Tasks
on: [push, pull_request]
permissions:
  contents: read
jobs:
  tasktypes:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          # Owner and name of the repository of tasktypes: a variable of your repository.
          repository: \${{ vars.TASKTYPES_REPOSITORY }}
          path: .tasktypes
      - uses: ./.tasktypes/.github/actions/validate
        with:
          files: codemeta.json
`,
  },
];
