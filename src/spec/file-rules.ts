import { carrierRules } from './carrier-rules.ts';
import { configurationRules } from './configuration-rules.ts';
import { messageRules } from './message-rules.ts';
import { plannerListRules } from './planner-list-rules.ts';
import { plannerRules } from './planner-rules.ts';
import { repositoryRules } from './repository-rules.ts';
import { textRules } from './text-rules.ts';

/** Rules for files that somebody wrote: metadata, tasks and replies, and what planners make of them. */
export const fileRules = {
  ...textRules,
  ...messageRules,
  ...carrierRules,
  ...repositoryRules,
  ...plannerRules,
  ...plannerListRules,
  ...configurationRules,
} as const;
