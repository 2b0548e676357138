import type { Entry } from '../spec/spec.ts';
import type { TypeAddress } from './addresses.ts';
import { canBePacked, mediaTypeOf, type SiteFile } from './site-files.ts';

type Fields = Readonly<Record<string, string>>;
type ByPacking<T> = Readonly<Record<'identity' | 'br' | 'gzip', T>>;

/** The header fields of a resource, made once. */
export interface Headers {
  /** Its strong tags: each form of packing is a representation of its own. */
  readonly tags: ByPacking<string>;
  /** With the whole of it. */
  readonly whole: ByPacking<Fields>;
  /** With the news that it has not changed. */
  readonly unchanged: ByPacking<Fields>;
}

/** Ten minutes: a deprecation reaches everybody within the hour. */
const shortLived = 'public, max-age=600';
const immutable = 'public, max-age=31536000, immutable';

const seconds = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1_000;

function linkField({ links }: TypeAddress, base: string): string {
  return links
    .map(({ rel, path, mediaType }) => {
      const type = mediaType === undefined ? '' : `; type="${mediaType}"`;
      return `<${base}${path.slice(1)}>; rel="${rel}"${type}`;
    })
    .join(', ');
}

const isRetired = ({ status }: Entry): boolean => status === 'deprecated' || status === 'withdrawn';

function statusFields({ type, version }: TypeAddress): Fields {
  const retired = [version, type.current].find(isRetired);
  if (retired?.deprecated === undefined) return {};
  const { status, deprecated } = retired;
  const sunset = deprecated.sunset ?? (status === 'withdrawn' ? deprecated.since : undefined);
  return {
    deprecation: `@${String(seconds(deprecated.since))}`,
    ...(sunset === undefined ? {} : { sunset: new Date(seconds(sunset) * 1_000).toUTCString() }),
  };
}

/** Only the schema of an exact, stable version stays as it is for ever. */
function lifetimeOf({ path }: SiteFile, known: TypeAddress | undefined): string {
  const isLocked = known?.version.status === 'stable' && known.variants.length === 0 && path.endsWith('/schema.json');
  return isLocked ? immutable : shortLived;
}

/**
 * Makes the header fields of a resource.
 *
 * @param file Its file.
 * @param known What is known of it as an address of a type, where it is one.
 * @param base The path under which the site is served, with slashes at both ends.
 * @param isVariant Whether it is one of the forms that are chosen among at another address than its own.
 * @returns The fields for each way of packing, without the length.
 */
export function headersOf(file: SiteFile, known: TypeAddress | undefined, base: string, isVariant: boolean): Headers {
  const isPacked = canBePacked(file.path);
  const isChosen = file.path.endsWith('.html') || isVariant;
  const vary = [...(isChosen ? ['Accept'] : []), ...(isPacked ? ['Accept-Encoding'] : [])].join(', ');
  const lasting: Fields = {
    'access-control-allow-origin': '*',
    'cache-control': lifetimeOf(file, known),
    ...(vary === '' ? {} : { vary }),
    ...(isVariant && !file.path.endsWith('.html') ? { 'content-location': base + file.path } : {}),
    ...(known === undefined ? {} : statusFields(known)),
  };
  const link: Fields = known === undefined ? {} : { link: linkField(known, base) };
  // A schema stays the same when its type is deprecated, or when a version follows; then its links are news.
  const isOld = known !== undefined && (isRetired(known.type.current) || known.version !== known.type.current);
  const tag = (packing: string): string => `"${file.digest}${packing === 'identity' ? '' : `-${packing}`}"`;
  const fields = (packing: 'identity' | 'br' | 'gzip'): { readonly whole: Fields; readonly unchanged: Fields } => {
    const usual = { etag: tag(packing), ...lasting };
    const unchanged = isOld ? { ...usual, ...link } : usual;
    const encoding: Fields = packing === 'identity' ? {} : { 'content-encoding': packing };
    return { unchanged, whole: { 'content-type': mediaTypeOf(file.path), ...encoding, ...usual, ...link } };
  };
  const [identity, br, gzip] = [fields('identity'), fields('br'), fields('gzip')];
  return {
    tags: { identity: tag('identity'), br: tag('br'), gzip: tag('gzip') },
    whole: { identity: identity.whole, br: br.whole, gzip: gzip.whole },
    unchanged: { identity: identity.unchanged, br: br.unchanged, gzip: gzip.unchanged },
  };
}
