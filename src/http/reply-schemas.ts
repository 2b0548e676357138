import type { Schema } from '../spec/spec.ts';
import { anything, count, flag, list, object, oneOf, ref, text, uri } from './described-schema.ts';
import { problemTypes } from './problem-types.ts';

const verdict = oneOf(
  'What can be said of the document; `unknown`, `unreadable` and `nothing-declared` do not mean valid.',
  ...['valid', 'invalid', 'unknown', 'unreadable', 'nothing-declared'],
);
const line = { type: 'integer', minimum: 1, description: 'Line in the document, from 1.' };
const column = { type: 'integer', minimum: 1, description: 'Column in UTF-16 code units, from 1.' };
const pointer = text('JSON Pointer (RFC 6901) into the document; empty for the whole of it.');

const problem = object(
  'One thing that is wrong with a document, or worth knowing.',
  {
    rule: text('Id of the rule that is broken.'),
    keyword: text('The JSON Schema keyword that refused the value, where a schema did.'),
    severity: oneOf('A warning never changes a verdict.', 'error', 'warning'),
    message: text('What is wrong, in a sentence.'),
    hint: text('What to do next.'),
    pointer,
    line,
    column,
    docs: uri('Address of the page about the rule.'),
  },
  ['keyword', 'hint', 'line', 'column'],
);

const task = object(
  'One task, or one interface of a reply, and what was found of it.',
  {
    kind: oneOf('Which of the two it is.', 'tasktype', 'servicetype'),
    type: text('The type as written; empty where there is none.'),
    uri: text('Canonical URI of the type that is meant, where it is known.'),
    title: text('Title of that type.'),
    version: text('Version the task was checked against: 1.0.'),
    verdict: oneOf('What can be said of it.', 'valid', 'invalid', 'unknown'),
    pointer,
    line,
    column,
  },
  ['uri', 'title', 'version'],
);

const reportMembers: Readonly<Record<string, Schema>> = {
  file: text('What the caller calls the document, or the file in the zip.'),
  about: text('Which file of a zip was read and why, in a sentence or two.'),
  verdict,
  tasks: list('The tasks that the document declares, in their order.', ref('Task')),
  problems: list('In the order of their places.', ref('Problem')),
  repaired: object('The document with the repairs that the problems name; only of one that cannot be read.', {
    verdict,
    text: text('The repaired document.'),
  }),
  proposal: anything('What could be declared, or the question that decides it; only where nothing is.'),
};
const optionalInReport = ['file', 'about', 'repaired', 'proposal'];

const tallies = {
  valid: count('Lines that are valid.'),
  invalid: count('Lines that are invalid.'),
  unknown: count('Lines with a type that is not known.'),
  unreadable: count('Lines that cannot be read.'),
  'nothing-declared': count('Lines that declare nothing.'),
};

const advice = object(
  'What to tell the person who asked.',
  {
    summary: text('What the string is, in a sentence.'),
    next: list('What to know and do.', { type: 'string' }),
    address: text('The one address to open, where there is one.'),
    command: text('A shell command that shows where the address leads.'),
    message: text('A sentence to send to whoever used the string.'),
  },
  ['address', 'command', 'message'],
);

const named = (description: string, more: Readonly<Record<string, Schema>>): Schema =>
  object(description, { uri: text('Canonical URI of the type.'), ...more }, ['note']);

const answer = object(
  'What a string found in a log, a file or a message is.',
  {
    text: text('The string, fit to be shown.'),
    status: oneOf(
      'Only `known`, `moved` and `withdrawn` say that the string is a type.',
      ...['known', 'moved', 'withdrawn', 'related', 'suggestion', 'unknown'],
    ),
    uri: text('Canonical URI of the type.'),
    kind: oneOf('What kind of type it is.', 'tasktype', 'servicetype'),
    name: text('Name of the type.'),
    title: text('Title of the type.'),
    version: text('The version that the string names, else the current one.'),
    typeStatus: oneOf('Status of the type.', 'experimental', 'stable', 'deprecated', 'withdrawn'),
    via: oneOf('How the string names the type.', 'canonical', 'major', 'version', 'mirror', 'alias', 'former'),
    seen: text('Where an alias was seen.'),
    successor: text('Canonical URI of the type to use instead.'),
    related: list(
      'Types of this registry that the string is related to.',
      named('A related type.', { how: text('How, in the words of SKOS.'), note: text('What to know of it.') }),
    ),
    suggestions: list('Types that may be meant.', named('A type.', { why: text('Why it may be meant.') })),
    similar: list('URIs of types with a similar name.', { type: 'string' }),
    advice: ref('Advice'),
  },
  [
    'uri',
    'kind',
    'name',
    'title',
    'version',
    'typeStatus',
    'via',
    'seen',
    'successor',
    'related',
    'suggestions',
    'similar',
  ],
);

const suggestions = object(
  'The tasks that a repository may declare.',
  {
    files: object('What was looked at.', {
      listed: count('Files that are listed.'),
      read: count('Files whose text was read.'),
      isCut: flag('Whether there are more files than are listed.'),
    }),
    tasks: list('Tasks to declare, each with the evidence for each value.', anything('A task.')),
    also: list('What the same things may be declared as besides.', anything('A task.')),
    leftOut: list('What looks like a task and is none.', anything('A file and the reason.')),
    disagreements: list('What codemeta.json says otherwise than the repository does.', ref('Problem')),
    unreadable: { ...ref('Problem'), description: 'Why its codemeta.json cannot be read; only where it cannot.' },
    block: anything('What to add to codemeta.json: `targetProduct` and `keywords`.'),
  },
  ['unreadable'],
);

const problemDetails: Schema = {
  ...object(
    'What is wrong with a call (RFC 9457).',
    {
      type: { enum: problemTypes.map(({ uri: one }) => one), description: 'Its page says more.' },
      title: text('What is wrong, the same each time.'),
      status: oneOf('The status code.', ...new Set(problemTypes.map(({ status }) => status))),
      detail: text('What is wrong with this very call, and what to do.'),
      suggestions: list(
        'Types that may be meant, where nothing is at an address.',
        named('A type.', { why: text('Why.') }),
      ),
      successor: text('The type to use instead of a withdrawn one.'),
    },
    ['suggestions', 'successor'],
  ),
};

const withNumber = object(
  'The report of the document on one line.',
  {
    line: { type: 'integer', minimum: 1, description: 'Number of the line in the batch, blank lines counted.' },
    unterminated: { const: true, description: 'The line had no end, so that something may be missing.' },
    ...reportMembers,
  },
  [...optionalInReport, 'unterminated'],
);

const lastLine = object('The last line of the answer; without it the answer is not whole.', {
  summary: object(
    'What the batch held.',
    {
      verdict,
      lines: count('Lines that came, blank ones counted.'),
      ...tallies,
      unterminated: { const: true, description: 'The last line had no end.' },
    },
    ['unterminated'],
  ),
});

/** JSON Schemas of everything the interface answers as JSON, by the names that its description uses. */
export const replySchemas: Readonly<Record<string, Schema>> = {
  Report: object(
    'What the validator says of one document; the same on every surface.',
    reportMembers,
    optionalInReport,
  ),
  Task: task,
  Problem: problem,
  BatchLine: { description: 'One line of the answer to a batch.', oneOf: [withNumber, lastLine] },
  Answer: answer,
  Advice: advice,
  Suggestions: suggestions,
  ProblemDetails: problemDetails,
};
