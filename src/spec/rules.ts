import { documentRules } from './document-rules.ts';
import { fileRules } from './file-rules.ts';

/** One rule, told to a person: its sentence is the headline of its page and the title of its test. */
export interface RuleText {
  /** The rule as one plain sentence. */
  readonly sentence: string;
  /** Why the rule exists. */
  readonly why: string;
  /** A short piece of text that breaks it. */
  readonly wrong: string;
  /** The same piece, right. */
  readonly right: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Id of a rule: a kebab-case sentence, never reused. */
export type RuleId = keyof typeof documentRules | keyof typeof fileRules;

/** A rule with its id. */
export interface Rule extends RuleText {
  readonly id: RuleId;
}

/** Every rule there is, those of documents first. */
export const rules: readonly Rule[] = Object.entries({ ...documentRules, ...fileRules }).map(([id, text]) => ({
  id: id as RuleId,
  ...text,
}));
