import { isObject } from '../spec/object.ts';
import { splitPointer } from '../spec/place.ts';
import type { Problem } from '../spec/problem.ts';
import type { Schema } from '../spec/spec.ts';

/** What a taskinfo gives, and what it does not give yet. */
export interface Given {
  /** What is wrong with what is given. */
  readonly wrong: readonly Problem[];
  /** What a whole task would have and this one has not. */
  readonly missing: readonly Problem[];
}

/** What speaks of a field that is not there. */
const ofMissing = new Set(['required', 'dependentRequired']);

/** The fields among which a taskinfo has one, or one of several lists of them. */
function choicesIn({ oneOf }: Schema): readonly (readonly string[])[] {
  const choices = (Array.isArray(oneOf) ? oneOf : []) as readonly { readonly required?: readonly string[] }[];
  return choices.map(({ required = [] }) => required);
}

/** A field may still be given, unless it is one of a choice that has been made another way. */
function canFollow(name: string, taskinfo: Readonly<Record<string, unknown>>, schema: Schema): boolean {
  const choices = choicesIn(schema);
  const made = choices.filter((fields) => fields.length > 0 && fields.every((field) => Object.hasOwn(taskinfo, field)));
  return (
    made.length === 0 ||
    made.some((fields) => fields.includes(name)) ||
    !choices.some((fields) => fields.includes(name))
  );
}

/**
 * Parts what is wrong with what is given from what is only missing yet: a question need not be a whole task. Fields of the
 * taskinfo itself may be missing; what one of them holds has to be whole.
 *
 * @param problems What checking the taskinfo found.
 * @param taskinfo The taskinfo.
 * @param schema The schema it was checked against.
 * @returns Both parts.
 */
export function partOfTask(problems: readonly Problem[], taskinfo: unknown, schema: Schema): Given {
  if (!isObject(taskinfo)) return { missing: [], wrong: problems };
  const isOpen = ({ keyword = '', pointer }: Problem): boolean => {
    const [name, ...rest] = splitPointer(pointer);
    // A choice is refused in the same words where none of its fields is there as where there are too many.
    if (name === undefined)
      return (
        keyword === 'oneOf' &&
        !choicesIn(schema)
          .flat()
          .some((field) => Object.hasOwn(taskinfo, field))
      );
    return rest.length === 0 && ofMissing.has(keyword) && canFollow(name, taskinfo, schema);
  };
  return { missing: problems.filter(isOpen), wrong: problems.filter((each) => !isOpen(each)) };
}
