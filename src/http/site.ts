import { successorOf } from '../registry/links.ts';
import type { Registry } from '../registry/registry.ts';
import { typeAddresses, type Redirect, type TypeAddress, type Variant } from './addresses.ts';
import type { Answer, Call } from './call.ts';
import { chooseMedia } from './media.ts';
import { typesNear } from './near-types.ts';
import { isKnownTo, packingsFor } from './revalidation.ts';
import { headersOf, type Headers } from './site-headers.ts';
import { mediaTypeOf, type Packing, type SiteFile } from './site-files.ts';
import { refusal } from './wrong-call.ts';

/** The built site, as it is served. */
export interface Site {
  /** Answers a call to one of its addresses. */
  readonly answer: (call: Call, path: string) => Answer;
  /** Answers a call to an address at which nothing is. */
  readonly missing: (call: Call, path: string) => Answer;
}

/** An address of the site with a file. */
interface Resource {
  readonly file: SiteFile;
  /** The forms besides `file` in which it is to be had. */
  readonly variants: readonly (Variant & { readonly resource: Resource })[];
  readonly status: 200 | 410;
  readonly headers: Headers;
}

const methods = 'GET, HEAD, OPTIONS';

const pageOf = (path: string): string | undefined =>
  path === 'index.html' ? '/' : path.endsWith('/index.html') ? `/${path.slice(0, -'/index.html'.length)}` : undefined;

function resourcesOf(files: readonly SiteFile[], base: string, pages: ReadonlyMap<string, TypeAddress>) {
  const resources = new Map<string, Resource>();
  const make = (file: SiteFile, path: string, variants: Resource['variants']): Resource => {
    const known = pages.get(path);
    const status = known?.status === 'withdrawn' ? 410 : 200;
    return { file, variants, status, headers: headersOf(file, known, base, `/${file.path}` !== path) };
  };
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const file of files) resources.set(`/${file.path}`, make(file, `/${file.path}`, []));
  for (const file of files) {
    const path = pageOf(file.path);
    if (path === undefined) continue;
    const variants = (pages.get(path)?.variants ?? registryVariants(path)).flatMap((variant) => {
      const found = byPath.get(variant.path);
      return found === undefined ? [] : [{ ...variant, resource: make(found, path, []) }];
    });
    resources.set(path, make(file, path, variants));
  }
  return resources;
}

/** The home page is the whole registry. */
function registryVariants(path: string): readonly Variant[] {
  return path === '/' ? [{ mediaType: 'application/json', path: 'index.json' }] : [];
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function notAcceptable({ file, variants }: Resource): Answer {
  const media = [mediaTypeOf(file.path).split(';', 1)[0] ?? '', ...variants.map(({ mediaType }) => mediaType)];
  return refusal({
    problem: 'not-acceptable',
    detail: `This is to be had as ${media.join(', ')}. Accept one of these, or */*.`,
    headers: { vary: 'Accept' },
  });
}

/** A file at its own address is sent whatever is accepted: there is nothing to choose between. */
function chosen(resource: Resource, { header }: Call): Resource | undefined {
  const own = mediaTypeOf(resource.file.path).split(';', 1)[0] ?? '';
  if (own !== 'text/html') return resource;
  const media = chooseMedia(header('accept'), [own, ...resource.variants.map(({ mediaType }) => mediaType)]);
  if (media === own) return resource;
  return resource.variants.find(({ mediaType }) => mediaType === media)?.resource;
}

const goneTypes = ['application/json', 'application/problem+json'];

/** Of a withdrawn type a browser is shown the page, and whoever asks for one of its files is given that; a program is told. */
function isToldGone({ status, file, variants }: Resource, { header }: Call): boolean {
  if (status !== 410 || !file.path.endsWith('.html')) return false;
  const media = ['text/html', ...variants.map(({ mediaType }) => mediaType), ...goneTypes];
  return goneTypes.includes(chooseMedia(header('accept'), media) ?? '');
}

function gone({ headers }: Resource, { type }: TypeAddress, registry: Registry): Answer {
  const { title, deprecated } = type.current;
  const successor = successorOf(registry, type)?.uri;
  const next = successor === undefined ? 'Nothing replaces it.' : `Use ${successor} instead.`;
  const { link, deprecation, sunset } = headers.whole.identity;
  const told = Object.entries({ link, deprecation, sunset, vary: 'Accept' });
  return refusal({
    problem: 'withdrawn',
    detail: [`The ${type.kind} ${title} is withdrawn.`, deprecated?.why ?? '', next].filter(Boolean).join(' '),
    members: successor === undefined ? {} : { successor },
    headers: Object.fromEntries(told.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  });
}

/** A file that no packing makes smaller is sent as it is. */
function send({ file, headers, status }: Resource, call: Call, packings: readonly Packing[]): Answer {
  const packing = packings.find((one) => file.packings.includes(one));
  const form = packing ?? 'identity';
  if (status === 200 && isKnownTo(call.header('if-none-match'), headers.tags[form]))
    return { status: 304, headers: headers.unchanged[form] };
  const bytes = file.read(packing);
  const sent = { ...headers.whole[form], 'content-length': String(bytes.length) };
  return call.method === 'HEAD' ? { status, headers: sent } : { status, headers: sent, body: bytes };
}

function redirectTo({ to, isPermanent }: Redirect, base: string, query: string): Answer {
  const location = base + to.slice(1) + query;
  const headers = { location, 'cache-control': 'public, max-age=600' };
  return { status: isPermanent ? 301 : 307, headers };
}

function notFound(
  { registry, base }: { readonly registry: Registry; readonly base: string },
  path: string,
  page: Resource | undefined,
  call: Call,
): Answer {
  const wantsPage =
    chooseMedia(call.header('accept'), ['application/problem+json', 'application/json', 'text/html']) === 'text/html';
  if (page !== undefined && wantsPage) {
    const sent = { ...page.headers.whole.identity, 'cache-control': 'no-store' };
    return call.method === 'HEAD'
      ? { status: 404, headers: sent }
      : { status: 404, headers: sent, body: page.file.read() };
  }
  const detail = `Nothing is at this address. ${base}index.json lists every type, ${base}openapi.json every call.`;
  return refusal({
    problem: 'not-found',
    detail,
    members: { suggestions: typesNear(registry, path) },
    headers: { vary: 'Accept' },
  });
}

/**
 * Makes what answers the addresses of a built site.
 *
 * @param files Its files.
 * @param registry The registry whose site it is.
 * @param base The path under which it is served, with slashes at both ends.
 * @returns The site.
 */
export function createSite(files: readonly SiteFile[], registry: Registry, base: string): Site {
  const { pages, redirects } = typeAddresses(registry);
  const resources = resourcesOf(files, base, pages);
  const page404 = resources.get('/404.html');
  const missing: Site['missing'] = (call, path) => notFound({ registry, base }, path, page404, call);
  const answer: Site['answer'] = (call, path) => {
    if (!['GET', 'HEAD'].includes(call.method)) {
      const detail = `${call.method} does nothing here. Ask with GET or HEAD.`;
      return refusal({ problem: 'method-not-allowed', detail, headers: { allow: methods } });
    }
    const asked = withoutSlash(path);
    const redirect = redirects.get(asked);
    const query = call.target.includes('?') ? call.target.slice(call.target.indexOf('?')) : '';
    if (redirect !== undefined) return redirectTo(redirect, base, query);
    const resource = resources.get(asked) ?? resources.get(withoutSlash(decoded(path)));
    if (resource === undefined) return missing(call, asked);
    const known = pages.get(asked);
    if (known !== undefined && isToldGone(resource, call)) return gone(resource, known, registry);
    const wanted = chosen(resource, call);
    if (wanted === undefined) return notAcceptable(resource);
    return send(wanted, call, packingsFor(call.header('accept-encoding')));
  };
  return { answer, missing };
}
