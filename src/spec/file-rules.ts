import { messageRules } from './message-rules.ts';
import { repositoryRules } from './repository-rules.ts';
import { textRules } from './text-rules.ts';

/** Rules for files that somebody wrote: metadata, tasks and replies. */
export const fileRules = { ...textRules, ...messageRules, ...repositoryRules } as const;
