import { hasField } from '../registry/launches.ts';
import { createChecker } from '../spec/checker.ts';
import { explain } from '../spec/explain.ts';
import { splitPointer } from '../spec/place.ts';
import type { Problem } from '../spec/problem.ts';
import { problem } from '../spec/problem.ts';
import type { Schema } from '../spec/spec.ts';
import { visible } from '../spec/words.ts';
import { placeFor, valuesOf } from './fields.ts';
import { partOfTask, type Given } from './given.ts';
import type { Condition, Question, Reason } from './message.ts';
import type { FieldWord, Policy } from './policy.ts';
import { negotiate, type Negotiation } from './resources.ts';
import type { WordRule } from './word-rule.ts';
import { wordRules } from './word-rules.ts';

/** Who asks. */
export interface Caller {
  readonly signedIn: boolean;
}

/** Whether one offer takes what is asked: it does where there is no reason against it. */
export interface Judged extends Negotiation {
  /** Whether the question is a whole task, with all that its type demands. */
  readonly isWhole: boolean;
}

/** Judges questions about one tasktype by one policy. */
export type OfferJudge = (question: Question, caller: Caller) => Judged;

/** What a judge knows of its tasktype; a type that the registry does not know has no schema. */
export interface JudgedType {
  readonly schema: Schema | undefined;
  readonly problemsOf: (taskinfo: unknown) => readonly Problem[];
  /** Says more of a problem, where more is known: that a field came with a newer version. */
  readonly reasonFor: (problem: Problem) => Reason | undefined;
}

const taskPath = (pointer: string): string => `/taskinfo${pointer}`;

function reasonOf({ message, hint, pointer, rule }: Problem): Reason {
  return { text: hint === undefined ? message : `${message} ${hint}`, path: taskPath(pointer), rule };
}

/** Narrows a type by the schema of a policy. */
function narrowing(schema: Schema): (taskinfo: unknown) => readonly Problem[] {
  const check = createChecker(schema);
  return (taskinfo) =>
    check(taskinfo)
      ? []
      : explain(check.errors ?? [], schema, taskinfo, 'The taskinfo', 20).map(({ pointer, keyword, message, hint }) =>
          problem('taskinfo-suits-the-service', { keyword, message, hint, pointer }),
        );
}

interface Told {
  readonly reasons: readonly Reason[];
  readonly conditions: readonly Condition[];
}

const nothing: Told = { reasons: [], conditions: [] };

function refusal({ asks, offer, rule }: WordRule, read: string, pointer: string, service: string): Reason {
  return { text: `${service} ${offer}; the task ${asks(visible(read))}.`, path: taskPath(pointer), rule };
}

interface Subject {
  readonly taskinfo: unknown;
  /** Whether the taskinfo has all that its type demands. */
  readonly isWhole: boolean;
  readonly service: string;
  readonly schema: Schema | undefined;
}

/** What is said where a task says nothing of what a rule looks at. */
function unsaid(word: FieldWord, { offer }: WordRule, subject: Subject, isRequired: boolean): Told {
  const { schema, isWhole, service } = subject;
  const place = placeFor(word, (path) => schema !== undefined && hasField(schema, path));
  if (isWhole && !isRequired) return nothing;
  const name = splitPointer(place ?? '').join('.');
  if (isWhole) {
    const where = place === undefined ? 'this tasktype has no field for it' : `\`${name}\` is missing`;
    const text = `${service} ${offer}, so the task has to say what it needs; ${where}.`;
    return { reasons: [{ text, path: taskPath(place ?? ''), rule: 'field-is-required-here' }], conditions: [] };
  }
  if (place === undefined) return nothing;
  return {
    reasons: [],
    conditions: [{ path: taskPath(place), text: `${service} ${offer}; this depends on \`${name}\`.` }],
  };
}

function judgeWord(word: FieldWord, rule: WordRule, subject: Subject, isRequired: boolean): Told {
  const found = valuesOf(subject.taskinfo, word);
  if (found.length === 0) return unsaid(word, rule, subject, isRequired);
  const read = found.map((each) => ({ text: rule.read(each, subject.taskinfo), pointer: each.pointer }));
  const unsuited = read.filter(({ text }) => !rule.suits(text));
  if (unsuited.length === 0 || (rule.oneIsEnough === true && unsuited.length < read.length)) return nothing;
  return {
    reasons: unsuited.map(({ text, pointer }) => refusal(rule, text, pointer, subject.service)),
    conditions: [],
  };
}

function joined(parts: readonly Told[]): Told {
  return {
    reasons: parts.flatMap(({ reasons }) => reasons),
    conditions: parts.flatMap(({ conditions }) => conditions),
  };
}

const signIn = (service: string): Reason => ({
  text: `${service} runs tasks only for users who have signed in.`,
  rule: 'caller-may-ask-here',
  httpcode: 403,
});

/**
 * Makes the judge of one offer.
 *
 * @param policy The policy of the offer.
 * @param type The tasktype.
 * @param service Name of the service, to begin a sentence with.
 * @returns The judge; it reads nothing and remembers nothing.
 * @throws {TypeError} When the schema of the policy is not in the profile.
 */
export function offerJudge(policy: Policy, type: JudgedType, service: string): OfferJudge {
  const rules = wordRules(policy);
  const narrower = policy.schema === undefined ? undefined : narrowing(policy.schema);
  const required = new Set(policy.require);
  const givenIn = (taskinfo: unknown): Given => {
    const own = partOfTask(type.problemsOf(taskinfo), taskinfo, type.schema ?? {});
    if (narrower === undefined || own.wrong.length > 0) return own;
    const { wrong, missing } = partOfTask(narrower(taskinfo), taskinfo, policy.schema ?? {});
    return own.missing.length > 0 ? { missing: own.missing, wrong } : { missing: [], wrong: [...wrong, ...missing] };
  };
  return (question, caller) => {
    const { taskinfo } = question;
    const given: Given = taskinfo === undefined ? { wrong: [], missing: [] } : givenIn(taskinfo);
    const subject: Subject = {
      taskinfo,
      isWhole: taskinfo !== undefined && given.missing.length === 0,
      service,
      schema: type.schema,
    };
    const mayAsk = policy.who !== 'signed-in' || caller.signedIn;
    const words =
      given.wrong.length > 0 ? [] : rules.map(([word, rule]) => judgeWord(word, rule, subject, required.has(word)));
    const resources = negotiate(policy, question, service);
    const { reasons, conditions } = joined([...words, resources]);
    const wrong = given.wrong.map((each) => type.reasonFor(each) ?? reasonOf(each));
    return {
      ...resources,
      isWhole: subject.isWhole,
      reasons: [...(mayAsk ? [] : [signIn(service)]), ...wrong, ...reasons],
      conditions,
    };
  };
}
