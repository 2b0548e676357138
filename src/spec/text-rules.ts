import { everyCarrier } from './carriers.ts';
import type { RuleText } from './rules.ts';

/** Rules for the text of a file, whatever it says. */
export const textRules = {
  'file-can-be-read': {
    sentence: 'A file that is named can be read.',
    why: 'A check that passes over a file it cannot open would say that all is well where nobody has looked.',
    wrong: 'tasktypes validate codmeta.json',
    right: 'tasktypes validate codemeta.json',
    fix: 'Check the path and its permissions. A folder needs a codemeta.json in it or below it.',
  },
  'text-is-utf8': {
    sentence: 'A file is UTF-8 text.',
    why: 'UTF-8 is the one encoding that every reader of JSON and YAML takes; in another one, letters turn into others or the file is refused.',
    wrong: '"name": "Gen\\xE8ve"  (one byte, Latin-1)',
    right: '"name": "Gen\\xC3\\xA8ve"  (two bytes, UTF-8)',
    fix: 'Save the file with the encoding UTF-8, or convert it: `iconv -f LATIN1 -t UTF-8 old.json > codemeta.json`.',
  },
  'file-is-not-empty': {
    sentence: 'A file is not empty.',
    why: 'An empty file says nothing, and most often it comes from an upload or a redirect that failed.',
    wrong: '(no text at all)',
    right: '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@type": "SoftwareSourceCode"}',
    fix: 'Check that the file was saved and that the path is right, then write the metadata into it.',
  },
  'file-is-within-limits': {
    sentence: 'A file stays within the limits of size and nesting.',
    why: 'Metadata is small; a file of many megabytes or of hundreds of levels is a mistake or an attack, and must not stop the machine that reads it.',
    wrong: '[[[[[[[[[[…',
    right: '{"keywords": ["astronomy"]}',
    fix: 'Check that it is the file you meant. A larger JSON file is read with --max-size; YAML is read up to 256 KiB and 64 levels, JSON up to 512 levels.',
  },
  'json-is-well-formed': {
    sentence: 'JSON is well formed.',
    why: 'A reader of JSON stops at the first mistake, so one comma too many makes everything in the file unreadable.',
    wrong: '{\n  "reponseword": "NO",\n}',
    right: '{\n  "reponseword": "NO"\n}',
    fix: 'Make the change that the message names at the given line and column; where each mistake has a plain repair, the whole repaired text is offered.',
  },
  'yaml-is-well-formed': {
    sentence: 'YAML is well formed.',
    why: 'What belongs to what is said by indentation and colons alone; where these do not fit, nobody can tell what was meant.',
    wrong: 'title: Rosetta: a container',
    right: 'title: "Rosetta: a container"',
    fix: 'Go to the given line; most often a value with a colon needs quotes, a line is indented with a tab or too far, or a bracket is not closed.',
  },
  'yaml-is-plain': {
    sentence: 'YAML uses no aliases, anchors, tags or merge keys.',
    why: 'Aliases can grow a small file without end, tags can run code in some readers, and merge keys are read differently by each; what is left has the values of JSON.',
    wrong: 'a: &image {name: tool}\nb: *image',
    right: 'a: {name: tool}\nb: {name: tool}',
    fix: 'Write each value out where it is needed, put keys that look like numbers in quotes, and remove lines that begin with %.',
  },
  'unicode-is-well-formed': {
    sentence: 'Text holds no half of a surrogate pair.',
    why: 'Half of a pair stands for no character; it cannot be written as UTF-8, and readers replace it, refuse it or break on it.',
    wrong: '"name": "\\ud83d"',
    right: '"name": "\\ud83d\\ude80"',
    fix: 'Remove the half, or write the whole character; it is often left over from a text that was cut in the middle.',
  },
  'key-is-unique': {
    sentence: 'A key stands once in its object.',
    why: 'Of a key that stands twice some readers take the last value, some the first, and some refuse the file; two of them may run two different tasks.',
    wrong: '{"image_name": "tool", "image_name": "other"}',
    right: '{"image_name": "tool"}',
    fix: 'Keep the one you mean; the message names both places. Here the last one is used.',
  },
  'number-is-exact': {
    sentence: 'A number is small enough to be read exactly.',
    why: 'Most readers keep numbers as doubles: 64 bits, 15 digits that are certain; what is longer is changed without a word.',
    wrong: '{"id": 12345678901234567890}',
    right: '{"id": "12345678901234567890"}',
    fix: 'Put it in quotes if it is a name, or round it if it is a quantity.',
  },
  'root-is-an-object': {
    sentence: 'The file is one object.',
    why: 'A CodeMeta file, a task and a reply are objects; a list or a single value has no members that could declare anything.',
    wrong: '[{"tasktype": "…", "taskinfo": {…}}]',
    right: '{"tasktype": "…", "taskinfo": {…}}',
    fix: 'Check each task as a file of its own, or put several tasks into targetProduct of one CodeMeta file.',
  },
  'carrier-is-known': {
    sentence: `The file is ${everyCarrier}.`,
    why: 'Where a task stands depends on the kind of file; in an unknown one, tasks could be overlooked.',
    wrong: '{"image": "ghcr.io/example/tool:1.0"}',
    right:
      '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {"image": "ghcr.io/example/tool:1.0"}}',
    fix: 'Give a CodeMeta file (it has @context and @type), a task (tasktype and taskinfo) or a reply (reponseword).',
  },
  'message-is-one-thing': {
    sentence: 'A message is a task or a reply, not both.',
    why: 'A planner reads the message as a task, a client as a reply; each of them passes over the half that the other acts on.',
    wrong: '{"tasktype": "…", "taskinfo": {…}, "reponseword": "NO"}',
    right: '{"reponseword": "NO"}',
    fix: 'Write the task and the reply into messages of their own. Both are read and checked all the same.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;
