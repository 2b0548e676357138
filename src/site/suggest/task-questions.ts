import type { MissingValue, SuggestedTask } from '../../infer/suggestion.ts';
import type { Schema } from '../../spec/spec.ts';
import { element } from '../browser/element.ts';
import type { Answer } from './answers.ts';
import type { JudgedTask } from './engine.ts';
import { createQuestion, type Change, type Question } from './question.ts';

/** The questions of a task on the page. */
export interface TaskQuestions {
  readonly element: HTMLElement;
  readonly answers: () => readonly Answer[];
  /** Asks what is missing by now, and says which answers are refused. */
  readonly show: (judged: JudgedTask) => void;
  /** Takes over an answer to the same question of another task. */
  readonly follow: (change: Change) => void;
}

/** What the questions of a task need from around them. */
export interface QuestionSurroundings {
  /** An id that nothing else has. */
  readonly id: string;
  readonly schema: (pointer: string) => Schema;
  /** Is called when the author has changed an answer. */
  readonly answered: (change: Change) => void;
}

function showQuestion(question: Question, { missing, refusals }: JudgedTask, isFirst: boolean): void {
  const { pointer } = question.missing;
  const refusal = refusals.find((one) => one.pointer === pointer);
  question.show(refusal === undefined ? undefined : [refusal.message, refusal.hint].join(' ').trim());
  const isOpen = isFirst || missing.some((one) => one.pointer === pointer);
  question.element.hidden = !isOpen && question.answer() === undefined;
}

/**
 * Asks the author for everything that a task misses. An answer may lead to a further question.
 *
 * @param task The task.
 * @param around What the questions need from around them.
 * @returns The questions on the page.
 */
export function createTaskQuestions(task: SuggestedTask, around: QuestionSurroundings): TaskQuestions {
  const questions = new Map<string, Question>();
  const form = element('form', { novalidate: true });
  form.addEventListener('submit', (event) => event.preventDefault());
  const ask = (missing: MissingValue): void => {
    if (questions.has(missing.pointer)) return;
    const id = `${around.id}-${String(questions.size)}`;
    const question = createQuestion(missing, around.schema(missing.pointer), id, around.answered);
    questions.set(missing.pointer, question);
    form.append(question.element);
  };
  task.missing.forEach(ask);
  const first = new Set(questions.keys());
  return {
    element: form,
    answers: () => [...questions.values()].flatMap((question) => question.answer() ?? []),
    show: (judged) => {
      judged.missing.forEach(ask);
      for (const [pointer, question] of questions) showQuestion(question, judged, first.has(pointer));
      form.hidden = questions.size === 0;
    },
    follow: (change) => {
      for (const question of questions.values()) question.follow(change);
    },
  };
}
