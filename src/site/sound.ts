import { openRegistry, type OpenRegistry } from '../registry/open.ts';
import type { Store } from '../emit/kept.ts';
import type { Bases } from '../registry/uri.ts';
import type { DocumentProblem } from '../spec/problem.ts';
import type { Documents } from '../spec/spec.ts';
import { checkExamples } from '../validate/examples.ts';
import { keptReader, nothingKept } from './kept-reader.ts';

/** A registry of the documents that can be shown, and what is wrong with all of them. */
export interface Sound {
  readonly registry: OpenRegistry;
  /** The errors of all documents, whether they are shown or not. */
  readonly errors: readonly DocumentProblem[];
  /** Paths of the documents that are not shown: those with errors, and those that need one of these. */
  readonly leftOut: readonly string[];
}

const isError = ({ severity }: DocumentProblem): boolean => severity === 'error';

function errorsOf(registry: OpenRegistry, kept: Store): readonly DocumentProblem[] {
  const contents = new Map(
    registry.specs.map((spec) => [spec, JSON.stringify(['examples', spec.path, spec.source, registry.schemaOf(spec)])]),
  );
  const unknown = [...contents].filter(([, content]) => kept.get(content) === undefined);
  const inExamples = checkExamples({ ...registry, specs: unknown.map(([spec]) => spec) }).filter(isError);
  const faulty = new Set([...registry.problems.filter(isError), ...inExamples].map(({ path }) => path));
  for (const [{ path }, content] of unknown) if (!faulty.has(path)) kept.set(content, '');
  return [...registry.problems.filter(isError), ...inExamples];
}

/** A document that is right but for its TODOs can be looked at while they are answered. */
const hides = ({ rule }: DocumentProblem): boolean => rule !== 'document-is-finished';

/**
 * Opens a registry while its documents are written: those that are sound are shown, whatever is wrong with the others.
 *
 * @param documents The documents by path.
 * @param bases The bases of identifiers; those of this registry unless given.
 * @param kept What earlier runs have kept; nothing unless given.
 * @returns The registry of the sound documents, and the errors of all.
 */
export function openSound(documents: Documents, bases?: Bases, kept = nothingKept): Sound {
  const registry = openRegistry(documents, bases, keptReader(kept));
  const errors = errorsOf(registry, kept);
  const hidden = new Set(errors.filter(hides).map(({ path }) => path));
  if (hidden.size === 0) return { registry, errors, leftOut: [] };
  const others = Object.fromEntries(Object.entries(documents).filter(([path]) => !hidden.has(path)));
  const rest = openSound(others, bases, kept);
  return { registry: rest.registry, errors, leftOut: [...hidden, ...rest.leftOut] };
}

function told({ path, line, column, rule, message, hint }: DocumentProblem): string {
  return `${path}:${line ?? 1}:${column ?? 1} ${rule} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

/**
 * Says why no site is built.
 *
 * @param errors The errors of all documents.
 * @returns The sentence, and the errors in the place of a hint, one a line.
 */
export function refusalOf(errors: readonly DocumentProblem[]): { readonly message: string; readonly hint: string } {
  const number = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  return {
    // The word "document" would be enough for Astro to advise on scripts in browsers instead.
    message: `The site cannot be built, because its types have ${number}.`,
    hint: errors.map(told).join('\n'),
  };
}
