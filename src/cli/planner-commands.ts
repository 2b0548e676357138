import { formatOption, helpOption, wrongPath, wrongUse, type CommandText } from './command-text.ts';

const notRead = [3, 'the configuration cannot be read, or something in it is wrong'] as const;

/** The commands about planners. */
export const plannerCommands: readonly CommandText[] = [
  {
    name: 'planner init',
    operands: '<platform>',
    summary: 'Begin a planner.yaml for a platform.',
    description: [
      'There are ready configurations for the platforms of the conversation; without a platform it lists them.',
      'In a terminal it asks four questions; an empty line takes what is proposed. Elsewhere the ready configuration is written as it is.',
    ],
    options: [
      {
        name: 'output',
        short: 'o',
        value: 'file',
        summary: 'Where to write; planner.yaml unless given, - for standard output.',
      },
      { name: 'force', summary: 'Replace a file that is there.' },
      helpOption,
    ],
    examples: [{ command: 'tasktypes planner init rosetta', summary: 'Begin a planner in front of a Rosetta.' }],
    exits: [[0, 'the configuration is written'], wrongUse],
  },
  {
    name: 'planner check',
    operands: '[planner.yaml]',
    summary: 'Check the configuration of a planner.',
    description: ['Without a file, planner.yaml of this folder.'],
    options: [formatOption, helpOption],
    examples: [
      { command: 'tasktypes planner check planner.yaml', summary: 'Find what is wrong, with line and column.' },
    ],
    exits: [[0, 'nothing in it is wrong'], [1, 'something in it is wrong'], wrongPath],
  },
  {
    name: 'planner explain',
    operands: '<planner.yaml> <task.json | ->',
    summary: 'Say what a planner answers to a task, and why.',
    description: [
      'The task is a question as a client sends it, in JSON or YAML: a tasktype, with as much of a taskinfo as is known.',
    ],
    options: [{ name: 'signed-in', summary: 'Ask as somebody who has signed in.' }, formatOption, helpOption],
    examples: [
      { command: 'tasktypes planner explain planner.yaml task.json', summary: 'See YES or NO, with the reasons.' },
    ],
    exits: [[0, 'YES'], [1, 'NO'], wrongPath, [3, 'configuration or question cannot be read']],
  },
  {
    name: 'planner serve',
    operands: '[planner.yaml]',
    summary: 'Serve a planner from its configuration.',
    description: [
      'Answers GET and POST /accepts. When the file changes it is read again; if something in it is wrong, the old one stays.',
      'As a service of a JupyterHub it listens where JUPYTERHUB_SERVICE_URL and JUPYTERHUB_SERVICE_PREFIX say. Elsewhere HOST and PORT are obeyed, before the file.',
      'For each tasktype that nobody knows, one line on standard error says where to read about it.',
    ],
    options: [
      { name: 'host', value: 'address', summary: 'Address to listen on; 127.0.0.1 unless anything says otherwise.' },
      {
        name: 'port',
        value: 'number',
        summary: 'Port to listen on; 8080 unless anything says otherwise, 0 for any free one.',
      },
      { name: 'prefix', value: 'path', summary: 'Path under which the planner is reached, such as /services/planner.' },
      helpOption,
    ],
    examples: [
      {
        command: 'tasktypes planner serve planner.yaml --port 8080',
        summary: 'Answer at http://127.0.0.1:8080/accepts.',
      },
    ],
    exits: [[0, 'it was stopped'], [2, 'wrong use; a port that is not free is one'], notRead],
  },
  {
    name: 'planner test',
    operands: '<address>',
    summary: 'Test whether a planner answers as a planner has to.',
    description: [
      'It asks over HTTP alone, so the planner may be written in anything. Each tasktype of the registry is asked about; those that are taken are asked about with every example of their documents, right and wrong.',
      'The address is the one that takes the questions, or the one above it: /accepts is added where that answers.',
    ],
    options: [
      {
        name: 'tasktype',
        value: 'type',
        isRepeated: true,
        summary: 'Name or URI of a tasktype that the planner has to take; may be given again.',
      },
      { name: 'registry', value: 'folder', summary: 'Take the types of this folder, not those of this package.' },
      formatOption,
      helpOption,
    ],
    examples: [
      { command: 'tasktypes planner test https://planner.example.org/accepts', summary: 'Test what it takes.' },
      {
        command: 'tasktypes planner test http://localhost:8080 --tasktype oci-container',
        summary: 'Test one tasktype, which has to be taken.',
      },
    ],
    exits: [
      [0, 'the planner answers as it has to; warnings may be told'],
      [1, 'it does not'],
      wrongUse,
      [3, 'nothing at the address answers YES or NO'],
    ],
  },
];
