/** What a step makes of a value: the new value, or why it cannot. */
export type Stepped = { readonly value: unknown } | { readonly refusal: string };

/** A pure step of a launch. */
export type Step = (value: unknown) => Stepped;

/**
 * Gives what a step has made.
 *
 * @param value The value; `undefined` for none.
 * @returns The answer of the step.
 */
export const made = (value: unknown): Stepped => ({ value });

/**
 * Says why a step cannot make anything.
 *
 * @param refusal The end of a sentence.
 * @returns The answer of the step.
 */
export const refused = (refusal: string): Stepped => ({ refusal });
