/** Keeps texts by the content they are made from, from one run to the next. */
export interface Store {
  readonly get: (content: string) => string | undefined;
  readonly set: (content: string, made: string) => void;
}

interface Shelf {
  /** What is being made, and without a store what was made. */
  readonly texts: Map<string, Promise<string>>;
  store?: Store;
}

const place = Symbol.for('tasktypes/kept');

/** The pages of a site are made by a bundle of their own, in the process that also writes the files beside them. */
function shelf(): Shelf {
  const held = globalThis as unknown as Record<typeof place, Shelf | undefined>;
  return (held[place] ??= { texts: new Map() });
}

/**
 * Keeps what is made from now on for the next run too.
 *
 * @param store Where it is kept.
 */
export function keepIn(store: Store): void {
  shelf().store = store;
}

/**
 * Keeps what is costly to make, by what it is made from: what a module keeps to itself would be made twice.
 *
 * @param key Everything that it is made from.
 * @param make Makes it.
 * @returns What was made; a failure is not kept.
 */
export function kept(key: string, make: () => Promise<string>): Promise<string> {
  const { texts, store } = shelf();
  const known = texts.get(key);
  if (known !== undefined) return known;
  const earlier = store?.get(key);
  const made =
    earlier === undefined
      ? make().then((text) => {
          store?.set(key, text);
          return text;
        })
      : Promise.resolve(earlier);
  texts.set(key, made);
  const forget = (): unknown => texts.delete(key);
  made.then(store === undefined ? undefined : forget, forget);
  return made;
}
