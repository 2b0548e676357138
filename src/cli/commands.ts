/** An option of a command. */
export interface OptionText {
  readonly name: string;
  /** One letter that stands for it. */
  readonly short?: string;
  /** What its value is called; absent for an option without one. */
  readonly value?: string;
  /** The values it may have, where they are few. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

/** An example that helps at a glance. */
export interface ExampleText {
  readonly command: string;
  readonly summary: string;
}

/** One command as its help tells it. */
export interface CommandText {
  readonly name: string;
  /** Its operands as they are written in a usage line. */
  readonly operands: string;
  readonly summary: string;
  /** What more there is to know, a sentence or two each. */
  readonly description: readonly string[];
  readonly options: readonly OptionText[];
  readonly examples: readonly ExampleText[];
  /** What its exit codes mean. */
  readonly exits: readonly (readonly [code: number, meaning: string])[];
}

const formatOption: OptionText = {
  name: 'format',
  value: 'form',
  choices: ['text', 'json'],
  summary: 'Form of the output: text (the default) or json.',
};

const failOnOption: OptionText = {
  name: 'fail-on',
  value: 'severity',
  choices: ['error', 'warning'],
  summary: 'What makes the exit code 1: an error (the default), or a warning too.',
};

const helpOption: OptionText = { name: 'help', short: 'h', summary: 'Show this help.' };

const wrongUse = [2, 'wrong use'] as const;
const wrongPath = [2, 'wrong use; a path that does not exist is one'] as const;

/** Every command, in the order of the help. */
export const commands: readonly CommandText[] = [
  {
    name: 'validate',
    operands: '<file | folder | -> …',
    summary: 'Check the tasks that files declare.',
    description: [
      'A file is a codemeta.json, a task {tasktype, taskinfo}, or a reply of an ExecutionPlanner, in JSON or YAML.',
      'A folder stands for every codemeta.json below it, folders that begin with a dot and node_modules left out. A dash is standard input.',
      'A file that declares nothing is told what it could declare.',
    ],
    options: [
      formatOption,
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
      {
        command: 'curl -s https://example.org/codemeta.json | tasktypes validate -',
        summary: 'Check what comes down a pipe.',
      },
      {
        command: "tasktypes validate --format json codemeta.json | jq '.files[].problems'",
        summary: 'Work on with the problems.',
      },
    ],
    exits: [
      [0, 'every file is valid or declares nothing'],
      [1, 'a file is invalid (or has warnings, with --fail-on warning; or declares nothing, with --require-task)'],
      wrongPath,
      [3, 'a file is unreadable, or a type is unknown (not with --allow-unknown)'],
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
  {
    name: 'list',
    operands: '',
    summary: 'List the types of the registry.',
    description: [],
    options: [
      { name: 'kind', value: 'kind', choices: ['tasktype', 'servicetype'], summary: 'List one kind only.' },
      formatOption,
      helpOption,
    ],
    examples: [
      { command: 'tasktypes list', summary: 'List everything.' },
      { command: 'tasktypes list --kind tasktype --format json', summary: 'List the tasktypes for a program.' },
    ],
    exits: [[0, 'the types are listed'], wrongUse],
  },
  {
    name: 'show',
    operands: '<type>',
    summary: 'Show the page of a type in the terminal.',
    description: ['A type is named by its name (with a version, if you like), its URI, or an alias.'],
    options: [helpOption],
    examples: [
      { command: 'tasktypes show rosetta-container', summary: 'Show the current version of a type.' },
      { command: 'tasktypes show jupyter-notebook/1.0', summary: 'Show one version.' },
    ],
    exits: [[0, 'the page is shown'], wrongUse, [3, 'there is no such type']],
  },
  {
    name: 'lint',
    operands: '[folder]',
    summary: 'Check the documents of types, with their examples.',
    description: [
      'The folder holds tasktypes/ and servicetypes/ with documents named <name>/<major>.<minor>.md.',
      'Without one, the current folder is checked if it holds them, else the documents of this package.',
    ],
    options: [formatOption, failOnOption, helpOption],
    examples: [
      { command: 'tasktypes lint', summary: 'Check the documents of this clone.' },
      { command: 'tasktypes lint ../my-types', summary: 'Check documents of your own.' },
    ],
    exits: [[0, 'no errors'], [1, 'an error (or a warning, with --fail-on warning)'], wrongPath],
  },
  {
    name: 'types',
    operands: '[folder]',
    summary: 'Print TypeScript types of every message.',
    description: [
      'Without a folder, the types of this registry; with one, those of your own documents in it.',
      'A document of your own gives the URI of its type as `canonical:`; without it, the type is called by a URI under the base of this registry.',
    ],
    options: [helpOption],
    examples: [
      { command: 'tasktypes types > task.ts', summary: 'Write the types of this registry to a file.' },
      { command: 'tasktypes types ../my-types > my-task.ts', summary: 'Write those of your own documents.' },
    ],
    exits: [[0, 'the types are printed'], [1, 'a document has an error'], wrongPath],
  },
];
