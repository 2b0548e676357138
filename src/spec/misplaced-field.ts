import type { Advice } from './failure.ts';
import { isObject } from './object.ts';
import { at, goesDown, propertiesOf, propertyOf, stepsOf } from './schema-path.ts';
import type { Schema } from './spec.ts';
import { listed } from './words.ts';

/** An object of somebody's. */
interface Place {
  /** How the whole value is called in a sentence: `The taskinfo`. */
  readonly whole: string;
  /** The way to the object. */
  readonly here: readonly string[];
  readonly object: unknown;
}

/** An object in which an unknown field was found. */
export interface Surroundings extends Place {
  /** The schema as a whole. */
  readonly root: Schema;
  /** The way to the schema of the object. */
  readonly path: readonly string[];
  /** Names the place at the end of a way. */
  readonly nameOf: (path: readonly string[]) => string;
}

/** How deep a field is looked for below the place where it was written. */
const deepest = 3;

/** The members that carry a taskinfo or serviceinfo; they are no fields of it. */
const envelopes: Readonly<Record<string, readonly [type: string, info: string]>> = {
  'The taskinfo': ['tasktype', 'taskinfo'],
  'The serviceinfo': ['servicetype', 'serviceinfo'],
};

const isSchema = isObject;

/** A schema with the branches that it has for one value. */
const formsOf = (schema: Schema): readonly Schema[] => [
  schema,
  ...((schema['oneOf'] ?? []) as readonly unknown[]).filter(isSchema),
];

const knows = (schema: Schema, name: string): boolean =>
  formsOf(schema).some((form) => propertyOf(form, name) !== undefined);

/** The names of the nearest parts below an object that have the field. */
function partsWith(schema: Schema, name: string): readonly string[] {
  let level: readonly (readonly [string, Schema])[] = [['', schema]];
  for (let depth = 0; depth < deepest; depth += 1) {
    level = level.flatMap(([prefix, part]) =>
      formsOf(part)
        .flatMap((form) => Object.entries(propertiesOf(form)))
        .map(([key, property]) => {
          const { items } = property;
          const path = prefix === '' ? key : `${prefix}.${key}`;
          return isSchema(items) ? ([`${path}[]`, items] as const) : ([path, property] as const);
        }),
    );
    const found = new Set(level.filter(([, part]) => knows(part, name)).map(([path]) => path));
    if (found.size > 0) return [...found];
  }
  return [];
}

/** The part on the way to the object that the field should stand beside, as it belongs to what is around that part. */
function partAbove(name: string, { root, path, here }: Surroundings): readonly string[] | undefined {
  const down = stepsOf(path).filter(goesDown);
  for (let up = 1; up <= down.length; up += 1) {
    const around = at(root, down.at(-up)?.from ?? []) as Schema;
    if (knows(around, name)) return here.slice(0, here.length - up + 1);
  }
  return undefined;
}

/**
 * Says whether an object has what it should be inside another member of its own name, as a taskinfo has a whole message.
 *
 * @param name The name of the member.
 * @param place The object.
 * @returns True where the member is an object.
 */
export function isWrapping(name: string, place: Place): boolean {
  const { here, object, whole } = place;
  const own = here.length === 0 ? envelopes[whole]?.[1] : here.at(-1);
  return name === own && isObject(at(object, [name]));
}

/**
 * Says where an unknown field belongs: one level deeper, further up, or outside.
 *
 * @param name The name of the field.
 * @param surroundings The object in which it was found.
 * @returns One sentence; `undefined` where the type has no such field anywhere near.
 */
export function whereItBelongs(name: string, surroundings: Surroundings): Advice | undefined {
  const { root, path, here, whole, nameOf } = surroundings;
  const [type, info] = envelopes[whole] ?? [];
  if (isWrapping(name, surroundings))
    return { hint: `Write its fields here, without another \`${name}\` around them.`, change: { unwrap: true } };
  if (name === type && here.length === 0) return { hint: `It belongs beside the ${String(info)}, not in it.` };
  const above = partAbove(name, surroundings);
  if (above !== undefined) return { hint: `It belongs beside ${nameOf(above)}, not in it.` };
  const parts = partsWith(at(root, path) as Schema, name).map((part) => `\`${part}\``);
  return parts.length === 0 ? undefined : { hint: `It belongs in ${listed(parts.slice(0, 3), 'or')}.` };
}
