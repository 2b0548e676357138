import { helpOption, wrongPath, type CommandText } from './command-text.ts';

/** The command that launches a task. */
export const launchCommand: CommandText = {
  name: 'launch',
  operands: '<reply | interface | -> <task | codemeta.json | ->',
  summary: 'Say what to open, send or do to have a service run a task; with --run, send it.',
  description: [
    'The first file is the reply of a planner, or one interface {servicetype, serviceinfo}; the second a task {tasktype, taskinfo}, or a codemeta.json that declares tasks. A dash is standard input.',
    'Without --run nothing is sent: a link, commands of curl, or numbered sentences are printed.',
    'What only you know is asked on a terminal, or read from the environment: `token` from TASKTYPES_TOKEN. Secrets go into header fields only, and are shown as •••.',
  ],
  options: [
    {
      name: 'interface',
      value: 'number | name',
      summary:
        'Which interface of the reply to use, counted from 1 or by its servicetype; the first that can be used unless given.',
    },
    {
      name: 'task',
      value: 'number | name',
      summary: 'Which task of a codemeta.json, counted from 1 or by its tasktype.',
    },
    {
      name: 'answer',
      value: 'name=value',
      isRepeated: true,
      summary: 'Answer what only you know, secrets excepted; may be given again.',
    },
    { name: 'run', summary: 'Send the requests, show each, and stop at the first that is not answered as expected.' },
    { name: 'yes', summary: 'With --run: send them without asking first.' },
    helpOption,
  ],
  examples: [
    { command: 'tasktypes launch reply.json task.json', summary: 'See what to open, send or do.' },
    {
      command: 'tasktypes launch --interface portainer --answer environmentId=1 --run reply.json task.json',
      summary: 'Start a container on a Portainer, with the token in TASKTYPES_KEY.',
    },
    {
      command: "curl -s 'https://planner.example.org/accepts?tasktype=…' | tasktypes launch - codemeta.json --task 2",
      summary: 'Use what a planner replies, for the second task of a software.',
    },
  ],
  exits: [
    [0, 'what to do is told; with --run everything was answered as expected'],
    [1, 'no interface can be used for the task; with --run a request was not answered as expected'],
    wrongPath,
    [3, 'a file cannot be read'],
  ],
};
