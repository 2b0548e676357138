import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Formats a schema of the registry may name; `uri`, never `url`, which is no JSON Schema format and takes quadratic time. */
export const formats = [
  'date',
  'date-time',
  'duration',
  'email',
  'uri',
  'uri-reference',
  'uri-template',
  'uuid',
] as const;

/** Keywords that only inform; they are cut before a validator is generated. */
export const annotations = ['title', 'description', 'default', 'examples', '$comment', 'deprecated'] as const;

/** What a compiled schema is: a function that says whether a value matches and leaves its errors behind. */
export interface Checker {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

/** Upper bound of the subschemas of one type once all references are resolved; it bounds the cost of one check. */
export const maxSubschemas = 2_000;

/**
 * Sets up ajv, the only place that does: JSON Schema 2020-12, every error, own properties only, formats asserted,
 * nothing changed in the data, no code in schemas.
 *
 * @param source True when the code of the validators is wanted (to generate modules from).
 * @returns A fresh instance; one schema cannot take another's name.
 */
export function createAjv({ source = false }: { readonly source?: boolean } = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    logger: false,
    code: source ? { source: true, esm: true, optimize: 1 } : { optimize: false },
  });
  addFormats(ajv, [...formats]);
  return ajv;
}
