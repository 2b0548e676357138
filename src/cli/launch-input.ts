import type { Declaration } from '../metadata/declarations.ts';
import { declare } from '../metadata/declare.ts';
import { defaultMaxSize } from '../metadata/decode.ts';
import { isNode } from '../metadata/json-ld.ts';
import { declareReply } from '../metadata/reply.ts';
import { registry, validators } from '../official.ts';
import { readReply } from '../planner/read-reply.ts';
import { isObject } from '../spec/object.ts';
import { infoMember, type Kind } from '../spec/spec.ts';
import { listed, shown } from '../spec/words.ts';
import { readDocument } from '../validate/read-document.ts';
import { readStream, readWithin } from './files.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';

/** Why there is nothing to launch, and what the command ends with. */
export interface NoLaunch extends WrongUse {
  readonly code: number;
}

/** A task, or an interface, with its place in a list. */
export interface Message {
  readonly number: number;
  /** Name of its type; the URI where the type is not known. */
  readonly name: string;
  /** `{tasktype, taskinfo}` or `{servicetype, serviceinfo}`. */
  readonly value: Readonly<Record<string, unknown>>;
}

async function valueIn(file: string, io: Io): Promise<{ readonly value: unknown } | NoLaunch> {
  const name = file === '-' ? 'Standard input' : file;
  const bytes = file === '-' ? await readStream(io.stdin(), defaultMaxSize) : await readWithin(file, defaultMaxSize);
  if (bytes === undefined || typeof bytes === 'number')
    return { message: `${name} is too large.`, hint: 'Check that it is the file you meant.', code: exitCode.undecided };
  if ('message' in bytes) return { ...bytes, code: exitCode.wrongUse };
  const text = await readDocument(bytes, file === '-' ? {} : { file });
  if ('value' in text) return { value: text.value };
  const [{ message, line, column } = { message: 'It cannot be read.', line: undefined, column: undefined }] =
    text.problems;
  const place = line === undefined ? '' : `:${line}:${column ?? 1}`;
  const hint = `\`tasktypes validate ${file}\` says more.`;
  return { message: `${name}${place} ${message}`, hint, code: exitCode.undecided };
}

/** JSON-LD may have turned a list of one into its item. */
async function wholeInfo({ info, listsCollapse }: Declaration, uri: string): Promise<unknown> {
  const type = registry.find(uri);
  if (!listsCollapse || !isObject(info) || type === undefined) return info;
  const { properties = {} } = (await validators.schemaOf(type.current)) as {
    readonly properties?: Readonly<Record<string, unknown>>;
  };
  const isList = (name: string): boolean => isObject(properties[name]) && properties[name]['type'] === 'array';
  const members = Object.entries(info).map(([name, value]) => [
    name,
    isList(name) && !Array.isArray(value) ? [value] : value,
  ]);
  return Object.fromEntries(members) as unknown;
}

async function messageOf(declared: Declaration, number: number, mayBeName: boolean): Promise<Message> {
  const { kind, type } = declared;
  const text = typeof type === 'string' ? type : '';
  const known = registry.find(text) ?? (mayBeName ? registry.named(kind, text) : undefined);
  const uri = known?.uri ?? text;
  const value = { [kind]: uri, [infoMember(kind)]: await wholeInfo(declared, uri) };
  return { number, name: known?.name ?? text, value };
}

/** Only a codemeta.json may name a type by its bare name. */
function messagesOf(declared: readonly Declaration[], kind: Kind, mayBeName = false): Promise<readonly Message[]> {
  const wanted = declared.filter((one) => one.kind === kind);
  return Promise.all(wanted.map((one, index) => messageOf(one, index + 1, mayBeName)));
}

/**
 * Reads what a planner offers.
 *
 * @param file A reply, or one interface; `-` for standard input.
 * @param io What is read.
 * @returns The interfaces, at least one, or why there is none.
 */
export async function readInterfaces(file: string, io: Io): Promise<readonly Message[] | NoLaunch> {
  const found = await valueIn(file, io);
  if (!('value' in found)) return found;
  const { value } = found;
  const reply = isNode(value) ? declareReply(value) : undefined;
  if (reply?.word === 'NO') {
    const told = readReply(value);
    const reasons = 'reasons' in told ? told.reasons.map(({ text }) => text) : [];
    const hint = 'Ask another planner.';
    return { message: ['The planner has said NO.', ...reasons].join(' '), hint, code: exitCode.invalid };
  }
  const messages = await messagesOf(reply?.declared ?? [], 'servicetype');
  if (messages.length > 0) return messages;
  const hint = 'Give a reply {"reponseword": "YES", "interfaces": […]}, or one interface {servicetype, serviceinfo}.';
  return { message: `${file} offers no interface.`, hint, code: exitCode.invalid };
}

/**
 * Reads what is to be run.
 *
 * @param file A task, or a codemeta.json; `-` for standard input.
 * @param io What is read.
 * @returns The tasks, at least one, or why there is none.
 */
export async function readTasks(file: string, io: Io): Promise<readonly Message[] | NoLaunch> {
  const found = await valueIn(file, io);
  if (!('value' in found)) return found;
  const declarations = declare(found.value, (text) => {
    const type = registry.find(text) ?? registry.named('tasktype', text);
    return type?.kind === 'tasktype' ? { uri: type.uri, name: type.name } : undefined;
  });
  const messages =
    'declared' in declarations
      ? await messagesOf(declarations.declared, 'tasktype', declarations.carrier === 'codemeta')
      : [];
  if (messages.length > 0) return messages;
  const hint = 'Give a task {tasktype, taskinfo}, or a codemeta.json that declares tasks.';
  return { message: `${file} declares no task.`, hint, code: exitCode.invalid };
}

/**
 * Finds the message that an option names.
 *
 * @param messages The messages.
 * @param option `interface` or `task`.
 * @param wanted Its number, or the name or URI of its type.
 * @returns The first such message, or what is wrong.
 */
export function chosen(messages: readonly Message[], option: 'interface' | 'task', wanted: string): Message | NoLaunch {
  const uri = registry.find(wanted)?.uri ?? wanted;
  const found = messages.find(
    ({ number, name, value }) => String(number) === wanted || name === wanted || Object.values(value).includes(uri),
  );
  if (found !== undefined) return found;
  const there = listed(messages.map(({ number, name }) => `${number} (${name})`));
  return { message: `There is no ${option} ${shown(wanted)}.`, hint: `There is: ${there}.`, code: exitCode.wrongUse };
}
