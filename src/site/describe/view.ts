import type { Problem } from '../../spec/problem.ts';
import { visible } from '../../spec/words.ts';
import { element, type Content } from '../browser/element.ts';
import { inlineParts } from '../inline.ts';
import type { Checked } from './check.ts';
import type { Typed } from './typed.ts';

/** What is wrong with the whole form. */
export interface Faults extends Checked {
  /** True where everything is to be told, also of fields that nobody has touched. */
  readonly isDemanded: boolean;
}

/** A part of the form on the page. */
export interface View {
  readonly element: HTMLElement;
  /** Says what is wrong with what stands at a JSON Pointer, where that is to be told. */
  readonly show: (pointer: string, faults: Faults) => void;
  readonly focus: () => void;
}

/** What a part of the form needs from around it. */
export interface Around {
  /** Gives an id that nothing else on the page has. */
  readonly newId: () => string;
  /** Is called when a field was left, from when on its faults are told. */
  readonly left: () => void;
}

/** Is called with everything that stands in a part of the form, when that has changed. */
export type Changed = (typed: Typed) => void;

/**
 * Writes a sentence with its names as code.
 *
 * @param sentence A sentence in which names stand between backticks.
 * @returns Its parts.
 */
export function inline(sentence: string): Content {
  return inlineParts(visible(sentence)).map(({ code, text }) => (code ? element('code', {}, text) : text));
}

/**
 * Finds the faults of one place.
 *
 * @param problems All faults.
 * @param pointer JSON Pointer of the place.
 * @param isLeaf True where the place has no fields below it, so that what lies below is its own.
 * @returns The faults of that place.
 */
export function at(problems: readonly Problem[], pointer: string, isLeaf: boolean): readonly Problem[] {
  return problems.filter((fault) => fault.pointer === pointer || (isLeaf && fault.pointer.startsWith(`${pointer}/`)));
}

/**
 * Says what is wrong, without what stands beside the field already.
 *
 * @param problem The fault.
 * @param told What stands beside the field.
 * @returns One or two sentences.
 */
export function faultSentence({ message, hint = '' }: Problem, told: string): string {
  const rest = told === '' ? hint : hint.replace(told, '').trim();
  return rest === '' ? message : `${message} ${rest}`;
}

/** A sentence below a field that says what is wrong with it. */
export interface Complaint {
  readonly element: HTMLElement;
  /** Says it; hides the sentence where there is nothing to say. */
  readonly say: (sentences: readonly string[]) => void;
}

/**
 * Makes the place of a complaint.
 *
 * @param id An id that nothing else on the page has.
 * @returns The place, empty for now.
 */
export function createComplaint(id: string): Complaint {
  const place = element('p', { class: 'wrong', id, hidden: true });
  return {
    element: place,
    say: (sentences) => {
      const [isNew, text] = [place.hidden, sentences.join(' ')];
      place.hidden = text === '';
      if (place.textContent !== text.replaceAll('`', ''))
        place.replaceChildren(...([inline(text)].flat(9).filter((part) => part !== undefined) as (Node | string)[]));
      if (isNew && text !== '') openAround(place);
    },
  };
}

/**
 * Opens everything folded around an element.
 *
 * @param inner The element.
 */
export function openAround(inner: Element): void {
  for (let fold = inner.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
}
