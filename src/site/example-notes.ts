import type { OpenRegistry } from '../registry/open.ts';
import { createChecker } from '../spec/checker.ts';
import { explain } from '../spec/explain.ts';
import { infoMember, type Example, type Spec } from '../spec/spec.ts';
import { anchorOf, type Form } from '../registry/fields.ts';
import { pathOf } from '../registry/uri.ts';
import { pageLink } from './addresses.ts';

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

/** What one can do with an example. */
export interface ExampleLink {
  readonly text: string;
  readonly link: string;
}

/** What is said about an example. */
export interface ExampleNote {
  /** Id of the place that shows it. */
  readonly id: string;
  readonly verdict: Example['verdict'];
  /** Name of an accepted example. */
  readonly name?: string;
  readonly reasons: readonly Reason[];
  readonly links: readonly ExampleLink[];
}

/**
 * Links to the pages on which an example can be tried and changed.
 *
 * @param spec The document.
 * @param index Which of its examples, from 0.
 * @param isCurrent Whether the type stands for this version.
 * @returns The links; only a task that the type accepts today can be changed field by field.
 */
export function exampleLinks(spec: Spec, index: number, isCurrent: boolean): readonly ExampleLink[] {
  const { kind, name, major, status } = spec;
  const number = String(index);
  const tried = `${pageLink('/validate')}#example=${pathOf(spec).slice(1)}/${number}`;
  const changed = `${pageLink('/describe')}#type=${pathOf({ kind, name, major }).slice(1)}&example=${number}`;
  const isTask = kind === 'tasktype' && spec.examples[index]?.verdict === 'accepted';
  const canChange = isTask && isCurrent && status !== 'withdrawn';
  const places = `${pageLink('/run')}#example=${pathOf(spec).slice(1)}/${number}`;
  return [
    { text: 'Try it', link: tried },
    ...(canChange
      ? [
          { text: 'Change it', link: changed },
          { text: 'Where it can run', link: places },
        ]
      : []),
  ];
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
  const isCurrent = registry.named(spec.kind, spec.name, spec.major)?.current === spec;
  const check = createChecker(schema);
  const note = (example: Example, index: number): ExampleNote => {
    const place = { id: `example/${String(index)}`, links: exampleLinks(spec, index, isCurrent) };
    if (example.verdict === 'accepted') return { ...place, verdict: 'accepted', name: example.name, reasons: [] };
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
    return { ...place, verdict: 'rejected', reasons };
  };
  return new Map(spec.examples.map((example, index) => [example.line, note(example, index)]));
}
