import { anything, type Assertions, type Keyword } from './assertions.ts';
import type { CheckError } from './check-error.ts';
import { referenced } from './checks.ts';
import { twinsIn } from './equal.ts';
import type { Check } from './json-type.ts';
import { has, isObject } from './object.ts';
import { escapeSegment, joinPointer } from './place.ts';
import type { Schema } from './spec.ts';

/** A part of the value and the part of the schema that it meets. */
export type Place = Pick<CheckError, 'instancePath' | 'schemaPath' | 'propertyName'>;

/** Notes what a keyword, or a schema, has against a value. */
export type Tell<Value = unknown> = (value: Value, place: Place, errors: CheckError[]) => void;

/** What tellings are made with. */
export interface Telling {
  readonly root: Schema;
  readonly checkOf: (part: Schema) => Check;
  /** Tells of a value that a part of the schema refuses. */
  readonly tellOf: (part: Schema) => Tell;
}

/** Makes what tells of a keyword. */
export type MakeTelling<Wanted = unknown> = (wanted: Wanted, telling: Telling, schema: Assertions) => Tell;

/**
 * Notes an error.
 *
 * @param errors Where it is noted.
 * @param place The value, and the schema that has the keyword.
 * @param keyword The keyword.
 * @param params What the keyword asks, and what of the value it names.
 */
export function note(errors: CheckError[], place: Place, keyword: Keyword, params: CheckError['params']): void {
  const { instancePath, schemaPath, propertyName } = place;
  const error = { instancePath, schemaPath: `${schemaPath}/${keyword}`, keyword, params };
  errors.push(propertyName === undefined ? error : { ...error, propertyName });
}

const inside = ({ instancePath, schemaPath }: Place, steps: string, member: string | number): Place => ({
  instancePath: joinPointer(instancePath, member),
  schemaPath: `${schemaPath}/${steps}`,
});

/** Makes what tells of a part of the schema that speaks of the same value. */
function ofPart(part: Schema, steps: string, { checkOf, tellOf }: Telling): (...of: Parameters<Tell>) => boolean {
  const check = checkOf(part);
  return (value, place, errors) => {
    if (check(value)) return false;
    tellOf(part)(value, { ...place, schemaPath: `${place.schemaPath}/${steps}` }, errors);
    return true;
  };
}

/** Makes what tells of a part of the schema that speaks of members or items. */
function ofMembers(
  part: Schema,
  steps: string,
  { checkOf, tellOf }: Telling,
): (value: unknown, member: string | number, place: Place, errors: CheckError[]) => void {
  const check = checkOf(part);
  return (value, member, place, errors) => {
    if (!check(value)) tellOf(part)(value, inside(place, steps, member), errors);
  };
}

const ofObject =
  (tell: Tell<Readonly<Record<string, unknown>>>): Tell =>
  (value, place, errors) => {
    if (isObject(value)) tell(value, place, errors);
  };

const oneOf: MakeTelling<readonly Schema[]> = (branches, telling) => {
  const tells = branches.map((branch, index) => ofPart(branch, `oneOf/${index}`, telling));
  return (value, place, errors) => {
    const before = errors.length;
    let passing: number | undefined;
    for (const [index, tell] of tells.entries()) {
      if (tell(value, place, errors)) continue;
      if (passing !== undefined) return note(errors, place, 'oneOf', { passingSchemas: [passing, index] });
      passing = index;
    }
    if (passing === undefined) note(errors, place, 'oneOf', { passingSchemas: null });
    else errors.length = before;
  };
};

const allOf: MakeTelling<readonly Schema[]> = (parts, telling) => {
  const tells = parts.map((part, index) => ofPart(part, `allOf/${index}`, telling));
  return (value, place, errors) => {
    for (const tell of tells) tell(value, place, errors);
  };
};

const condition: MakeTelling<Schema> = (wanted, telling, schema) => {
  const holds = telling.checkOf(wanted);
  const tells = {
    then: ofPart(schema.then ?? anything, 'then', telling),
    else: ofPart(schema.else ?? anything, 'else', telling),
  };
  return (value, place, errors) => {
    const failingKeyword = holds(value) ? 'then' : 'else';
    if (tells[failingKeyword](value, place, errors)) note(errors, place, 'if', { failingKeyword });
  };
};

const propertyNames: MakeTelling<Schema> = (names, telling) => {
  const tell = ofPart(names, 'propertyNames', telling);
  return ofObject((object, place, errors) => {
    for (const propertyName of Object.keys(object))
      if (tell(propertyName, { ...place, propertyName }, errors))
        note(errors, place, 'propertyNames', { propertyName });
  });
};

const additionalProperties: MakeTelling<Schema | boolean> = (wanted, telling, { properties = {} }) => {
  const tell = ofMembers(typeof wanted === 'boolean' ? anything : wanted, 'additionalProperties', telling);
  return ofObject((object, place, errors) => {
    for (const name of Object.keys(object))
      if (Object.hasOwn(properties, name)) continue;
      else if (wanted === false) note(errors, place, 'additionalProperties', { additionalProperty: name });
      else tell(object[name], name, place, errors);
  });
};

const properties: MakeTelling<Readonly<Record<string, Schema>>> = (wanted, telling) => {
  const parts = Object.entries(wanted).map(([name, part]) => {
    const steps = `properties/${encodeURIComponent(escapeSegment(name))}`;
    return { name, tell: ofMembers(part, steps, telling) };
  });
  return ofObject((object, place, errors) => {
    for (const { name, tell } of parts) if (has(object, name)) tell(object[name], name, place, errors);
  });
};

const dependentRequired: MakeTelling<Readonly<Record<string, readonly string[]>>> = (wanted) =>
  ofObject((object, place, errors) => {
    for (const [property, needed] of Object.entries(wanted))
      for (const missingProperty of has(object, property) ? needed : [])
        if (!has(object, missingProperty)) {
          const of = { depsCount: needed.length, deps: needed.join(', ') };
          note(errors, place, 'dependentRequired', { property, missingProperty, ...of });
        }
  });

/** The keywords that hold schemas or may note several errors; the others say no in one way. */
export const tellings: { readonly [K in Keyword]?: MakeTelling<NonNullable<Assertions[K]>> } = {
  $ref: (reference, { root, checkOf, tellOf }) => {
    const meant = referenced(root, reference);
    return (value, place, errors) => {
      if (!checkOf(meant)(value)) tellOf(meant)(value, { ...place, schemaPath: reference }, errors);
    };
  },
  oneOf,
  allOf,
  if: condition,
  items: (items, telling) => {
    const tell = ofMembers(items, 'items', telling);
    return (list, place, errors) => {
      if (Array.isArray(list)) list.forEach((item, index) => tell(item, index, place, errors));
    };
  },
  uniqueItems:
    (wanted, _, { items }) =>
    (list, place, errors) => {
      const twins = wanted && Array.isArray(list) ? twinsIn(list, items ?? anything) : undefined;
      const [i, j] = twins ?? [];
      if (i !== undefined) note(errors, place, 'uniqueItems', { i, j });
    },
  required: (names) =>
    ofObject((object, place, errors) => {
      for (const missingProperty of names)
        if (!has(object, missingProperty)) note(errors, place, 'required', { missingProperty });
    }),
  propertyNames,
  additionalProperties,
  properties,
  dependentRequired,
};
