import type { OpenRegistry } from '../registry/open.ts';
import { createChecker } from '../spec/checker.ts';
import { explain } from '../spec/explain.ts';
import { infoMember, type Example, type Spec } from '../spec/spec.ts';
import { anchorOf, type Form } from '../registry/fields.ts';

/** Why an example is rejected: the validator's sentence and its hint. */
export interface Reason {
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  /** What to do instead. */
  readonly hint?: string;
  /** Anchor of the field concerned. */
  readonly anchor?: string;
}

/** What is said above an example. */
export interface ExampleNote {
  readonly verdict: Example['verdict'];
  /** Name of an accepted example. */
  readonly name?: string;
  readonly reasons: readonly Reason[];
}

/**
 * Says what each example of a document shows; rejected ones are run, so that the page says what the validator says.
 *
 * @param registry The registry.
 * @param spec The document.
 * @param forms The forms of its type.
 * @returns The notes, by the line of the document on which the example opens.
 */
export function exampleNotes(
  registry: OpenRegistry,
  spec: Spec,
  forms: readonly Form[],
): ReadonlyMap<number, ExampleNote> {
  const schema = registry.schemaOf(spec);
  const check = createChecker(schema);
  const note = (example: Example): ExampleNote => {
    if (example.verdict === 'accepted') return { verdict: 'accepted', name: example.name, reasons: [] };
    const errors = check(example.value) ? [] : (check.errors ?? []);
    const reasons = explain(errors, schema, example.value, `The ${infoMember(spec.kind)}`).map(
      ({ pointer, keyword, message, hint }) => {
        const anchor = anchorOf(forms, pointer);
        return {
          pointer,
          keyword,
          message,
          ...(hint === undefined ? {} : { hint }),
          ...(anchor === undefined ? {} : { anchor }),
        };
      },
    );
    return { verdict: 'rejected', reasons };
  };
  return new Map(spec.examples.map((example) => [example.line, note(example)]));
}
