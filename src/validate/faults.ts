import type { Declaration } from '../metadata/declarations.ts';
import { asking, type Fault } from '../spec/change.ts';
import type { CheckError } from '../spec/check-error.ts';
import { explain } from '../spec/explain.ts';
import { splitPointer } from '../spec/place.ts';
import { problem } from '../spec/problem.ts';
import type { Checker } from '../spec/checker.ts';
import { infoMember, type Entry, type Schema } from '../spec/spec.ts';
import type { Validators } from './validator.ts';

/** Values (objects, lists and what they hold) a taskinfo may have to be checked; a cluster of a hundred nodes has a tenth. */
export const maxValues = 100_000;

/** Faults of one task that are told one by one. */
export const maxFaults = 100;

/** What checking a taskinfo or serviceinfo found. */
export interface Faults {
  /** False where it was too large to be checked. */
  readonly checked: boolean;
  readonly problems: readonly Fault[];
}

function holdsMoreThan(limit: number, value: unknown): boolean {
  const waiting = [value];
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count + waiting.length > limit) return true;
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    const parts: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (parts.length > limit) return true;
    waiting.push(...parts);
  }
  return false;
}

/** JSON-LD turns a list of one into its item; where the schema wants a list there, the item is lifted again. */
function lifted(value: unknown, errors: readonly CheckError[]): unknown {
  const wanted = errors.filter(
    ({ keyword, params, instancePath }) =>
      keyword === 'type' && (params as { type?: unknown }).type === 'array' && /^\/[^/]+$/.test(instancePath),
  );
  if (wanted.length === 0 || typeof value !== 'object' || value === null) return value;
  const names = new Set(wanted.map(({ instancePath }) => splitPointer(instancePath)[0]));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, names.has(key) ? [item] : item]),
  );
}

/**
 * Gives the taskinfo or serviceinfo of a declaration as its type has it: JSON-LD turns a list of one into its item.
 *
 * @param declaration The declaration.
 * @param check What checks against the version of its type.
 * @returns The value, lists of one restored where it is right only so.
 */
export function restoredInfo({ info, listsCollapse }: Declaration, check: Checker): unknown {
  if (!listsCollapse || holdsMoreThan(maxValues, info) || check(info)) return info;
  const value = lifted(info, check.errors ?? []);
  return check(value) ? value : info;
}

function tooLarge(declaration: Declaration): Faults {
  return {
    checked: false,
    problems: [
      problem('file-is-within-limits', {
        severity: 'warning',
        message: `The ${infoMember(declaration.kind)} holds more than ${maxValues} values and was not checked.`,
        hint: 'Give large parts by an address instead of writing them out.',
        pointer: declaration.locate(''),
      }),
    ],
  };
}

/** What checks against one version of a type. */
export interface LoadedChecker {
  readonly check: Checker;
  /** The schema as data, references resolved. */
  readonly schema: Schema;
}

/**
 * Checks the taskinfo or serviceinfo of a declaration with what has been loaded for its type.
 *
 * @param declaration The declaration; its `info` is there.
 * @param loaded The checker of the version of its type, and the schema.
 * @returns The faults, told at the places of the author's file; at most {@link maxFaults} and one that says there are more.
 */
export function faultsIn(declaration: Declaration, { check, schema }: LoadedChecker): Faults {
  const { info, kind, listsCollapse, locate } = declaration;
  if (holdsMoreThan(maxValues, info)) return tooLarge(declaration);
  if (check(info)) return { checked: true, problems: [] };
  const value = listsCollapse ? lifted(info, check.errors ?? []) : info;
  if (value !== info && check(value)) return { checked: true, problems: [] };
  const errors = check.errors ?? [];
  const member = infoMember(kind);
  const faults = explain(errors, schema, value, `The ${member}`, maxFaults + 1);
  const problems = faults
    .slice(0, maxFaults)
    .map(({ pointer, keyword, message, hint, change }) =>
      asking(problem(`${member}-matches`, { keyword, message, hint, pointer: locate(pointer) }), change),
    );
  const more = problem(`${member}-matches`, {
    message: `The ${member} has more faults than the ${maxFaults} told here.`,
    hint: 'Mend those first and check again.',
    pointer: locate(''),
  });
  return { checked: true, problems: faults.length > maxFaults ? [...problems, more] : problems };
}

/**
 * Checks the taskinfo or serviceinfo of a declaration against a version of its type.
 *
 * @param declaration The declaration; its `info` is there.
 * @param entry The version of the type.
 * @param validators What checks it; the schema is loaded only where there is something to explain.
 * @returns The faults, as {@link faultsIn} gives them.
 */
export async function findFaults(declaration: Declaration, entry: Entry, validators: Validators): Promise<Faults> {
  const { info } = declaration;
  const check = await validators.checkerOf(entry);
  if (!holdsMoreThan(maxValues, info) && check(info)) return { checked: true, problems: [] };
  return faultsIn(declaration, { check, schema: await validators.schemaOf(entry) });
}
