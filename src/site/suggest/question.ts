import type { MissingValue } from '../../infer/suggestion.ts';
import type { Schema } from '../../spec/spec.ts';
import { answerOf, controlOf, type Control } from './answer-value.ts';
import { element } from '../browser/element.ts';
import type { Answer } from './answers.ts';
import { createField, type Field } from './question-field.ts';

/** A question on the page. */
export interface Question {
  readonly missing: MissingValue;
  readonly element: HTMLElement;
  /** What is answered at the moment. */
  readonly answer: () => Answer | undefined;
  /** Says what is wrong with the answer, or that nothing is. */
  readonly show: (problem: string | undefined) => void;
  /** Takes over what was typed elsewhere as the answer to the same question, unless the author has written another one here. */
  readonly follow: (change: Change) => void;
}

/** What was typed as the answer to a question. */
export interface Change {
  readonly missing: MissingValue;
  readonly before: string;
  readonly after: string;
}

function hintOf({ description, examples }: Schema, { kind }: Control): string {
  const [example] = Array.isArray(examples) ? (examples as readonly unknown[]) : [];
  const told = typeof description === 'string' ? description.replace(/\.?$/, '.') : '';
  const way = kind === 'lines' ? 'One on each line.' : kind === 'json' ? 'Written as JSON.' : '';
  const shown = typeof example === 'string' ? example : JSON.stringify(example);
  const given = example === undefined || kind === 'choice' ? '' : `For example: ${shown}`;
  return [told, way, given].filter((part) => part !== '').join(' ');
}

function followed(field: Field, missing: MissingValue): Question['follow'] {
  return (change) => {
    const { pointer, question } = change.missing;
    if (pointer === missing.pointer && question === missing.question && field.text() === change.before)
      field.fill(change.after);
  };
}

/**
 * Asks the author for a value.
 *
 * @param missing What is missing.
 * @param schema The schema of the field.
 * @param id An id that nothing else on the page has.
 * @param changed Is called when the author has changed the answer.
 * @returns The question.
 */
export function createQuestion(
  missing: MissingValue,
  schema: Schema,
  id: string,
  changed: (change: Change) => void,
): Question {
  const control = controlOf(schema, missing.choices);
  const hint = element(
    'p',
    { class: 'hint', id: `${id}-hint` },
    missing.choices === undefined ? hintOf(schema, control) : '',
  );
  const wrong = element('p', { class: 'wrong', id: `${id}-wrong`, hidden: true });
  const field = createField(missing.question, control, { id, 'aria-describedby': `${hint.id} ${wrong.id}` });
  let text = '';
  field.element.addEventListener('input', () => {
    const before = text;
    text = field.text();
    changed({ missing, before, after: text });
  });
  return {
    missing,
    element: element('div', { class: 'question' }, field.element, hint, wrong),
    answer: () => {
      const answer = answerOf(control, field.text());
      return answer === '' ? undefined : { pointer: missing.pointer, text: answer };
    },
    show: (problem) => {
      wrong.hidden = problem === undefined;
      wrong.textContent = problem ?? '';
      field.mark(problem !== undefined);
    },
    follow: (change) => {
      followed(field, missing)(change);
      text = field.text();
    },
  };
}
