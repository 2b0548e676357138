import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadDocuments } from '../load.ts';
import { openRegistry, type OpenRegistry } from '../registry/open.ts';
import { reservedTitles } from '../registry/owners.ts';
import { typeUri } from '../registry/uri.ts';
import { loadIdentity, registryFile } from '../registry-file.ts';
import { wrap } from '../report/wrap.ts';
import { near } from '../spec/near.ts';
import type { Kind } from '../spec/spec.ts';
import type { Arguments } from './arguments.ts';
import { refusal } from './documents.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { writeNewFile } from './replace-file.ts';
import { shellPath } from './shell-path.ts';
import { starterServicetype, starterTasktype } from './starter-document.ts';
import { unsaidOfServicetype, unsaidOfTasktype } from './starter-words.ts';
import { lookOf, refuse } from './terminal.ts';

interface Wanted {
  readonly kind: Kind;
  readonly name: string;
  readonly folder: string;
}

const usage = 'Write: tasktypes new tasktype <name>, or: tasktypes new servicetype <name>';
const kinds: readonly string[] = ['tasktype', 'servicetype'] satisfies readonly Kind[];
const maxName = 64;

/** What a name may have been meant as: `MyTask` and `my_task` are `my-task`. */
function hyphenated(name: string): string {
  const words = name.replaceAll(/([a-z0-9])(?=[A-Z])/g, '$1-').toLowerCase();
  return words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

function misname(name: string): WrongUse | undefined {
  if (name.length <= maxName && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return undefined;
  const like = hyphenated(name).slice(0, maxName);
  const offer = like === '' ? '' : ` Did you mean "${like}"?`;
  return {
    message: `"${name}" cannot be the name of a type.`,
    hint: `A name is at most ${maxName} characters: lower-case words and numbers joined by hyphens.${offer}`,
  };
}

function readWanted({ operands, options }: Arguments): Wanted | WrongUse {
  const [kind, name, ...more] = operands;
  if (kind === undefined) return { message: 'No kind of type is named.', hint: usage };
  if (!kinds.includes(kind)) {
    const [like] = near(kind, kinds);
    const meant = like === undefined ? usage : `Did you mean: tasktypes new ${[like, name ?? '<name>'].join(' ')}`;
    return { message: `There is no kind of type called "${kind}".`, hint: meant };
  }
  if (name === undefined) return { message: `The new ${kind} has no name.`, hint: usage };
  if (more.length > 0) return { message: 'One type is begun at a time.', hint: usage };
  const folder = options.get('folder');
  return misname(name) ?? { kind: kind as Kind, name, folder: typeof folder === 'string' ? folder : '.' };
}

/** What the folder holds already, which may be nothing. */
interface Others {
  readonly registry: OpenRegistry;
  /** Whether the folder says how its URIs begin. */
  readonly hasBase: boolean;
}

async function openOthers(folder: string): Promise<Others | WrongUse> {
  if (!existsSync(folder))
    return { message: `There is no folder "${folder}".`, hint: 'Make it first, or begin a registry: tasktypes init' };
  try {
    const holdsTypes = ['tasktypes', 'servicetypes'].some((name) => existsSync(join(folder, name)));
    const identity = await loadIdentity(folder);
    const registry = openRegistry(holdsTypes ? await loadDocuments(folder) : {}, identity);
    return { registry, hasBase: identity !== undefined };
  } catch (error) {
    return refusal(error);
  }
}

/** The name in PascalCase; more words follow where it is no title of its own. */
function schemaTitleOf({ kind, name }: Wanted, { specs }: OpenRegistry): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const pascal = words.join('');
  const taken = new Set([...reservedTitles, ...specs.map(({ schema }) => schema['title'])]);
  const candidates = [pascal, `${pascal}${kind === 'tasktype' ? 'Task' : 'Service'}`];
  return candidates.find((title) => /^[A-Z][A-Za-z0-9]/.test(title) && !taken.has(title)) ?? `Type${pascal}`;
}

function textOf(wanted: Wanted, others: OpenRegistry): string {
  const name = { name: wanted.name, schemaTitle: schemaTitleOf(wanted, others) };
  if (wanted.kind === 'tasktype') return starterTasktype(name, unsaidOfTasktype);
  const tasktype = others.types.find(({ kind, current }) => kind === 'tasktype' && current.status !== 'withdrawn');
  return starterServicetype(name, unsaidOfServicetype, tasktype?.name);
}

function taken({ kind, name }: Wanted, { specs }: OpenRegistry): WrongUse | undefined {
  const owner = specs.find((spec) => spec.kind === kind && spec.name === name);
  if (owner === undefined) return undefined;
  return {
    message: `There is a ${kind} "${name}" already: ${owner.path}.`,
    hint: 'Choose another name. A compatible change of a type is a new minor version, a file beside the old one.',
  };
}

/** Tells the URI of the type, and whose base it has where nobody has chosen one. */
function aboutUri({ kind, name }: Wanted, { registry, hasBase }: Others, { shipped }: Io): readonly string[] {
  const uri = `Its URI is ${typeUri({ kind, name, major: 1 }, registry.identifiers)}.`;
  if (hasBase) return [uri];
  const init = shipped.packageFolder() === undefined ? '' : 'begin a registry with `tasktypes init my-registry`, or ';
  return [
    `${uri} It begins as those of the official registry do, because no ${registryFile} in the folder says otherwise.`,
    `For URIs of your own, ${init}put a ${registryFile} there: {"title": "Ours", "identifiers": "https://types.example.org"}`,
  ];
}

function say(wanted: Wanted, others: Others, file: string, io: Io): void {
  const { kind, name, folder } = wanted;
  const look = lookOf(io.stdout, io);
  const [like] = near(name, others.registry.types.filter((type) => type.kind === kind).map((type) => type.name)); // prettier-ignore
  const resemblance = `The name resembles that of the ${kind} "${like ?? ''}"; if it is the same, one document is enough.`;
  const lines = [
    `Wrote ${file}.`,
    ...aboutUri(wanted, others, io).flatMap((sentence) => wrap(sentence, look)),
    ...(like === undefined ? [] : wrap(resemblance, look)),
    '',
    'Next:',
    ...wrap('1. Open it, and put what each TODO asks for in its place.', look, '  '),
    `  2. tasktypes lint${folder === '.' ? '' : ` ${shellPath(folder)}`}`,
  ];
  io.stdout.write(`${lines.join('\n')}\n`);
}

/**
 * Begins the document of a new type: complete but for what its TODOs ask for.
 *
 * @param args The kind and the name, and the folder of the registry.
 * @param io Where is written.
 * @returns The exit code.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const wanted = readWanted(args);
  if ('message' in wanted) return refuse(io, wanted);
  const others = await openOthers(wanted.folder);
  if ('message' in others) return refuse(io, others);
  const file = join(wanted.folder, `${wanted.kind}s`, wanted.name, '1.0.md');
  const { registry } = others;
  const fault = taken(wanted, registry) ?? (await writeNewFile(file, textOf(wanted, registry)));
  if (fault !== undefined) return refuse(io, fault);
  say(wanted, others, file, io);
  return exitCode.fine;
}
