import type { ListedType, SiteIndex } from './site-index.ts';

/** An address that a registry must answer, and with what. */
export interface Target {
  /** What it belongs to: a type, or the registry as a whole. */
  readonly of: string;
  /** The permanent URI. */
  readonly uri: string;
  /** Where the site has it. */
  readonly address: string;
  /** The name of a file; a page has none. */
  readonly face?: string;
  /** The URI that the content must name: a page anywhere, a file of data in a member. */
  readonly identity?: { readonly member?: string; readonly uri: string };
}

/** What is to be opened of a site. */
export interface Wanted {
  readonly targets: readonly Target[];
  /** Addresses that the index names and the site does not answer: aliases elsewhere, bases of the past. */
  readonly elsewhere: readonly string[];
}

type Named = Omit<Target, 'address'>;

/** Which member of which file says what it is about. */
function identityOf(face: string, uri: string, type: ListedType): Target['identity'] {
  if (face === 'schema.json') return { member: '$id', uri };
  if (face.endsWith('.schema.json')) return { member: '$id', uri: `${uri}/${face}` };
  if (face === 'spec.json') return { member: 'uri', uri: type.uri };
  return face === 'spec.jsonld' ? { member: '@id', uri: type.uri } : undefined;
}

/** The schemas among the files of the registry as a whole. */
const wholeSchemas: readonly string[] = ['bundle.json', 'task.json', 'reply.json', 'codemeta.json'];

function targetsOfWhole({ identifiers, faces }: SiteIndex): readonly Named[] {
  return ['index.json', ...faces].map((face) => {
    const named = { of: 'The registry', uri: `${identifiers}/${face}`, face };
    return wholeSchemas.includes(face) ? { ...named, identity: { member: '$id', uri: named.uri } } : named;
  });
}

function targetsOf(type: ListedType, { identifiers }: SiteIndex): readonly Named[] {
  const of = `${type.title} (${type.kind})`;
  const pages = type.uris
    .filter((uri) => uri.startsWith(`${identifiers}/`))
    .map((uri) => ({ of, uri, identity: { uri: type.uri } }));
  const files = type.versions.flatMap(({ uri, faces }) =>
    faces.map((face) => {
      const identity = identityOf(face, uri, type);
      return { of, uri: `${uri}/${face}`, face, ...(identity === undefined ? {} : { identity }) };
    }),
  );
  return [...pages, ...files];
}

/**
 * Lists what a deployed registry must answer, from what its index says: the index itself, a page for every URI under its
 * identifiers, and every file. A URI `<identifiers>/x` stands for the address `<site>/x`.
 *
 * @param index The index.
 * @param site Where the site begins, with a slash at its end.
 * @returns What is to be opened, or the first URI that leads out of the site.
 */
export function targets(index: SiteIndex, site: string): Wanted | string {
  const { identifiers, types } = index;
  const named = [...targetsOfWhole(index), ...types.flatMap((type) => targetsOf(type, index))];
  const found = named.map((target) => ({ ...target, address: site + target.uri.slice(identifiers.length + 1) }));
  const isInside = ({ uri, address }: Target): boolean =>
    uri.startsWith(`${identifiers}/`) && URL.canParse(address) && new URL(address).href.startsWith(site);
  const isElsewhere = (uri: string): boolean => /^https?:\/\//i.test(uri) && !uri.startsWith(`${identifiers}/`);
  const elsewhere = [...new Set(types.flatMap(({ uris }) => uris.filter(isElsewhere)))];
  return found.find((target) => !isInside(target))?.uri ?? { targets: found, elsewhere };
}
