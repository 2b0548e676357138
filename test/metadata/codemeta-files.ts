import type { Declarations } from '../../src/metadata/declarations.ts';
import { declare } from '../../src/metadata/declare.ts';
import { typeOf, uris } from './tasktypes.ts';

/** The context of CodeMeta 2. */
export const codemeta2 = 'https://doi.org/10.5063/schema/codemeta-2.0';
/** The context of CodeMeta 3. */
export const codemeta3 = 'https://w3id.org/codemeta/3.0';
/** The tasktype of most tests. */
export const oci = uris['oci-container'];
/** A taskinfo of that type. */
export const image = { image: 'ghcr.io/example/tool:1.0' };

/** Reads a file that must be recognised. */
export function declareOne(value: unknown): Declarations {
  const result = declare(value, typeOf);
  if (!('carrier' in result)) throw new Error('nothing was recognised');
  return result;
}

/** A CodeMeta file with these members. */
export function codemeta(members: object, context: unknown = codemeta2): object {
  return { '@context': context, '@type': 'SoftwareSourceCode', name: 'Tool', ...members };
}

/** A CodeMeta file with one target product. */
export function product(members: object): object {
  return codemeta({ targetProduct: { '@type': 'SoftwareApplication', ...members } });
}

/** An entry with a tasktype and these property values. */
export function values(...fields: readonly (readonly [string, unknown])[]): object {
  return {
    'schema:additionalType': { '@id': oci },
    'schema:additionalProperty': fields.map(([name, value]) => ({ 'schema:propertyID': name, 'schema:value': value })),
  };
}

/** What is said of a file: severity, rule and pointer of each problem. */
export function told(value: unknown): readonly string[] {
  return declareOne(value).problems.map(({ rule, severity, pointer }) => `${severity} ${rule} ${pointer}`);
}

/** The tasks a file declares: type and taskinfo of each. */
export function read(value: unknown): readonly (readonly [unknown, unknown])[] {
  return declareOne(value).declared.map(({ type, info }) => [type, info]);
}
