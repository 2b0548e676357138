import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import { faces, type Face } from '../../src/emit/faces.ts';
import { site } from '../../src/identity.ts';
import { contractDigest } from '../../src/registry/contract.ts';
import { editorCatalogue } from '../../src/registry/editor-catalogue.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import { isUri } from '../../src/registry/uri.ts';
import { infoMember, versionOf, type Spec } from '../../src/spec/spec.ts';
import { openapiFace } from '../../src/site/api/openapi-face.ts';
import { needsFace } from '../../src/site/needs-face.ts';
import { plannerSchemaFace } from '../../src/site/planners/schema-face.ts';
import { documentOf, rightFacts } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';

let registry: OpenRegistry;
let made: readonly Face[];

beforeAll(async () => {
  registry = await openOwnDocuments();
  made = await faces(registry);
});

const folderOf = (spec: Spec): string => `${spec.kind}s/${spec.name}/${versionOf(spec)}`;

function textOf(path: string, files: readonly Face[] = made): string {
  return files.find((face) => face.path === path)?.content ?? '';
}

function jsonOf(path: string, files?: readonly Face[]): Record<string, unknown> {
  return JSON.parse(textOf(path, files)) as Record<string, unknown>;
}

/** Another set-up than the registry's own: as somebody would use the published schema. */
function strangersAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  return ajv;
}

const messageFileOf = ({ kind }: Spec): string => (kind === 'tasktype' ? 'task.schema.json' : 'interface.schema.json');

describe('the faces of a version', () => {
  it('are the files that the architecture lists, each once', () => {
    for (const spec of registry.specs) {
      const here = made.filter(({ path }) => path.startsWith(`${folderOf(spec)}/`));
      expect(here.map(({ path, mediaType }) => [path.slice(folderOf(spec).length + 1), mediaType])).toEqual([
        ['schema.json', 'application/schema+json'],
        [messageFileOf(spec), 'application/schema+json'],
        ['types.d.ts', 'text/plain'],
        ['types.txt', 'text/plain'],
        ['validate.js', 'text/javascript'],
        ['source.md', 'text/markdown'],
        ['spec.json', 'application/json'],
        ['spec.jsonld', 'application/ld+json'],
      ]);
    }
    const others = made.filter(({ path }) => !path.includes('/'));
    expect(made).toHaveLength(registry.specs.length * 8 + others.length);
  });

  it('never name the address at which the pages are served, but for the catalogue of editors', () => {
    const address = new URL(site).host;
    const naming = made.filter(({ path, content }) => !path.endsWith('source.md') && content.includes(address));
    expect(naming.map(({ path }) => path)).toEqual(['catalog.json']);
  });

  it('include a schema that any validator takes as published, and that judges the examples', () => {
    for (const spec of registry.specs) {
      const schema = jsonOf(`${folderOf(spec)}/schema.json`);
      const check = strangersAjv().compile(schema);
      expect(schema['$id']).toBe(`https://w3id.org/execution-planner/${folderOf(spec)}`);
      expect(schema['description']).toBe(spec.summary);
      for (const { verdict, value } of spec.examples) expect(check(value)).toBe(verdict === 'accepted');
    }
  });

  it('include a schema of the whole message under every exact URI', () => {
    for (const spec of registry.specs) {
      const check = strangersAjv().compile(jsonOf(`${folderOf(spec)}/${messageFileOf(spec)}`));
      const uris = registry.named(spec.kind, spec.name, spec.major)?.uris ?? [];
      const info = infoMember(spec.kind);
      for (const { verdict, value } of spec.examples)
        for (const uri of uris)
          expect(check({ [spec.kind]: uri, [info]: value })).toBe(isUri(uri) && verdict === 'accepted');
      const right = spec.examples.find(({ verdict }) => verdict === 'accepted')?.value;
      expect(check({ [spec.kind]: 'https://example.org/other', [info]: right })).toBe(false);
      expect(check({ [info]: right })).toBe(false);
      expect(check({ [spec.kind]: uris[0] })).toBe(false);
      expect(check({ [spec.kind]: uris[0], [info]: right, resources: [] })).toBe(true);
      for (const name of spec.kind === 'tasktype' ? ['reponseword', 'interfaces', '@context'] : [])
        expect(check({ [spec.kind]: uris[0], [info]: right, [name]: [] }), name).toBe(false);
    }
  });

  it('include the document itself', () => {
    for (const spec of registry.specs) expect(textOf(`${folderOf(spec)}/source.md`)).toBe(spec.source);
  });

  it('include a description with links in both directions', () => {
    const container = jsonOf('tasktypes/oci-container/1.0/spec.json');
    const rosetta = jsonOf('tasktypes/rosetta-container/1.0/spec.json');
    const base = 'https://w3id.org/execution-planner/tasktypes';
    expect(container['narrower']).toContainEqual({
      name: 'rosetta-container',
      title: 'Rosetta container',
      uri: `${base}/rosetta-container`,
    });
    expect(rosetta['broader']).toEqual([
      { name: 'oci-container', title: 'OCI container', uri: `${base}/oci-container` },
    ]);
    expect(rosetta['acceptedBy']).toContainEqual(expect.objectContaining({ name: 'rosetta-webinterface' }));
    expect(jsonOf('servicetypes/rosetta-webinterface/1.0/spec.json')['accepts']).toContainEqual(
      expect.objectContaining({ name: 'rosetta-container' }),
    );
    expect(container['versions']).toEqual([
      { version: '1.0', uri: `${base}/oci-container/1.0`, status: 'experimental' },
    ]);
    expect(container).toMatchObject({ licence: { data: expect.stringContaining('zero') as string } });
    expect(container['taskinfo']).toEqual(registry.writtenSchemaOf('/tasktypes/oci-container/1.0'));
  });

  it('include linked data that expands without a network', async () => {
    const documentLoader = (url: string): Promise<never> => Promise.reject(new Error(`asked for ${url}`));
    for (const spec of registry.specs) {
      const document = jsonOf(`${folderOf(spec)}/spec.jsonld`);
      // `safe` refuses terms that the context does not define; the type declarations do not know it yet.
      const options = { documentLoader, safe: true } as jsonld.Options.Expand;
      const [node] = (await jsonld.expand(document, options)) as unknown as [Record<string, unknown>];
      expect(node['@id']).toBe(registry.named(spec.kind, spec.name, spec.major)?.uri);
      expect(node['@type']).toEqual(['http://www.w3.org/2004/02/skos/core#Concept']);
      expect(node['http://www.w3.org/2004/02/skos/core#prefLabel']).toEqual([
        { '@value': spec.title, '@language': 'en' },
      ]);
      expect(node['http://purl.org/dc/terms/source'] ?? []).toEqual(spec.sources.map((uri) => ({ '@id': uri })));
    }
  });
});

describe('index.json', () => {
  it('lists every exact URI, and the registry finds each type by it', () => {
    const { types } = jsonOf('index.json') as { types: { name: string; kind: string; uri: string; uris: string[] }[] };
    expect(types.map(({ name }) => name)).toEqual(registry.types.map(({ name }) => name));
    for (const { name, kind, uri, uris } of types) {
      expect(uris[0]).toBe(uri);
      for (const each of uris) expect(registry.find(each)).toMatchObject({ name, kind });
    }
  });

  it('lists every version with its status, its digest and its files', async () => {
    const { types } = jsonOf('index.json') as {
      types: { versions: { uri: string; status: string; digest: string; faces: string[] }[] }[];
    };
    for (const [index, { versions }] of types.entries())
      for (const [number, { uri, status, digest, faces: names }] of versions.entries()) {
        const spec = registry.types[index]?.versions[number];
        if (spec === undefined) throw new Error('more versions than the registry has');
        expect(status).toBe(spec.status);
        expect(digest).toBe(await contractDigest(spec));
        for (const name of names)
          expect(made.some(({ path }) => `https://w3id.org/execution-planner/${path}` === `${uri}/${name}`)).toBe(true);
      }
  });
});

describe('the files of the registry as a whole', () => {
  it('are listed in index.json, and stand beside it', () => {
    const { faces: listed } = jsonOf('index.json') as { faces: string[] };
    const all = [...made, plannerSchemaFace(registry), needsFace(registry), openapiFace].map(({ path }) => path);
    expect(['index.json', ...listed]).toEqual(all.filter((path) => !path.includes('/')));
  });

  it('are schemas that any validator takes as published, under their own identifiers', () => {
    for (const name of ['bundle.json', 'task.json', 'reply.json', 'codemeta.json']) {
      const schema = jsonOf(name);
      expect(schema['$id']).toBe(`https://w3id.org/execution-planner/${name}`);
      expect(schema['$comment'], name).toContain('creativecommons.org/publicdomain/zero');
      // What editors show; ajv knows it with ajv-errors, other validators pass over what they do not know.
      const ajv = name === 'codemeta.json' ? strangersAjv().addKeyword('errorMessage') : strangersAjv();
      ajv.compile(schema);
    }
  });

  it('tell editors which file to check by which schema, where they are served', () => {
    const { schemas } = jsonOf('catalog.json') as { schemas: { fileMatch: string[]; url: string }[] };
    expect(schemas.map(({ fileMatch, url }) => [...fileMatch, url])).toEqual([
      ['codemeta.json', new URL('/codemeta.json', site).href],
      ['*.task.json', new URL('/task.json', site).href],
      ['*.reply.json', new URL('/reply.json', site).href],
      ['planner.yaml', '*.planner.yaml', new URL('/planner.schema.json', site).href],
    ]);
    expect(editorCatalogue('https://example.net/registry')).toMatchObject({
      version: 1,
      schemas: [{ url: 'https://example.net/registry/codemeta.json' }, {}, {}, {}],
    });
  });
});

describe('the faces of documents of one’s own', () => {
  it('use the bases they are given, the address an owner chose, and are the same bytes twice', async () => {
    const facts = `${rightFacts}\ncanonical: https://owner.example/port-task\naliases: [{uri: frumblek, seen: a log}]`;
    const bases = { identifiers: 'https://example.org/registry', formerIdentifiers: ['https://old.example.org'] };
    const make = (): Promise<readonly Face[]> =>
      faces(openRegistry({ 'tasktypes/port-task/1.0.md': documentOf({ facts }) }, bases));
    const [first, second] = [await make(), await make()];
    const digest = (files: readonly Face[]): string => createHash('sha256').update(JSON.stringify(files)).digest('hex');
    expect(digest(first)).toBe(digest(second));
    const concept = jsonOf('tasktypes/port-task/1.0/spec.jsonld', first);
    expect(concept['@id']).toBe('https://owner.example/port-task');
    expect(concept['otherNames']).toEqual(['frumblek']);
    expect(jsonOf('tasktypes/port-task/1.0/schema.json', first)['$id']).toBe(
      'https://example.org/registry/tasktypes/port-task/1.0',
    );
    expect(first.filter(({ content }) => content.includes('w3id.org'))).toEqual([]);
  });
});
