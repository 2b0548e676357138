import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { formatChecks, formats } from './formats.ts';

/**
 * Sets up ajv, the only place that does: JSON Schema 2020-12, own properties only, formats asserted, nothing changed in the
 * data, no code in schemas. It judges the schemas themselves; values are checked by `createChecker`.
 *
 * @returns A fresh instance; one schema cannot take another's name.
 */
export function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    logger: false,
    code: { optimize: false },
  });
  addFormats(ajv, [...formats]);
  // The one of ajv-formats takes very long for some texts.
  ajv.addFormat('uri', formatChecks.uri);
  return ajv;
}
