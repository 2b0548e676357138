import { joinPointer, valueAt } from '../spec/place.ts';

/** Something that could not be carried over. */
export interface Lost {
  /** JSON Pointer into what it was carried from. */
  readonly path: string;
  /** Why, a sentence. */
  readonly text: string;
}

/** A value of which one part after the other is taken, so that what is left is known. */
export interface Taking {
  /** Takes what a JSON Pointer leads to; nothing where it is of another type than is wanted. */
  readonly text: (pointer: string) => string | undefined;
  readonly number: (pointer: string) => number | undefined;
  readonly flag: (pointer: string) => boolean | undefined;
  readonly list: (pointer: string) => readonly unknown[] | undefined;
  readonly any: (pointer: string) => unknown;
  /** What stands there; it stays. */
  readonly look: (pointer: string) => unknown;
  /** Says why a part is lost, in other words than usual. */
  readonly lose: (pointer: string, text: string) => void;
  /** All that was lost, and all that nobody took. */
  readonly rest: (usual: (pointer: string) => string) => readonly Lost[];
}

/**
 * Begins to take a value apart.
 *
 * @param value The value.
 * @returns What takes from it, and knows what is left.
 */
export function createTaking(value: unknown): Taking {
  const taken = new Set<string>();
  const lost = new Map<string, string>();
  const of =
    <T>(isWanted: (part: unknown) => part is T) =>
    (pointer: string): T | undefined => {
      const part = valueAt(value, pointer);
      if (!isWanted(part)) return undefined;
      taken.add(pointer);
      return part;
    };
  const rest = (part: unknown, pointer: string, usual: (pointer: string) => string): readonly Lost[] => {
    const said = lost.get(pointer);
    if (said !== undefined) return [{ path: pointer, text: said }];
    if (taken.has(pointer) || part === undefined) return [];
    const isOpen = [...taken, ...lost.keys()].some((other) => other.startsWith(`${pointer}/`));
    if (!isOpen || typeof part !== 'object' || part === null) return [{ path: pointer, text: usual(pointer) }];
    return Object.entries(part).flatMap(([key, member]) => rest(member, joinPointer(pointer, key), usual));
  };
  return {
    text: of((part) => typeof part === 'string'),
    number: of((part) => typeof part === 'number'),
    flag: of((part) => typeof part === 'boolean'),
    list: of((part): part is readonly unknown[] => Array.isArray(part)),
    any: of((part): part is unknown => part !== undefined),
    look: (pointer) => valueAt(value, pointer),
    lose: (pointer, text) => void lost.set(pointer, text),
    rest: (usual) => rest(value, '', usual),
  };
}
