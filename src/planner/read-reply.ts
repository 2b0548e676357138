import { declareReply } from '../metadata/reply.ts';
import { isObject } from '../spec/object.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { reponseInfo, reponseWord, responseInfo, responseWord, type Word } from '../spec/reponse-word.ts';
import { shown } from '../spec/words.ts';
import type { Condition, OfferedInterface, OfferedResources, Reason } from './message.ts';

/** A reply as a client understands it, whatever shape and spelling it came in. */
export interface ReadReply {
  readonly word: Word;
  /** What is offered, also where it came flat; empty with a NO. */
  readonly interfaces: readonly OfferedInterface[];
  readonly reasons: readonly Reason[];
  readonly conditions: readonly Condition[];
  readonly resources?: OfferedResources;
  /** What is wrong with the reply, and could be understood all the same. */
  readonly problems: readonly Problem[];
}

type Members = Readonly<Record<string, unknown>>;

function listed<Item>(info: unknown, name: string, read: (item: Members) => Item | undefined): readonly Item[] {
  const list = isObject(info) ? info[name] : undefined;
  return Array.isArray(list) ? list.filter(isObject).flatMap((item) => read(item) ?? []) : [];
}

function reason({ text, path, rule, httpcode }: Members): Reason | undefined {
  if (typeof text !== 'string') return undefined;
  return {
    text,
    ...(typeof path === 'string' ? { path } : {}),
    ...(typeof rule === 'string' ? { rule } : {}),
    ...(typeof httpcode === 'number' ? { httpcode } : {}),
  };
}

function condition({ path, text }: Members): Condition | undefined {
  return typeof text === 'string' && typeof path === 'string' ? { path, text } : undefined;
}

function resourcesOf({ resources }: Members): { readonly resources?: OfferedResources } {
  if (!isObject(resources)) return {};
  const plain = Object.entries(resources).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return { resources: Object.fromEntries(plain) as OfferedResources };
}

/** Both spellings of the word's key are read in any case. */
function withWordInLowerCase(message: Members): Members {
  const entries = Object.entries(message).map(([key, value]) => {
    const lower = key.toLowerCase();
    return [lower === reponseWord || lower === responseWord ? lower : key, value] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * Reads what a planner replied: with its interfaces in a list or a single one written flat, with either spelling of
 * `reponseword`, in any case of letters.
 *
 * @param message The reply, read as JSON or YAML.
 * @returns The reply, or the problems for which it says neither YES nor NO.
 */
export function readReply(message: unknown): ReadReply | { readonly problems: readonly Problem[] } {
  if (!isObject(message)) {
    const hint = 'A planner replies {"reponseword": "YES", "interfaces": […]} or {"reponseword": "NO"}.';
    return { problems: [problem('reponseword-is-yes-or-no', { message: `The reply is ${shown(message)}.`, hint })] };
  }
  const declarations = declareReply(withWordInLowerCase(message));
  const { word, declared, problems } = declarations;
  if (word === undefined) return { problems };
  const interfaces = declared.flatMap(({ type, info }) =>
    typeof type === 'string' && isObject(info) ? [{ servicetype: type, serviceinfo: info }] : [],
  );
  if (word === 'YES' && interfaces.length === 0) return { problems };
  const info = message[reponseInfo] ?? message[responseInfo];
  return {
    word,
    interfaces: word === 'YES' ? interfaces : [],
    reasons: listed(info, 'reasons', reason),
    conditions: listed(info, 'conditions', condition),
    ...resourcesOf(message),
    problems,
  };
}
