import type { RuleText } from './rules.ts';

/** Rules for lists of planners, which clients ask. */
export const plannerListRules = {
  'planner-list-holds-planners': {
    sentence: 'A list of planners holds planners.',
    why: 'A planner that stands in the list in another form is not asked, and nobody would miss its answer.',
    wrong: 'planners: {rosetta: "https://rosetta.example.org"}',
    right: 'planners: [{name: Rosetta, url: "https://rosetta.example.org"}]',
    fix: 'Write a list, each entry with `url`, and if you like with `name` and `token`.',
  },
  'planner-has-an-address': {
    sentence: 'A planner in a list has the address where it begins.',
    why: 'Questions are sent to `/accepts` behind that address; a name, a password or a query has no place in it.',
    wrong: '{name: Rosetta, url: "https://rosetta.example.org/accepts?tasktype=…"}',
    right: '{name: Rosetta, url: "https://rosetta.example.org"}',
    fix: 'Write the http or https address without /accepts, ? and #, and put a token into the environment.',
  },
  'planner-token-names-a-variable': {
    sentence: 'The token of a planner is named by an environment variable.',
    why: 'Lists are shared and put under version control, where a secret would be read by everybody. A list from the web may not name variables, since it could have your secrets sent to itself.',
    wrong: 'token: hunter2',
    right: 'token: $ROSETTA_TOKEN',
    fix: 'Set the variable where you ask, and write a dollar sign and its name, in a file of your own.',
  },
  'planner-is-listed-once': {
    sentence: 'A planner is listed once.',
    why: 'One that is listed twice is asked twice, and of two with one name nobody can tell whose answer is whose.',
    wrong: '[{name: Hub, url: "https://one.example.org"}, {name: Hub, url: "https://two.example.org"}]',
    right: '[{name: First hub, url: "https://one.example.org"}, {name: Second hub, url: "https://two.example.org"}]',
    fix: 'Remove the entry that the message names, or give it a name of its own.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;
