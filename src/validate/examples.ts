import type { OpenRegistry } from '../registry/open.ts';
import { createChecker, type Checker } from '../spec/checker.ts';
import { explain } from '../spec/explain.ts';
import { problem, type DocumentProblem, type Problem } from '../spec/problem.ts';
import { schemaPointer } from '../spec/read.ts';
import { shown } from '../spec/words.ts';
import {
  infoMember,
  type AcceptedExample,
  type ExpectedFailure,
  type RejectedExample,
  type Schema,
  type Spec,
} from '../spec/spec.ts';
import { counterExamples } from './counter-examples.ts';
import { createSchemaJudge, type SchemaFault } from './schema-faults.ts';
import { presetsOf, rulesToShow, withoutFormats } from './schema-parts.ts';

/** A checker and all that it takes to explain what it says. */
interface Verdict {
  readonly schema: Schema;
  readonly check: Checker;
  /** How a message calls the whole value. */
  readonly root: string;
}

interface Subject extends Verdict {
  readonly spec: Spec;
  /** The same schema for an engine that does not check formats. */
  readonly unformatted: () => Verdict;
}

const named = ({ pointer, keyword }: ExpectedFailure): string => `#${pointer} ${keyword}`;

function failuresOf({ check, schema, root }: Verdict, value: unknown): ReturnType<typeof explain> {
  return check(value) ? [] : explain(check.errors ?? [], schema, value, root);
}

function runAccepted(subject: Subject, example: AcceptedExample): readonly Problem[] {
  return failuresOf(subject, example.value).map(({ pointer, keyword, message, hint }) =>
    problem('accepted-example-passes', {
      message: `The accepted example "${example.name}" is refused at #${pointer} (${keyword}): ${message}`,
      hint,
      keyword,
      place: { line: example.line, column: 1 },
    }),
  );
}

function runRejected(subject: Subject, example: RejectedExample): readonly Problem[] {
  const failures = failuresOf(subject, example.value);
  const found = failures.map(named).sort();
  const expected = example.expected.map(named).sort();
  if (found.join() === expected.join()) return decidedByFormat(subject, example, failures);
  return [
    problem('rejected-example-fails-as-named', {
      message:
        found.length === 0
          ? `The rejected example passes; it names ${expected.join(', ')}.`
          : `The rejected example fails with ${found.join(', ')}; it names ${expected.join(', ')}.`,
      hint: found.length === 0 ? 'Correct the example, or the schema.' : `Write: rejected ${found.join(', ')}`,
      place: { line: example.line, column: 1 },
    }),
  ];
}

/** What nothing but a format refuses passes in the many engines that do not check formats. */
function decidedByFormat(
  { unformatted }: Subject,
  { value, line }: RejectedExample,
  failures: readonly ExpectedFailure[],
): readonly Problem[] {
  const byFormat = failures.filter(({ keyword }) => keyword === 'format');
  if (byFormat.length === 0) return [];
  const refused = new Set(failuresOf(unformatted(), value).map(({ pointer }) => pointer));
  return byFormat
    .filter(({ pointer }) => !refused.has(pointer))
    .map(({ pointer }) =>
      problem('format-is-not-alone', {
        message: `Only its format refuses what the rejected example has at #${pointer}.`,
        hint: 'Let the pattern, or a bound, refuse it as well.',
        place: { line, column: 1 },
      }),
    );
}

const fits = (schema: Schema, value: unknown): boolean => createChecker(schema)(value);

function runCounterExamples({ check, schema }: Subject, example: AcceptedExample): readonly Problem[] {
  return counterExamples(schema, example.value, fits)
    .filter(({ value }) => check(value))
    .map(({ broken, value }) =>
      problem('counter-example-fails', {
        message: `With ${broken}, the example "${example.name}" still passes: ${shown(value)}`,
        hint: 'Let the schema refuse it, or drop the rule.',
        place: { line: example.line, column: 1 },
      }),
    );
}

/** Schema paths at which a rejected example failed, before the evident branch is chosen. */
function pathsShown(check: Checker, examples: readonly RejectedExample[]): ReadonlySet<string> {
  return new Set(
    examples.flatMap(({ value }) => (check(value) ? [] : (check.errors ?? []).map(({ schemaPath }) => schemaPath))),
  );
}

function missingExamples({ spec, schema, check }: Subject): readonly Problem[] {
  const severity = spec.status === 'stable' ? 'error' : 'warning';
  const rejected = spec.examples.filter((example) => example.verdict === 'rejected');
  const shownPaths = pathsShown(check, rejected);
  const unshown = rulesToShow(schema).filter(({ paths }) => !paths.some((path) => shownPaths.has(path)));
  const problems = unshown.map(({ words }) =>
    problem('type-has-examples', {
      severity,
      message: `No rejected example shows ${words}.`,
      hint: 'Write a rejected example that breaks just this rule.',
      pointer: schemaPointer(spec.kind),
    }),
  );
  if (spec.examples.some(({ verdict }) => verdict === 'accepted')) return problems;
  return [
    problem('type-has-examples', {
      message: 'The document has no accepted example.',
      hint: 'Write ```json accepted <name> with the smallest message that is right.',
      pointer: schemaPointer(spec.kind),
    }),
    ...problems,
  ];
}

function wrongPresets({ spec, schema }: Subject): readonly Problem[] {
  return presetsOf(schema).flatMap(({ owner, words, value }) =>
    fits(owner, value)
      ? []
      : [
          problem('default-matches', {
            message: `${words} is ${shown(value)}, which its own schema refuses.`,
            hint: 'Correct the value, or the schema.',
            pointer: schemaPointer(spec.kind),
          }),
        ],
  );
}

function doesNotCompile({ kind }: Spec, { pointer, message }: SchemaFault): Problem {
  return problem('schema-compiles', {
    message: `The schema does not compile. ${message}`,
    hint: 'Correct what the message names.',
    pointer: schemaPointer(kind) + pointer,
  });
}

function checkSpec(spec: Spec, schema: Schema): readonly Problem[] {
  const check = createChecker(schema);
  const root = `The ${infoMember(spec.kind)}`;
  const unformatted = (): Verdict => {
    const bare = withoutFormats(schema);
    return { schema: bare, check: createChecker(bare), root };
  };
  const subject: Subject = { spec, schema, check, unformatted, root };
  return [
    ...wrongPresets(subject),
    ...spec.examples.flatMap((example) =>
      example.verdict === 'rejected'
        ? runRejected(subject, example)
        : [...runAccepted(subject, example), ...runCounterExamples(subject, example)],
    ),
    ...missingExamples(subject),
  ];
}

/**
 * Runs the examples of every document: accepted ones pass, rejected ones fail for exactly the reasons they name,
 * counter-examples derived from the accepted ones are refused, defaults match, and what no example shows is named.
 *
 * @param registry The opened registry. A document whose schema breaks the profile is left out: its lint has spoken.
 * @returns The problems, each with its path and place.
 */
export function checkExamples(registry: OpenRegistry): readonly DocumentProblem[] {
  const faulty = new Set(registry.problems.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  const faultsOf = createSchemaJudge();
  return registry.specs
    .filter(({ path }) => !faulty.has(path))
    .flatMap((spec) => {
      const schema = registry.schemaOf(spec);
      const faults = faultsOf(schema);
      const problems = faults.length > 0 ? faults.map((fault) => doesNotCompile(spec, fault)) : checkSpec(spec, schema);
      return problems.map((fault) => registry.placed(spec.path, fault));
    });
}
