import { formatOption, helpOption, wrongPath, type CommandText } from './command-text.ts';

/** The command that asks planners. */
export const askCommand: CommandText = {
  name: 'ask',
  operands: '<file | ->',
  summary: 'Ask planners whether they run the tasks of a file, and tell how.',
  description: [
    'The file is a codemeta.json or a task {tasktype, taskinfo}, in JSON or YAML; a dash is standard input. Every planner is asked about every task.',
    'A list of planners is planners: [{name, url, token}] or the bare list, in YAML or JSON; token names an environment variable, as $MY_TOKEN, and never is the secret itself. A list from the web may not name variables.',
    'A planner that is slow or broken gets the answer "failed", which is never a NO. Nothing is run: the links say what you can open, send or do.',
  ],
  options: [
    { name: 'planners', value: 'file', summary: 'List of planners: a file or an address of the web.' },
    { name: 'timeout', value: 'seconds', summary: 'How long one answer may take; 10 unless given.' },
    { name: 'deadline', value: 'seconds', summary: 'How long all answers may take; 60 unless given.' },
    { name: 'anyway', summary: 'Ask about invalid tasks too; without this they are told and not asked about.' },
    formatOption,
    helpOption,
  ],
  examples: [
    { command: 'tasktypes ask codemeta.json --planners planners.yaml', summary: 'Ask your planners.' },
    {
      command: 'tasktypes ask task.json --planners https://example.org/planners.yaml --timeout 3',
      summary: 'Ask those of a public list, and wait no longer than three seconds for each.',
    },
    {
      command: "tasktypes ask codemeta.json --planners planners.yaml --format json | jq '.answers[].outcome'",
      summary: 'Work on with the answers.',
    },
  ],
  exits: [
    [0, 'some planner says YES to some task'],
    [1, 'every planner that answers says NO, or every task is invalid'],
    wrongPath,
    [3, 'no planner answers, or there is no task or no planner'],
  ],
};
