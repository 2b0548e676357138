import { problem, type DocumentProblem } from '../spec/problem.ts';
import type { Entry, Spec } from '../spec/spec.ts';
import type { Registry, Type } from './registry.ts';
import { pathOf, type Bases } from './uri.ts';

/** An address of the registry's own that stands for a type and has no page of the type itself. */
export interface Forward<E extends Entry = Entry> {
  /** Root path: `/tasktypes/oci-container/1`. */
  readonly path: string;
  readonly type: Type<E>;
}

/** Segments that a page can stand under on any file host, and that no file with an extension can have. */
const pageForm = /^(\/([A-Za-z0-9][A-Za-z0-9_~-]*|[0-9]+\.[0-9]+))+$/;
const reserved = /^\/(tasktypes|servicetypes|rules(\/.*)?)?$/;

/**
 * Reads where on the site a URI under one of the registry's own bases leads: a file host looks at the path alone.
 *
 * @param uri The URI.
 * @param bases The permanent base and those of the past.
 * @returns The root path without a slash at its end; `undefined` where the URI lies elsewhere.
 */
export function ownPath(uri: string, { identifiers, formerIdentifiers }: Bases): string | undefined {
  const base = [identifiers, ...formerIdentifiers].find((one) => uri === one || uri.startsWith(`${one}/`));
  return base === undefined
    ? undefined
    : uri
        .slice(base.length)
        .replace(/[?#].*$/s, '')
        .replace(/\/+$/, '');
}

const pagesOf = ({ kind, name, major, versions }: Type): readonly string[] => [
  pathOf({ kind, name, major }),
  ...versions.map((version) => pathOf(version)),
];

/**
 * Lists the addresses that a site answers with a page that names the type and leads on: the addresses of majors, and the
 * aliases under the registry's own bases.
 *
 * @param registry The registry.
 * @returns The addresses, each once, in the order of the types.
 */
export function forwards<E extends Entry>(registry: Registry<E>): readonly Forward<E>[] {
  const taken = new Set(registry.types.flatMap(pagesOf));
  return registry.types.flatMap((type) =>
    type.uris.flatMap((uri) => {
      const path = ownPath(uri, registry);
      if (path === undefined || taken.has(path)) return [];
      taken.add(path);
      return [{ path, type }];
    }),
  );
}

const typeOf = ({ kind, name, major }: Spec): string => pathOf({ kind, name, major });

/** The document to whose type each page belongs: by its path first, then by what a document states. */
function ownersOf(specs: readonly Spec[], { identifiers }: Bases): ReadonlyMap<string, Spec> {
  const owners = new Map<string, Spec>();
  const claim = (path: string, spec: Spec): unknown => owners.has(path) || owners.set(path, spec);
  for (const spec of specs)
    for (const path of [typeOf(spec), `/${spec.kind}s/${spec.name}/${spec.major}`, pathOf(spec)]) claim(path, spec);
  for (const spec of specs)
    for (const { uri } of spec.aliases)
      if (uri.startsWith(`${identifiers}/`)) claim(uri.slice(identifiers.length), spec);
  return owners;
}

/**
 * Checks that whoever opens an alias under the registry's own bases meets the type that the alias means. An alias that is
 * the very URI of another type is no matter of this check.
 *
 * @param specs The documents, in the order of their paths.
 * @param bases The permanent base and those of the past.
 * @returns The problems, each with the path of its document.
 */
export function checkOwnAddresses(specs: readonly Spec[], bases: Bases): readonly DocumentProblem[] {
  const owners = ownersOf(specs, bases);
  return specs.flatMap((spec) =>
    spec.aliases.flatMap(({ uri }, index) => {
      const path = ownPath(uri, bases);
      if (path === undefined) return [];
      const isPage = pageForm.test(path) && !reserved.test(path);
      const owner = owners.get(path) ?? spec;
      if (isPage && (uri === bases.identifiers + path || typeOf(owner) === typeOf(spec))) return [];
      const found = problem('alias-leads-to-its-type', {
        message: isPage
          ? `The alias "${uri}" opens the page of ${owner.path}.`
          : `The alias "${uri}" cannot be the address of a page of this type.`,
        hint: `Write ${bases.identifiers}/${spec.kind}s/<another name>, or take it out.`,
        pointer: `/aliases/${index}/uri`,
      });
      return [{ ...found, path: spec.path }];
    }),
  );
}
