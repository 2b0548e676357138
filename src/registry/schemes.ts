import type { Owner } from './hosts.ts';
import { asSeen } from './as-seen.ts';

/** What there is to know about a URI from its scheme alone, `rest` being what follows the scheme and its slashes. */
type SchemeRule = (rest: string) => Owner;

function doi(rest: string): Owner {
  if (!/^10\.[0-9]/.test(rest))
    return { sentence: 'It is written as a DOI, but a DOI begins with "10." and a number.', unreachable: true };
  const address = new URL(`https://doi.org/${rest}`).href;
  return { sentence: `It is a DOI; ${address} leads to the page of whoever registered it.`, address };
}

function ivo(rest: string): Owner {
  const authority = rest.split(/[/?#]/)[0] ?? '';
  return {
    sentence: `It is an IVOA identifier, which no browser opens; any searchable IVOA registry tells who published it under the authority "${asSeen(authority)}".`,
  };
}

function urn(rest: string): Owner {
  const namespace = rest.split(':')[0] ?? '';
  return {
    sentence: `It is a URN, a name that nothing resolves by itself; https://www.iana.org/assignments/urn-namespaces tells whether the namespace "${asSeen(namespace)}" is registered, and by whom.`,
    address: 'https://www.iana.org/assignments/urn-namespaces',
  };
}

const placeholder: SchemeRule = () => ({
  sentence:
    'The scheme "uri:" is not registered; it was a placeholder in the first drafts of the ExecutionPlanner, and says nothing about who defined the type.',
  unreachable: true,
});

const code: SchemeRule = () => ({
  sentence: 'It carries code or content instead of a name, so do not open it.',
  unreachable: true,
});

const image: SchemeRule = () => ({
  sentence: 'It is the address of a container image and belongs in the taskinfo; it names no type.',
  unreachable: true,
});

const rules: ReadonlyMap<string, SchemeRule> = new Map<string, SchemeRule>([
  ['doi', doi],
  ['ivo', ivo],
  ['urn', urn],
  ['uri', placeholder],
  ['file', () => ({ sentence: 'It is a file on one machine, which nobody else can read.', unreachable: true })],
  ...['javascript', 'vbscript', 'data', 'blob'].map((scheme) => [scheme, code] as const),
  ...['docker', 'oci', 'docker-archive', 'oras', 'shub', 'library'].map((scheme) => [scheme, image] as const),
]);

/** Schemes that are written without slashes, beside those that have a rule. */
const slashless = new Set(['ark', 'hdl', 'http', 'https', 'mailto', 'purl', 'swh', 'tag']);

const start = /^([a-z][a-z0-9+.-]{0,63}):(\/{0,9})(?=[^\s/])/i;

/** The scheme of what really looks like a URI: `KeyError: "x"`, `C:\Users` and `localhost:8888` have none. */
function schemeIn(text: string): { readonly scheme: string; readonly rest: string } | undefined {
  const [whole = '', name = '', slashes = ''] = start.exec(text) ?? [];
  const scheme = name.toLowerCase();
  const isKnown = rules.has(scheme) || slashless.has(scheme);
  if (whole === '' || /\s/.test(text) || !(isKnown || slashes.length > 1)) return undefined;
  return { scheme, rest: text.slice(whole.length) };
}

/**
 * Says whether a text looks like a URI: it has a scheme, which two slashes follow unless it is one that is known to have
 * none. The name of an error before its message is no scheme, nor is a drive or a host before its port.
 *
 * @param text The text without what surrounds it.
 * @returns Whether it does; characters that no URI may have are forgiven behind the scheme.
 */
export function looksLikeUri(text: string): boolean {
  return schemeIn(text) !== undefined;
}

/**
 * Says what the scheme of a URI shows about its owner.
 *
 * @param uri A URI of any scheme but http and https.
 * @returns What is known, or `undefined` where the text has no scheme.
 */
export function ownerByScheme(uri: string): Owner | undefined {
  const found = schemeIn(uri);
  if (found === undefined) return undefined;
  const { scheme, rest } = found;
  const rule = rules.get(scheme);
  if (rule !== undefined) return rule(rest);
  return {
    sentence: `No browser is known to open the scheme "${scheme}:", so the string alone does not lead to its owner.`,
  };
}
