import { linkRules } from './link-rules.ts';
import type { RuleText } from './rules.ts';
import { schemaRules } from './schema-rules.ts';

/** Rules for the documents of a registry. */
export const documentRules = {
  'path-names-the-type': {
    sentence: 'The path of a document gives its kind, name and version.',
    why: 'Kind, name and version are stated once, by the path, so that they can never disagree.',
    wrong: 'tasktypes/MyTask.md',
    right: 'tasktypes/my-task/1.0.md',
    fix: 'Move the document to tasktypes/<name>/<major>.<minor>.md or servicetypes/<name>/<major>.<minor>.md; a name is lower-case words joined by hyphens.',
  },
  'front-matter-is-there': {
    sentence: 'A document begins with front matter.',
    why: 'The schema and the facts of a type stand in the YAML between the two lines of three hyphens at the very top.',
    wrong: '# My task',
    right: '---\ntitle: My task\n…\n---',
    fix: 'Begin the document with a line of three hyphens, the fields, and another line of three hyphens.',
  },
  'front-matter-matches': {
    sentence: 'The front matter has the fields that a document has, and no others.',
    why: 'A field that is misspelled would be lost without a word.',
    wrong: 'sumary: A container.',
    right: 'summary: A container.',
    fix: 'Write the field as the message says; the page about documents lists them all.',
  },
  'stable-is-confirmed': {
    sentence: "A stable type of somebody's platform is confirmed by its owner.",
    why: 'Only the owner of a platform can promise that a message will keep its meaning there.',
    wrong: 'level: platform\nstatus: stable',
    right: 'level: platform\nstatus: stable\nconfirmed: {by: The platform team, date: 2026-01-31, url: "https://…"}',
    fix: 'Keep the type experimental until the owner agrees, then say who agreed, when and where.',
  },
  'stable-rests-on-stable': {
    sentence: 'A stable type borrows only from stable types.',
    why: 'What is locked must not change through a part that it borrows.',
    wrong: 'status: stable, with $ref: "/tasktypes/an-experimental-type/1.0#/$defs/resources"',
    right: 'status: stable, with the part written out, or borrowed from a stable type',
    fix: 'Write the borrowed part out, or wait until the other type is stable.',
  },
  'deprecation-is-explained': {
    sentence: 'A type that should no longer be used says why, and what replaces it.',
    why: 'Whoever meets the type in a log needs to know what to do instead.',
    wrong: 'status: deprecated',
    right:
      'status: deprecated\ndeprecated: {since: 2026-01-31, successor: common-container, why: The two types were merged.}',
    fix: 'Give `deprecated` with `since` and `why` (and `successor` where there is one), and only with the status deprecated or withdrawn.',
  },
  'document-is-finished': {
    sentence: 'A document is finished before it is published.',
    why: 'A TODO stands for a fact that nobody has written yet; a page with one in it, or a message made from such an example, would mislead whoever reads it.',
    wrong: "summary: 'TODO: say in one sentence what is run.'",
    right: 'summary: One file, whose lines are counted.',
    fix: 'Write what each TODO asks for in its place. `tasktypes new` begins a document with the places marked.',
  },
  ...schemaRules,
  'fence-is-an-example': {
    sentence: 'Every example is written as a fence that the build can run.',
    why: 'An example that is not recognised would vanish without being checked.',
    wrong: '```json acepted a notebook',
    right: '```json accepted a notebook',
    fix: 'Write ```json (or yaml), then `accepted <name>` or `rejected #/pointer keyword`; give every other code block a language.',
  },
  'example-is-readable': {
    sentence: 'An example is well-formed JSON or YAML.',
    why: 'People copy examples as they stand.',
    wrong: '{"port": 8888,}',
    right: '{"port": 8888}',
    fix: 'Correct the text at the place the message names.',
  },
  'example-has-its-own-name': {
    sentence: 'An accepted example has a name of its own.',
    why: 'The name is its title in the page and its address.',
    wrong: '```json accepted first … ```json accepted first',
    right: '```json accepted first … ```json accepted second',
    fix: 'Rename one of them; a name is letters, digits, blanks and ,()-.',
  },
  'accepted-example-passes': {
    sentence: 'An accepted example is accepted.',
    why: 'An example that fails teaches the wrong thing.',
    wrong: '```json accepted … {"port": "8888"}',
    right: '```json accepted … {"port": 8888}',
    fix: 'Correct the example, or the schema.',
  },
  'rejected-example-fails-as-named': {
    sentence: 'A rejected example fails for exactly the reasons it names.',
    why: 'An example that fails for another reason proves nothing about the rule it was written for.',
    wrong: '```json rejected #/port type … {"prot": "8888"}',
    right: '```json rejected #/port type … {"port": "8888"}',
    fix: 'Name the failures the message lists, or correct the example.',
  },
  'counter-example-fails': {
    sentence: 'What is derived from an accepted example by breaking one rule is refused.',
    why: 'A rule of the schema that refuses nothing is a mistake in the schema.',
    wrong: 'required: [] where the prose says that a field must be given',
    right: 'required: [image]',
    fix: 'Look at the value in the message: either the schema lets too much pass, or the rule is not needed.',
  },
  'type-has-examples': {
    sentence: 'A type has an accepted example, and a rejected one for each pattern, format and rule across fields.',
    why: 'What no example shows, nobody has tried.',
    wrong: 'a pattern on `image` and no rejected example for it',
    right: '```json rejected #/image pattern',
    fix: 'Add the example that the message names.',
  },
  ...linkRules,
} as const satisfies Readonly<Record<string, RuleText>>;
