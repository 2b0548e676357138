/** What somebody wants to see of a list. */
export interface Wanted {
  readonly text: string;
  readonly status: string;
  readonly system: string;
}

/** A type in the list, as far as it is filtered. */
export interface Listed {
  /** All that it is found by, in lower case. */
  readonly words: string;
  readonly status: string;
  readonly systems: readonly string[];
}

const names = ['text', 'status', 'system'] as const;

/**
 * Makes a function that says whether a type is wanted.
 *
 * @param wanted What is wanted; a blank part wants everything.
 * @returns The function; each word of the text has to stand somewhere in those of the type.
 */
export function filterOf({ text, status, system }: Wanted): (listed: Listed) => boolean {
  const asked = text.toLowerCase().split(/\s+/).filter(Boolean);
  const onSystem = system.toLowerCase();
  return (listed) =>
    (status === '' || listed.status === status) &&
    (onSystem === '' || listed.systems.some((name) => name.toLowerCase() === onSystem)) &&
    asked.every((word) => listed.words.includes(word));
}

/**
 * Reads what is wanted from the fragment of an address.
 *
 * @param hash The fragment, with its `#`.
 * @returns What is wanted.
 */
export function wantedIn(hash: string): Wanted {
  const given = new URLSearchParams(hash.slice(1));
  return { text: given.get('text') ?? '', status: given.get('status') ?? '', system: given.get('system') ?? '' };
}

/**
 * Writes what is wanted as the fragment of an address.
 *
 * @param wanted What is wanted.
 * @returns The fragment with its `#`; empty where everything is wanted.
 */
export function fragmentOf(wanted: Wanted): string {
  const given = new URLSearchParams(names.filter((name) => wanted[name] !== '').map((name) => [name, wanted[name]]));
  const written = given.toString();
  return written === '' ? '' : `#${written}`;
}
