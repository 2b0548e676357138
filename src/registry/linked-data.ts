import { versionOf, type Spec } from '../spec/spec.ts';
import { dataLicence, faceNames } from './catalogue.ts';
import { broader, narrower, successorOf } from './links.ts';
import type { Registry, Type } from './registry.ts';
import { versionUri } from './uri.ts';

const skos = 'http://www.w3.org/2004/02/skos/core#';
const dcterms = 'http://purl.org/dc/terms/';
const owl = 'http://www.w3.org/2002/07/owl#';

const toResource = (id: string): unknown => ({ '@id': id, '@type': '@id' });
const toText = (id: string): unknown => ({ '@id': id, '@language': 'en' });

/** Stands in the file itself, so that nobody has to fetch a context to read it. */
const context = {
  skos,
  dcterms,
  owl,
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  title: toText('skos:prefLabel'),
  summary: toText('skos:definition'),
  name: { '@id': 'skos:notation', '@type': 'xsd:string' },
  otherNames: { '@id': 'skos:hiddenLabel' },
  inScheme: toResource('skos:inScheme'),
  broader: toResource('skos:broader'),
  narrower: toResource('skos:narrower'),
  exactMatch: toResource('skos:exactMatch'),
  closeMatch: toResource('skos:closeMatch'),
  broadMatch: toResource('skos:broadMatch'),
  narrowMatch: toResource('skos:narrowMatch'),
  relatedMatch: toResource('skos:relatedMatch'),
  sources: toResource('dcterms:source'),
  owner: 'dcterms:rightsHolder',
  ownerName: 'foaf:name',
  successor: toResource('dcterms:isReplacedBy'),
  licence: toResource('dcterms:license'),
  versions: toResource('dcterms:hasVersion'),
  version: { '@id': 'owl:versionInfo', '@type': 'xsd:string' },
  isDeprecated: { '@id': 'owl:deprecated', '@type': 'xsd:boolean' },
  seeAlso: toResource('rdfs:seeAlso'),
};

/** What may stand as an address in linked data; other strings are only names. */
const iriForm = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

function matches({ related }: Spec): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { how, uri } of related) if (iriForm.test(uri)) (found[how] ??= []).push(uri);
  return found;
}

function ownerOf({ owner }: Spec): unknown {
  const id = owner.url !== undefined && iriForm.test(owner.url) ? { '@id': owner.url } : {};
  return { ...id, '@type': 'foaf:Agent', ownerName: owner.name };
}

function concept(registry: Registry<Spec>, type: Type<Spec>, spec: Spec): Readonly<Record<string, unknown>> {
  const { identifiers } = registry;
  const others = type.uris.filter((uri) => uri !== type.uri);
  const here = versionUri(spec, identifiers);
  const successor = successorOf(registry, type);
  return {
    '@id': type.uri,
    '@type': 'skos:Concept',
    name: spec.name,
    title: spec.title,
    summary: spec.summary,
    inScheme: `${identifiers}/${spec.kind}s`,
    version: versionOf(spec),
    versions: type.versions.map((version) => versionUri(version, identifiers)),
    isDeprecated: spec.status === 'deprecated' || spec.status === 'withdrawn',
    ...(successor === undefined ? {} : { successor: successor.uri }),
    broader: broader(registry, type).map(({ uri }) => uri),
    narrower: narrower(registry, type).map(({ uri }) => uri),
    exactMatch: others.filter((uri) => iriForm.test(uri) && !uri.startsWith(`${identifiers}/`)),
    otherNames: others.filter((uri) => !iriForm.test(uri)),
    ...matches(spec),
    owner: ownerOf(spec),
    sources: spec.sources.filter((uri) => iriForm.test(uri)),
    seeAlso: faceNames(spec.kind).map((face) => `${here}/${face}`),
    licence: dataLicence,
  };
}

/**
 * Describes one version as linked data: what `spec.jsonld` serves, a SKOS concept with its context in the file.
 *
 * @param registry The registry.
 * @param spec The version.
 * @returns A JSON-LD document.
 */
export function describeAsLinkedData(registry: Registry<Spec>, spec: Spec): unknown {
  const type = registry.named(spec.kind, spec.name, spec.major);
  return { '@context': context, ...(type === undefined ? {} : concept(registry, type, spec)) };
}
