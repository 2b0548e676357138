import { formatOption, helpOption, wrongPath, wrongUse, type CommandText } from './command-text.ts';

/** The commands for a registry of one's own. */
export const ownCommands: readonly CommandText[] = [
  {
    name: 'new',
    operands: '<tasktype | servicetype> <name>',
    summary: 'Begin the document of a new type.',
    description: [
      'The document is complete but for what each TODO in it asks for; `tasktypes lint` names those that are left.',
      'A name is lower-case words and numbers joined by hyphens. Nothing is ever overwritten.',
      'The URI of the type lies under the base that registry.json in the folder names, or under that of the official registry.',
    ],
    options: [
      { name: 'folder', value: 'folder', summary: 'Folder of the registry; the current one unless given.' },
      helpOption,
    ],
    examples: [
      { command: 'tasktypes new tasktype line-count', summary: 'Begin tasktypes/line-count/1.0.md here.' },
      {
        command: 'tasktypes new servicetype my-portal --folder ../my-registry',
        summary: 'Begin a servicetype elsewhere.',
      },
    ],
    exits: [[0, 'the document is written'], wrongPath],
  },
  {
    name: 'init',
    operands: '[folder]',
    summary: 'Make a registry of your own, with its site (in the npm package only).',
    description: [
      'The folder is empty or not there yet; without one, it is the current one. It gets two small types, the site, and the files that publish it from GitHub or GitLab.',
      'The types of this registry are not part of it.',
      'It needs npm, and the npm package of this command: what comes as a single file refuses it.',
    ],
    options: [
      {
        name: 'identifiers',
        value: 'url',
        summary:
          'How the URIs of its types begin: an address that stays yours. Change https://types.example.org, the default, before you publish.',
      },
      { name: 'title', value: 'title', summary: 'Name of the registry; made of the name of the folder unless given.' },
      helpOption,
    ],
    examples: [
      {
        command: 'tasktypes init my-registry --identifiers https://survey.example.org/types',
        summary: 'Make a registry in a new folder.',
      },
    ],
    exits: [
      [0, 'the registry is made'],
      [2, 'wrong use; a folder that is not empty is one'],
    ],
  },
  {
    name: 'check-site',
    operands: '<address>',
    summary: 'Check a registry where it is served.',
    description: [
      'Opens every URI and every file that index.json of the site names, and says of each: its status, its media type, whether pages of other sites may read it, where redirects lead, and whether it names the identifier it should.',
      'A URI below the identifiers of the registry stands for the same path below the address.',
    ],
    options: [
      {
        name: 'permanent',
        summary: 'Open the permanent URIs too; each must lead to its page on this site.',
      },
      formatOption,
      helpOption,
    ],
    examples: [
      { command: 'tasktypes check-site https://types.example.org/', summary: 'Check a site after it was published.' },
      {
        command: 'tasktypes check-site --permanent https://types.example.org/',
        summary: 'Check the redirect of the permanent URIs as well.',
      },
    ],
    exits: [
      [0, 'every address answers as it should; there may be warnings'],
      [1, 'an address has a fault'],
      wrongUse,
      [3, 'index.json cannot be had or read, or names too many addresses'],
    ],
  },
];
