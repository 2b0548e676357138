import { failOnOption, formatOption, helpOption, wrongPath, wrongUse, type CommandText } from './command-text.ts';

/** The commands about messages and metadata. */
export const messageCommands: readonly CommandText[] = [
  {
    name: 'validate',
    operands: '<file | folder | zip | record | -> …',
    summary: 'Check the tasks that files declare.',
    description: [
      'A file is a codemeta.json, a task {tasktype, taskinfo}, or a reply of an ExecutionPlanner, in JSON or YAML.',
      'A folder stands for every codemeta.json below it, folders that begin with a dot and node_modules left out. A dash is standard input.',
      'Of a zip, the codemeta.json on the shortest path is checked. Tasks may also stand in an RO-Crate, in the labels of an image (docker inspect) and in the metadata of a notebook; a record of Zenodo and a CITATION.cff are told which file to check.',
      'A record of Zenodo is meant by its address or DOI: its codemeta.json is fetched, or that in its zip.',
      'A file that declares nothing is told what it could declare.',
    ],
    options: [
      {
        name: 'format',
        value: 'form',
        choices: ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown'],
        summary:
          'Form of the output: text (the default), json; for CI sarif, junit, github (annotations), gitlab (Code Quality); markdown to paste into a review.',
      },
      {
        name: 'deposit',
        summary:
          'A folder is one deposit, as a zip is: only the codemeta.json on the shortest path below it is checked.',
      },
      { name: 'require-task', summary: 'A file that declares nothing fails.' },
      { name: 'allow-unknown', summary: 'A type that the registry does not know is no reason to fail.' },
      failOnOption,
      {
        name: 'input',
        value: 'form',
        choices: ['json', 'yaml'],
        summary: 'What the files are written in; told from name and text unless given.',
      },
      {
        name: 'max-size',
        value: 'size',
        summary: 'Size up to which a file is read, such as 16MiB (the default) or 500000.',
      },
      helpOption,
    ],
    examples: [
      { command: 'tasktypes validate codemeta.json', summary: 'Check one file.' },
      { command: 'tasktypes validate --require-task --fail-on warning .', summary: 'Check a whole repository in CI.' },
      { command: 'tasktypes validate https://zenodo.org/records/1234567', summary: 'Check a record of Zenodo.' },
      {
        command: 'curl -s https://example.org/codemeta.json | tasktypes validate -',
        summary: 'Check what comes down a pipe.',
      },
      { command: 'tasktypes validate survey-1.0.zip', summary: 'Check a deposit without unpacking it.' },
      {
        command: "tasktypes validate --format json codemeta.json | jq '.files[].problems'",
        summary: 'Work on with the problems.',
      },
      {
        command: 'tasktypes validate --format markdown codemeta.json',
        summary: 'Write what to paste into the review of a record or a merge request.',
      },
    ],
    exits: [
      [0, 'every file is valid or declares nothing'],
      [1, 'a file is invalid (or has warnings, with --fail-on warning; or declares nothing, with --require-task)'],
      wrongPath,
      [
        3,
        'a file is unreadable, a zip has no codemeta.json, a record cannot be had, or a type is unknown (not with --allow-unknown)',
      ],
    ],
  },
  {
    name: 'resolve',
    operands: '<uri> …',
    summary: 'Say what a type URI from a log or a message means, and what to do about it.',
    description: [
      'Takes anything a log may hold: a URI in any spelling, an alias, a bare name, a misspelling.',
      'With --log, reads log lines from standard input, passes them on unchanged, and explains each type URI below the line that has it first.',
    ],
    options: [
      { name: 'log', summary: 'Explain the type URIs in the lines of standard input.' },
      formatOption,
      helpOption,
    ],
    examples: [
      { command: 'tasktypes resolve uri://rosetta-container', summary: 'Look up one URI.' },
      { command: 'tail -f planner.log | tasktypes resolve --log', summary: 'Read a log with explanations.' },
    ],
    exits: [
      [0, 'each URI means exactly one type; with --log always'],
      wrongUse,
      [3, 'a URI is unknown, only resembles a type, or is a type of another vocabulary'],
    ],
  },
];
