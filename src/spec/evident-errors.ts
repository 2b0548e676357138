import type { CheckError } from './check-error.ts';
import { decidingField, evidentBranch, isShape, wantedValue } from './evident-branch.ts';
import { near } from './near.ts';
import { joinPointer, splitPointer } from './place.ts';
import { at, placeConcerned, schemaPathOf } from './schema-path.ts';
import type { Schema } from './spec.ts';

/** The forms among which a field decides by its value, and what the author chose. */
export interface Choice {
  /** The field that decides. */
  readonly field: string;
  readonly forms: readonly Schema[];
  /** The form that was chosen, or that is most like what was written. */
  readonly form: Schema;
  /** True where the field has a value that one of the forms wants. */
  readonly isMade: boolean;
  /** The values of the field with which everything else would be right. */
  readonly fitting: readonly unknown[];
}

/** The errors that are worth telling, and the choice that an error is part of. */
export interface EvidentErrors {
  readonly errors: readonly CheckError[];
  readonly choiceOf: (error: CheckError) => Choice | undefined;
}

/** The part of a path below another one, or `undefined` where it lies elsewhere. */
function below(path: string, prefix: string): string | undefined {
  if (path.length === prefix.length) return path === prefix ? '' : undefined;
  return path.startsWith(prefix) && path.charAt(prefix.length) === '/' ? path.slice(prefix.length + 1) : undefined;
}

type Said = readonly (readonly [branch: number, error: CheckError])[];

/** What the branches of a `oneOf` have said of a value: ajv reports it just before the `oneOf` itself. */
function saidByBranches(errors: readonly CheckError[], index: number, oneOf: CheckError): Said {
  const said: [number, CheckError][] = [];
  for (let before = index - 1; before >= 0; before -= 1) {
    const other = errors[before];
    const branch = other && below(other.schemaPath, oneOf.schemaPath);
    if (other === undefined || branch === undefined || below(other.instancePath, oneOf.instancePath) === undefined)
      break;
    said.push([Number(branch.split('/', 1)[0]), other]);
  }
  return said;
}

/** How many errors each branch has, but for those of the field that decides. */
function faultsOf(said: Said, branches: readonly Schema[], deciding: string | undefined): readonly number[] {
  return branches.map(
    (_, index) => said.filter(([branch, error]) => branch === index && placeConcerned(error) !== deciding).length,
  );
}

function choiceAmong(
  branches: readonly Schema[],
  evident: number,
  field: string,
  value: unknown,
  faults: readonly number[],
): Choice {
  const values = branches.map((branch) => wantedValue(branch, field));
  return {
    field,
    forms: branches,
    form: branches[evident] ?? {},
    isMade: values.includes(at(value, [field])),
    fitting: values.filter((_, index) => faults[index] === 0),
  };
}

/** Whether it is plain which form was meant, though the value of the field that decides may be misspelled. */
function isEvident({ isMade, field, form }: Choice, value: unknown): boolean {
  const [given, wanted] = [at(value, [field]), wantedValue(form, field)];
  return isMade || (typeof given === 'string' && typeof wanted === 'string' && near(given, [wanted]).length > 0);
}

/** Finds what is wrong in every form; while none is chosen, the rest may be right. */
function saidByAll(said: Said, branches: readonly Schema[], deciding: string | undefined) {
  const branchesAt = new Map<string, Set<number>>();
  for (const [branch, error] of said) {
    const place = placeConcerned(error);
    branchesAt.set(place, (branchesAt.get(place) ?? new Set()).add(branch));
  }
  return (error: CheckError): boolean => {
    const place = placeConcerned(error);
    return place === deciding || branchesAt.get(place)?.size === branches.length;
  };
}

/**
 * Keeps, for each `oneOf` that no branch satisfied, only what the branch says that the author evidently meant.
 *
 * @param errors What was reported, with all errors.
 * @param schema The schema without references.
 * @param value The value that was checked.
 * @returns The errors that are worth telling.
 */
export function evidentErrors(errors: readonly CheckError[], schema: Schema, value: unknown): EvidentErrors {
  const dropped = new Set<CheckError>();
  const choices = new Map<CheckError, Choice>();
  errors.forEach((oneOf, index) => {
    if (oneOf.keyword !== 'oneOf') return;
    const said = saidByBranches(errors, index, oneOf);
    const branches = at(schema, [...schemaPathOf(oneOf), 'oneOf']) as readonly Schema[];
    if (oneOf.params['passingSchemas'] || !branches.some(isShape)) {
      for (const [, error] of said) dropped.add(error);
      return;
    }
    const field = decidingField(branches);
    const deciding = field === undefined ? undefined : joinPointer(oneOf.instancePath, field);
    const written = at(value, splitPointer(oneOf.instancePath));
    const faults = faultsOf(said, branches, deciding);
    const evident = evidentBranch(branches, written, faults);
    const choice = field === undefined ? undefined : choiceAmong(branches, evident, field, written, faults);
    dropped.add(oneOf);
    const isTold =
      choice === undefined || isEvident(choice, written) ? () => true : saidByAll(said, branches, deciding);
    for (const [branch, error] of said) {
      if (branch !== evident || !isTold(error)) dropped.add(error);
      else if (choice !== undefined && (error.instancePath === oneOf.instancePath || error.instancePath === deciding))
        choices.set(error, choice);
    }
  });
  return { errors: errors.filter((error) => !dropped.has(error)), choiceOf: (error) => choices.get(error) };
}
