import { formatChecks } from './formats.ts';
import { typeChecks } from './json-type.ts';
import { mapSubschemas, profileKeywords } from './keywords.ts';
import { isObject } from './object.ts';
import type { Schema } from './spec.ts';

/** What only the top of a schema may have besides. */
const atTop: readonly string[] = ['$schema', '$id'];

/** What of a part a checker would not know how to check. */
function strangerIn(part: Schema, root: Schema): string | undefined {
  const keywords = part === root ? [...profileKeywords, ...atTop] : profileKeywords;
  const { type = [], format, $ref: reference } = part;
  const parts = isObject(root['$defs']) ? root['$defs'] : {};
  const keyword = Object.keys(part).find((name) => !keywords.includes(name));
  if (keyword !== undefined) return `The keyword "${keyword}"`;
  const unknown = [type].flat().find((name) => !Object.hasOwn(typeChecks, String(name)));
  if (unknown !== undefined) return `The type ${JSON.stringify(unknown)}`;
  if (format !== undefined && !(typeof format === 'string' && Object.hasOwn(formatChecks, format)))
    return `The format ${JSON.stringify(format)}`;
  const leads = Object.keys(parts).some((name) => reference === `#/$defs/${name}`);
  return reference === undefined || leads ? undefined : `The reference ${JSON.stringify(reference)}`;
}

/**
 * Holds a schema to what checkers know, so that none of it is passed over in silence. The lint says more of a schema in a
 * document.
 *
 * @param root The schema.
 * @throws {TypeError} When a keyword, a type, a format or a reference is not in the profile.
 */
export function assertInProfile(root: Schema): void {
  const look = (part: unknown, pointer: string): unknown => {
    if (typeof part === 'boolean' && pointer.endsWith('/additionalProperties')) return part;
    const stranger = isObject(part) ? strangerIn(part, root) : `The schema ${JSON.stringify(part)}`;
    if (stranger !== undefined) throw new TypeError(`${stranger} at "#${pointer}" is not in the profile.`);
    return mapSubschemas(part as Schema, (inner, step) => look(inner, pointer + step));
  };
  look(root, '');
}
