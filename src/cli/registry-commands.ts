import { failOnOption, formatOption, helpOption, wrongPath, wrongUse, type CommandText } from './command-text.ts';

/** The commands about the documents of a registry. */
export const registryCommands: readonly CommandText[] = [
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
    name: 'matrix',
    operands: '[tasktype …]',
    summary: 'Show which servicetype runs which tasktype.',
    description: [
      'Computed from what the servicetypes accept. With tasktypes named, only these, and the conditions under which each service takes them.',
    ],
    options: [formatOption, helpOption],
    examples: [
      { command: 'tasktypes matrix', summary: 'Show the whole table.' },
      { command: 'tasktypes matrix jupyter-notebook', summary: 'Show who opens a notebook, and on what conditions.' },
    ],
    exits: [[0, 'the table is shown'], wrongUse, [3, 'there is no such tasktype']],
  },
  {
    name: 'needs',
    operands: '[tasktype …]',
    summary: 'Tell the least metadata that makes a task runnable, field by field.',
    description: [
      'For each field: where its value can come from, which services take it, and how many of the real OSSR files give it today.',
    ],
    options: [
      {
        name: 'format',
        value: 'form',
        choices: ['text', 'csv', 'markdown', 'json'],
        summary: 'Form of the output: text (the default), csv, markdown or json.',
      },
      helpOption,
    ],
    examples: [
      { command: 'tasktypes needs rosetta-container', summary: 'Tell what a container for Rosetta needs.' },
      { command: 'tasktypes needs --format csv > needs.csv', summary: 'Write the whole table for a spreadsheet.' },
    ],
    exits: [[0, 'the needs are told'], wrongUse, [3, 'there is no such tasktype']],
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
      'A document of your own gives the URI of its type as `canonical:`; without it, the URI lies under the base that registry.json in the folder names, or under that of this registry.',
    ],
    options: [helpOption],
    examples: [
      { command: 'tasktypes types > task.ts', summary: 'Write the types of this registry to a file.' },
      { command: 'tasktypes types ../my-types > my-task.ts', summary: 'Write those of your own documents.' },
    ],
    exits: [[0, 'the types are printed'], [1, 'a document has an error'], wrongPath],
  },
];
