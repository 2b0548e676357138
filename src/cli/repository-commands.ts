import { helpOption, type CommandText } from './command-text.ts';

/** The commands about whole repositories. */
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
];
