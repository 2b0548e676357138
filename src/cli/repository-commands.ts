import { helpOption, wrongUse, type CommandText } from './command-text.ts';

/** The commands about whole repositories, of code and of records. */
export const repositoryCommands: readonly CommandText[] = [
  {
    name: 'suggest',
    operands: '<folder | zip | ->',
    summary: 'Find the tasks of a repository, and write them into its codemeta.json.',
    description: [
      'Reads the listing of a repository and the few files that matter, and proposes its tasks: each value with the file and line that say it, and how sure it is. Nothing is run, fetched or guessed.',
      'The repository is a folder, or a zip of it as GitHub, GitLab and Zenodo give it; a dash is a zip on standard input.',
      'What no file says is asked on a terminal, and listed elsewhere; --answer gives it.',
    ],
    options: [
      {
        name: 'write',
        summary:
          'Add the complete tasks to codemeta.json in the folder, or make that file; nothing that is there changes.',
      },
      {
        name: 'check',
        summary:
          'Say where the declared tasks and the repository have drifted apart, for CI; nothing is asked or written.',
      },
      {
        name: 'answer',
        value: 'type#/field=value',
        isRepeated: true,
        summary: 'Give a value that no file says, as JSON or plain text; may be given again.',
      },
      { name: 'also', value: 'type', isRepeated: true, summary: 'Take in a type that is "also possible".' },
      { name: 'only', value: 'type', isRepeated: true, summary: 'Look at this type only; may be given again.' },
      { name: 'skip', value: 'type', isRepeated: true, summary: 'Leave out this type; may be given again.' },
      {
        name: 'format',
        value: 'form',
        choices: ['text', 'json', 'markdown', 'github'],
        summary:
          'Form of the output: text (the default), json, markdown to paste into a merge request; with --check also github (annotations).',
      },
      helpOption,
    ],
    examples: [
      { command: 'tasktypes suggest .', summary: 'See what this repository could declare.' },
      { command: 'tasktypes suggest --write .', summary: 'Write it into codemeta.json.' },
      {
        command: "tasktypes suggest --write --answer 'oci-container#/image=docker.io/jdoe/survey:1.0' .",
        summary: 'Give what no file says.',
      },
      { command: 'tasktypes suggest --check .', summary: 'Keep codemeta.json and the repository together, in CI.' },
      {
        command: 'tasktypes suggest --format markdown survey-1.0.zip',
        summary: 'Look into a download, and paste the result into a review.',
      },
    ],
    exits: [
      [0, 'the repository was looked at, whether it has tasks or not'],
      [1, 'the declared tasks and the repository have drifted apart, with --check'],
      [2, 'wrong use; what is neither a folder nor a zip is one'],
      [3, 'the zip cannot be read; with --write or --check, codemeta.json cannot be read or added to'],
    ],
  },
  {
    name: 'harvest',
    operands: '--community <name>',
    summary: 'Check every record of a Zenodo community.',
    description: [
      'Lists the records of a community on Zenodo, reads the codemeta.json of each (or of a zip in it, of which only parts are fetched), checks it, and sums up.',
      'One request is sent at a time, no more than guests may send: 60 a minute, 30 of them to search. What Zenodo asks to wait is waited, up to ten minutes.',
      'With --state every finished record is put down; the same command goes on where it stopped, and reads no record again that has not changed. TASKTYPES_ZENODO=https://sandbox.zenodo.org in the environment names another server.',
    ],
    options: [
      { name: 'community', value: 'name', summary: 'The community, by the end of the address of its page.' },
      { name: 'state', value: 'file', summary: 'Keep what is finished in this file, and go on from it.' },
      { name: 'limit', value: 'number', summary: 'Look at so many records at most, the oldest first.' },
      {
        name: 'format',
        value: 'form',
        choices: ['text', 'json', 'markdown', 'ndjson'],
        summary:
          'Form of the output: text (the default), json, markdown, ndjson (a line a record as it goes, the summary last).',
      },
      helpOption,
    ],
    examples: [
      {
        command: 'tasktypes harvest --community escape2020 --state escape2020.ndjson',
        summary: 'Check all records of the OSSR, and be able to go on after a break.',
      },
      { command: 'tasktypes harvest --community escape2020 --limit 10', summary: 'Look at the first ten.' },
      {
        command: "tasktypes harvest --community escape2020 --format ndjson | jq -r 'select(.because) | .address'",
        summary: 'List the records that cannot be read.',
      },
    ],
    exits: [
      [0, 'every record is valid or declares nothing'],
      [1, 'a record is invalid'],
      wrongUse,
      [3, 'a record cannot be read or has no codemeta.json, a type is unknown, or the harvest ended early'],
    ],
  },
];
