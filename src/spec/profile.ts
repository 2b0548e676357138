import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Formats a schema of the registry may name; `uri`, never `url`, which is no JSON Schema format and takes quadratic time. */
export const formats = ['date', 'date-time', 'email', 'uri', 'uuid'] as const;

/** Keywords that only inform; they are cut before a validator is generated. */
export const annotations = ['title', 'description', 'default', 'examples', '$comment', 'deprecated'] as const;

/**
 * RFC 3986, section 3, as one expression without nested repetition; the one of ajv-formats weighs 8 kB in each validator and
 * takes longer than all the rest of a check.
 */
const uriForm = (() => {
  const part = "[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}";
  const user = "(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@";
  const host =
    "\\[(?:[0-9A-Fa-f:.]{2,45}|v[0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*";
  const authority = `//(?:${user})?(?:${host})(?::[0-9]*)?(?:/(?:${part})*)*`;
  const path = `/?(?:(?:${part})+(?:/(?:${part})*)*)?`;
  const rest = `(?:${part}|[/?])*`;
  return new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:(?:${authority}|${path})(?:\\?${rest})?(?:#${rest})?$`, 'u');
})();

/** What a compiled schema is: a function that says whether a value matches and leaves its errors behind. */
export interface Checker {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

/** Upper bound of the subschemas of one type once all references are resolved; it bounds the cost of one check. */
export const maxSubschemas = 2_000;

/** What a caller may choose of the set-up. */
export interface AjvChoices {
  /** True when the code of the validators is wanted, to write modules from. */
  readonly source?: boolean;
  /** False for a checker that stops at the first error. */
  readonly allErrors?: boolean;
}

/**
 * Sets up ajv, the only place that does: JSON Schema 2020-12, own properties only, formats asserted,
 * nothing changed in the data, no code in schemas.
 *
 * @param choices Whether code is wanted, and whether every error is.
 * @returns A fresh instance; one schema cannot take another's name.
 */
export function createAjv({ source = false, allErrors = true }: AjvChoices = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors,
    ownProperties: true,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    logger: false,
    code: source ? { source: true, esm: true, optimize: 1 } : { optimize: false },
  });
  addFormats(ajv, [...formats]);
  ajv.addFormat('uri', uriForm);
  return ajv;
}
