import type { Declaration, Declarations } from '../metadata/declarations.ts';
import { declareAs, declareFile } from '../metadata/declare-file.ts';
import { manyTasks } from '../metadata/limits.ts';
import { lintMetadata } from '../metadata/lint.ts';
import type { TypeOf } from '../metadata/named-type.ts';
import { propose } from '../metadata/propose.ts';
import { intoText, placedAtText } from '../metadata/text-in-file.ts';
import type { Registry } from '../registry/registry.ts';
import { withoutChange, type Change, type Fault } from '../spec/change.ts';
import type { Place, Problem } from '../spec/problem.ts';
import type { ReadText } from '../spec/text.ts';
import { judge } from './judge.ts';
import { readDocument, type ReadingOptions } from './read-document.ts';
import { judgeStrangers } from './strangers.ts';
import { namingTypes } from './type-of-fields.ts';
import type { Report, TaskReport, Verdict } from './report.ts';
import type { Validators } from './validator.ts';

/** Where types are found and what checks them. */
export interface ValidationContext {
  readonly registry: Registry;
  readonly validators: Validators;
}

/** How one file is to be read and checked. */
export interface ValidationOptions extends ReadingOptions {
  /** Takes the file for the taskinfo of this tasktype, a URI or the name of one; it declares its own unless given. */
  readonly tasktype?: string;
}

/**
 * Makes what finds the tasktypes that a file names. The same few are asked for again and again while one file is read.
 *
 * @param registry The registry.
 * @returns A function from a text to the tasktype that it means.
 */
export function typeOfIn(registry: Registry): TypeOf {
  const known = new Map<string, ReturnType<TypeOf>>();
  return (text) => {
    if (!known.has(text)) {
      const type = registry.find(text) ?? registry.named('tasktype', text);
      known.set(text, type?.kind === 'tasktype' ? { uri: type.uri, name: type.name } : undefined);
    }
    return known.get(text);
  };
}

function tasktypeUris(registry: Registry): Readonly<Record<string, string>> {
  return Object.fromEntries(
    registry.types.filter(({ kind, major }) => kind === 'tasktype' && major === 1).map(({ name, uri }) => [name, uri]),
  );
}

function verdictOf(
  tasks: readonly TaskReport[],
  problems: readonly Problem[],
  declarations: Declarations | undefined,
): Verdict {
  const invalid =
    tasks.some(({ verdict }) => verdict === 'invalid') || problems.some(({ severity }) => severity === 'error');
  if (invalid) return 'invalid';
  if (tasks.some(({ verdict }) => verdict === 'unknown')) return 'unknown';
  const answered = declarations?.carrier === 'reply' && declarations.word === 'NO';
  return tasks.length > 0 || answered ? 'valid' : 'nothing-declared';
}

function inOrder(faults: readonly Fault[], placeOf: (pointer: string) => Place): readonly Fault[] {
  const placed = faults.map((fault) => {
    if (fault.line !== undefined) return fault;
    const { docs, ...rest } = fault;
    return { ...rest, ...placeOf(fault.pointer), docs };
  });
  return placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** A report whose problems still say what their hints ask for. */
interface Judged {
  readonly judged: Omit<Report, 'file' | 'problems'> & { readonly problems: readonly Fault[] };
  readonly declared: readonly Declaration[];
}

/** Who names a type for a file may do so by its name alone, unlike who writes one into a message. */
function meantBy(tasktype: string, registry: Registry): string {
  return registry.named('tasktype', tasktype)?.uri ?? tasktype;
}

async function judgeText(text: ReadText, context: ValidationContext, options: ValidationOptions): Promise<Judged> {
  const { registry, validators } = context;
  const { value, placeOf } = text;
  const typeOf = typeOfIn(registry);
  const { tasktype, maxTasks = Number.POSITIVE_INFINITY } = options;
  const declarations =
    tasktype === undefined
      ? await declareFile(value, typeOf)
      : await declareAs(value, meantBy(tasktype, registry), typeOf);
  if (!('declared' in declarations)) {
    const problems = inOrder([...text.problems, ...(await namingTypes(declarations, value, context))], placeOf);
    return { judged: { verdict: 'invalid', tasks: [], problems }, declared: [] };
  }
  const { declared, texts = new Map() } = declarations;
  const { length } = declared;
  if (length > maxTasks)
    return { judged: { verdict: 'unreadable', tasks: [], problems: [manyTasks(length, maxTasks)] }, declared: [] };
  const judgements = await Promise.all(declared.map((item) => judge(item, registry, validators)));
  const tasks = judgements.map(({ task }) => {
    const pointer = intoText(task.pointer, texts)?.text ?? task.pointer;
    return { ...task, pointer, ...placeOf(pointer) };
  });
  const ofCarrier = await namingTypes(declarations.problems, value, context);
  const ofStrangers = judgeStrangers(declarations, registry);
  const faults = [...text.problems, ...ofCarrier, ...ofStrangers, ...judgements.flatMap(({ problems }) => problems)];
  const problems = [...faults, ...lintMetadata(value, declarations, typeOf)].map((fault) => placedAtText(fault, texts));
  const verdict = verdictOf(tasks, problems, declarations);
  const proposal =
    verdict === 'nothing-declared' && declarations.carrier === 'codemeta'
      ? propose(value as Readonly<Record<string, unknown>>, tasktypeUris(registry), typeOf)
      : undefined;
  const found = { verdict, tasks, problems: inOrder(problems, placeOf) };
  return { judged: { ...found, ...(proposal === undefined ? {} : { proposal }) }, declared };
}

/** A report, with what was found on the way. */
export interface Examined {
  readonly report: Report;
  /** For each task of the report, in its order, the declaration that was judged. */
  readonly declared: readonly Declaration[];
  /** For each problem of the report, in its order, the change that its hint asks for, where that is plain. */
  readonly changes: readonly (Change | undefined)[];
}

/**
 * Validates as {@link validate} does, and keeps what is declared and what the hints ask for.
 *
 * @param input The bytes of the file, or its text.
 * @param context The registry and its validators.
 * @param options Name, format and size limit of the file.
 * @returns The same report, with the declarations and the changes beside it.
 */
export async function examine(
  input: string | Uint8Array,
  context: ValidationContext,
  options: ValidationOptions = {},
): Promise<Examined> {
  const name = options.file === undefined ? {} : { file: options.file };
  const text = await readDocument(input, options);
  if ('value' in text) {
    const { judged, declared } = await judgeText(text, context, options);
    const report = { ...name, ...judged, problems: judged.problems.map(withoutChange) };
    return { report, declared, changes: judged.problems.map(({ change }) => change) };
  }
  const { problems, repaired } = text;
  const unreadable = { ...name, verdict: 'unreadable', tasks: [], problems } as const;
  if (repaired === undefined) return { report: unreadable, declared: [], changes: [] };
  const { verdict } = await validate(repaired, context, { ...options, format: 'json' });
  return { report: { ...unreadable, repaired: { verdict, text: repaired } }, declared: [], changes: [] };
}

/**
 * Validates what a file declares: a task, a reply of an ExecutionPlanner, or a CodeMeta file with any number of tasks; also an
 * RO-Crate, the labels of an image or a notebook. A record of Zenodo and a CITATION.cff are told which file to check.
 * Wrong input never throws; what could not be read or is not known is never called valid.
 *
 * @param input The bytes of the file, or its text.
 * @param context The registry and its validators.
 * @param options Name, format and size limit of the file.
 * @returns The report: one verdict for the file, one for each task, and every problem with its place.
 */
export async function validate(
  input: string | Uint8Array,
  context: ValidationContext,
  options: ValidationOptions = {},
): Promise<Report> {
  return (await examine(input, context, options)).report;
}
