import { carrierRules } from '../spec/carrier-rules.ts';
import { configurationRules } from '../spec/configuration-rules.ts';
import { linkRules } from '../spec/link-rules.ts';
import { messageRules } from '../spec/message-rules.ts';
import { plannerListRules } from '../spec/planner-list-rules.ts';
import { plannerRules } from '../spec/planner-rules.ts';
import { repositoryRules } from '../spec/repository-rules.ts';
import { rules, type Rule } from '../spec/rules.ts';
import { schemaRules } from '../spec/schema-rules.ts';
import { textRules } from '../spec/text-rules.ts';

/** Rules that one reads together. */
export interface RuleGroup {
  /** Id of the group on the page of all rules. */
  readonly id: string;
  readonly title: string;
  /** What they are about, in one sentence. */
  readonly sentence: string;
  readonly rules: readonly Rule[];
}

type Chosen = readonly [group: Omit<RuleGroup, 'rules'>, holds: (id: string) => boolean];

const replyOrType = /^(reponse|yes-|tasktype-|servicetype-|type-is-|taskinfo-|serviceinfo-)/;

/** Each rule belongs to the first group that has it. */
const groups: readonly Chosen[] = [
  [
    { id: 'messages', title: 'Tasks and replies', sentence: 'What a planner and its client send each other.' },
    (id) => id in messageRules && replyOrType.test(id),
  ],
  [
    { id: 'codemeta', title: 'Tasks in codemeta.json', sentence: 'How software declares what can be run of it.' },
    (id) => id in messageRules,
  ],
  [
    {
      id: 'carriers',
      title: 'Tasks in other files',
      sentence: 'Records of Zenodo, RO-Crates, labels of images, notebooks.',
    },
    (id) => id in carrierRules,
  ],
  [
    {
      id: 'configurations',
      title: 'Configuration of a planner',
      sentence: 'For administrators: whether a planner.yaml says what it is meant to.',
    },
    (id) => id in configurationRules,
  ],
  [
    {
      id: 'planners',
      title: 'Why a planner says NO',
      sentence: 'Nothing is wrong with the task, only it is not run there.',
    },
    (id) => id in plannerRules,
  ],
  [
    { id: 'planner-lists', title: 'Lists of planners', sentence: 'Which planners a client asks, and as whom.' },
    (id) => id in plannerListRules,
  ],
  [
    { id: 'files', title: 'Files and their text', sentence: 'Whether a file can be read at all, and as what.' },
    (id) => id in textRules,
  ],
  [
    {
      id: 'repositories',
      title: 'Metadata and its repository',
      sentence: 'Whether what is declared is what the files beside it say.',
    },
    (id) => id in repositoryRules,
  ],
  [
    { id: 'schemas', title: 'Schemas of types', sentence: 'For authors of types: the profile of JSON Schema.' },
    (id) => id in schemaRules,
  ],
  [
    {
      id: 'launches',
      title: 'Launches and links between types',
      sentence: 'For authors of types: how services are driven, and how types name each other.',
    },
    (id) => id in linkRules,
  ],
  [
    { id: 'examples', title: 'Examples of types', sentence: 'For authors of types: the build runs every example.' },
    (id) => id.includes('example'),
  ],
  [
    {
      id: 'documents',
      title: 'Documents of types',
      sentence: 'For authors of types: the path and the front matter of a document.',
    },
    () => true,
  ],
];

/** All rules in groups, those for files that somebody checks first. */
export const ruleGroups: readonly RuleGroup[] = groups.map(([group, holds], place) => ({
  ...group,
  rules: rules.filter(({ id }) => holds(id) && !groups.slice(0, place).some(([, earlier]) => earlier(id))),
}));
