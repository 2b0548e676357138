import { messageFile } from '../registry/catalogue.ts';
import { successorOf } from '../registry/links.ts';
import { forwards } from '../registry/own-addresses.ts';
import type { Registry, Type } from '../registry/registry.ts';
import { pathOf } from '../registry/uri.ts';
import type { Entry, Kind, Status } from '../spec/spec.ts';

/** A form in which a version can be had at the address of its page. */
export interface Variant {
  readonly mediaType: string;
  /** Path of the file below the root of the site. */
  readonly path: string;
}

/** What the server knows of an address of a type, besides the file there. */
export interface TypeAddress {
  readonly type: Type;
  readonly version: Entry;
  readonly status: Status;
  /** The forms besides the page; none for an address of one of them. */
  readonly variants: readonly Variant[];
  /** Relations to other addresses, as root paths without the base. */
  readonly links: readonly Link[];
}

/** A link to another address. */
export interface Link {
  readonly rel: string;
  readonly path: string;
  readonly mediaType?: string;
}

/** An address that leads to another one. */
export interface Redirect {
  readonly to: string;
  /** Whether it will lead there for ever: an alias does, the newest version does not. */
  readonly isPermanent: boolean;
}

/** The addresses of all types. */
export interface TypeAddresses {
  readonly pages: ReadonlyMap<string, TypeAddress>;
  readonly redirects: ReadonlyMap<string, Redirect>;
}

const forms = (kind: Kind): readonly (readonly [name: string, mediaTypes: readonly string[]])[] => [
  ['schema.json', ['application/schema+json']],
  ['spec.json', ['application/json']],
  ['spec.jsonld', ['application/ld+json']],
  ['source.md', ['text/markdown']],
  ['types.d.ts', ['text/x-typescript', 'application/typescript', 'application/x-typescript']],
  ['validate.js', ['text/javascript']],
  [messageFile(kind), []],
  ['types.txt', ['text/plain']],
];

const pageOf = (type: Type): string => `${pathOf(type)}/`;

function linksOf(type: Type, version: Entry, successor: Type | undefined): readonly Link[] {
  const folder = pathOf(version);
  const alternates = forms(version.kind).flatMap(([name, [mediaType]]) =>
    mediaType === undefined ? [] : [{ rel: 'alternate', path: `${folder}/${name}`, mediaType }],
  );
  return [
    { rel: 'latest-version', path: `${pathOf(type.current)}/` },
    ...(successor === undefined ? [] : [{ rel: 'successor-version', path: pageOf(successor) }]),
    { rel: 'describedby', path: `${folder}/schema.json`, mediaType: 'application/schema+json' },
    ...alternates,
  ];
}

/**
 * Lists the addresses of all types, their faces and their aliases.
 *
 * @param registry The registry whose site is served.
 * @returns Root paths without a slash at their end, and what each of them is.
 */
export function typeAddresses(registry: Registry): TypeAddresses {
  const pages = new Map<string, TypeAddress>();
  const redirects = new Map<string, Redirect>();
  for (const { path, type } of forwards(registry)) redirects.set(path, { to: pageOf(type), isPermanent: true });
  for (const type of registry.types) {
    const successor = successorOf(registry, type);
    for (const [path, version] of [
      ...type.versions.map((one) => [pathOf(one), one] as const),
      [pathOf(type), type.current] as const,
    ]) {
      const folder = pathOf(version);
      const links = linksOf(type, version, successor);
      const canonical = { rel: 'canonical', path: path === folder ? `${folder}/` : pageOf(type) };
      const variants = forms(version.kind).flatMap(([name, mediaTypes]) =>
        mediaTypes.map((mediaType) => ({ mediaType, path: `${folder}/${name}`.slice(1) })),
      );
      const known = { type, version, status: version.status };
      pages.set(path, { ...known, variants, links: [canonical, ...links] });
      for (const [name] of forms(version.kind)) {
        const face = `${folder}/${name}`;
        pages.set(face, { ...known, variants: [], links: [{ rel: 'canonical', path: face }, ...links] });
        if (path === folder) continue;
        redirects.set(`${path}/${name}`, { to: face, isPermanent: false });
        redirects.set(`${path}/${String(type.major)}/${name}`, { to: face, isPermanent: false });
      }
    }
  }
  return { pages, redirects };
}
