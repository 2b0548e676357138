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

/** Which member of which file says what it is about. */
function identityOf(face: string, uri: string, type: ListedType): Target['identity'] {
  if (face === 'schema.json') return { member: '$id', uri };
  if (face.endsWith('.schema.json')) return { member: '$id', uri: `${uri}/${face}` };
  if (face === 'spec.json') return { member: 'uri', uri: type.uri };
  return face === 'spec.jsonld' ? { member: '@id', uri: type.uri } : undefined;
}

function targetsOf(type: ListedType, { identifiers }: SiteIndex): readonly Omit<Target, 'address'>[] {
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
 * Lists what a deployed registry must answer, from what its index says: a page for every URI under its identifiers, and
 * every file. A URI `<identifiers>/x` stands for the address `<site>/x`.
 *
 * @param index The index.
 * @param site Where the site begins, with a slash at its end.
 * @returns The targets, or the first URI that leads out of the site.
 */
export function targets(index: SiteIndex, site: string): readonly Target[] | string {
  const { identifiers, types, faces } = index;
  const whole = faces.map((face) => ({ of: 'The registry', uri: `${identifiers}/${face}`, face }));
  const wanted = [...whole, ...types.flatMap((type) => targetsOf(type, index))];
  const found = wanted.map((target) => ({ ...target, address: site + target.uri.slice(identifiers.length + 1) }));
  const isInside = ({ uri, address }: Target): boolean =>
    uri.startsWith(`${identifiers}/`) && URL.canParse(address) && new URL(address).href.startsWith(site);
  return found.find((target) => !isInside(target))?.uri ?? found;
}
