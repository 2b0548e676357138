import type { ServicetypeWords, TasktypeWords } from './starter-document.ts';

const remark = '# TODO: rename these fields and add others, here and in the examples';

/** What `tasktypes new` leaves to be said of a tasktype. */
export const unsaidOfTasktype: TasktypeWords = {
  summary: 'TODO: say in one sentence what is run.',
  owner: 'TODO: name the person, project or platform that decides about this type',
  sources: '# TODO: list the addresses from which the facts come, or leave the list empty',
  info: 'TODO: say in one sentence what the taskinfo describes.',
  fields: remark,
  input: 'TODO: say what this text names, and where it comes from',
  timeLimit: 'TODO: say what may take how long',
  what: 'TODO: say what a task of this type is, for a person who met its URI in a log and has never heard of it.',
  whenToUse: 'TODO: say for which software and which services this type is made.',
  whenNot: 'TODO: say when another type serves better, and name it.',
  howToWrite: 'TODO: say where a person finds the values to write.',
  example: 'TODO name what this example shows',
  mistakes: 'TODO: say which mistakes people really make; each rejected example names the fields and the reasons.',
};

/** What `tasktypes new` leaves to be said of a servicetype. */
export const unsaidOfServicetype: ServicetypeWords = {
  summary: 'TODO: say in one sentence what the service offers.',
  owner: unsaidOfTasktype.owner,
  sources: unsaidOfTasktype.sources,
  info: 'TODO: say in one sentence what the serviceinfo describes.',
  fields: '# TODO: add what else a client must know to drive the service',
  endpoint: 'TODO: say what is found at this address, and what a client appends to it',
  accepts: '# TODO: list the tasktypes that such a service runs, each with its launch',
  condition: 'TODO: say under which condition the service runs it.',
  what: 'TODO: say what a service of this type is, for a person who met its URI in a reply and has never heard of it.',
  whenToUse: 'TODO: say which services answer with this type.',
  whenNot: 'TODO: say when another type serves better, and name it.',
  howToWrite: 'TODO: say where the operator of a service finds the values to write.',
  example: unsaidOfTasktype.example,
  mistakes: unsaidOfTasktype.mistakes,
};

/** What a new registry says of the tasktype that it begins with. */
export const helloTask: TasktypeWords = {
  summary: 'Counts the lines of one text file: a first task, to be replaced by one of yours.',
  owner: 'This registry',
  sources: '',
  info: 'Which file is read, and how long that may take.',
  fields: '',
  input: 'Name of the text file, in the folder of the user on the service',
  timeLimit: 'How long the counting may take before it is stopped',
  what: 'A task that reads one text file and says how many lines it has. If you met this URI in a log, somebody tries out a new registry of tasktypes.',
  whenToUse:
    'Use it to see a page, a schema and a validator come out of one document, and to try a planner against them.',
  whenNot: 'Do not use it for work: write a type of your own beside it, and then remove this one.',
  howToWrite: 'Name the file as the service lists it. The time limit may be left out.',
  example: 'a file of a survey',
  mistakes: 'A file is named by one word, without a path, and the time limit is a number of seconds:',
};

/** What a new registry says of the servicetype that it begins with. */
export const helloService: ServicetypeWords = {
  summary: 'A web page on which a person counts lines: a first service, to be replaced by one of yours.',
  owner: 'This registry',
  sources: '',
  info: 'Where the page is.',
  fields: '',
  endpoint: 'Address of the page, http or https, without a user, a password or a query in it',
  accepts: '',
  condition: 'The page is only opened; the user enters the name of the file there.',
  what: 'A web page with a field for the name of a file. If you met this URI in a reply, somebody tries out a new registry of servicetypes.',
  whenToUse: 'Use it to see how a service says which tasks it takes, and how a client opens it.',
  whenNot: 'Do not use it for work: write a type of your own beside it, and then remove this one.',
  howToWrite: 'Give the address of the page that a person is to open.',
  example: 'the page of a portal',
  mistakes: 'An address is given in full, and holds no password:',
};
