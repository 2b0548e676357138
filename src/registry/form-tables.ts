import type { Field, Form } from './fields.ts';

/** The forms of a message, with what all of them have alike told once. */
export interface FormTables {
  /** Each form with what only some forms have. */
  readonly forms: readonly Form[];
  /** Fields of every form; none where there is one form only. */
  readonly fields: readonly Field[];
  /** Rules of every form; none where there is one form only. */
  readonly rules: readonly string[];
}

/** A row without its anchor, which only the first of equal rows has. */
const contentOf = ({ anchor: _, ...content }: Field): string => JSON.stringify(content);

/**
 * Takes out of the forms of a message what all of them have alike.
 *
 * @param forms The forms.
 * @returns What each form has of its own, and what they share.
 */
export function formTables(forms: readonly Form[]): FormTables {
  const [first, ...others] = forms;
  if (first === undefined || others.length === 0) return { forms, fields: [], rules: [] };
  const fields = first.fields.filter((field) =>
    others.every((form) => form.fields.some((other) => contentOf(other) === contentOf(field))),
  );
  const rules = first.rules.filter((rule) => others.every((form) => form.rules.includes(rule)));
  const shared = new Set(fields.map(contentOf));
  return {
    forms: forms.map((form) => ({
      ...form,
      fields: form.fields.filter((field) => !shared.has(contentOf(field))),
      rules: form.rules.filter((rule) => !rules.includes(rule)),
    })),
    fields,
    rules,
  };
}
