import { describe, expect, it } from 'vitest';
import { accepts } from '../../src/registry/links.ts';
import { lookup } from '../../src/registry/lookup.ts';
import type { Type } from '../../src/registry/registry.ts';
import { servedSystems } from '../../src/registry/systems.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { isObject } from '../../src/spec/object.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { validate, type ValidationContext } from '../../src/validate/validate.ts';
import { openOwnDocuments } from '../documents.ts';

const registry = await openOwnDocuments();
const context: ValidationContext = { registry, validators: compileValidators(registry) };
const tasktypes = registry.types.filter(({ kind }) => kind === 'tasktype');
const documents = registry.specs.map((spec) => [spec.path, spec] as const);

/** The newest document of a type. */
function documentOf(name: string): Spec {
  const type = registry.types.find((one) => one.name === name);
  if (type === undefined) throw new Error(`The catalogue has no type ${name}.`);
  return type.current;
}

/** What is written under each property of a schema, references left as they stand. */
function written(schema: unknown): readonly (readonly [name: string, definition: unknown])[] {
  if (Array.isArray(schema)) return (schema as unknown[]).flatMap(written);
  if (!isObject(schema)) return [];
  const { properties } = schema;
  return [...(isObject(properties) ? Object.entries(properties) : []), ...Object.values(schema).flatMap(written)];
}

describe('the servicetypes', () => {
  it('accept every tasktype at least as a page to open', () => {
    const page = registry.types.find(({ name }) => name === 'generic-webinterface');
    const accepted = page === undefined ? [] : accepts(registry, page).map(({ tasktype }) => tasktype.name);
    expect(tasktypes.map(({ name }) => name).filter((name) => !accepted.includes(name))).toEqual([]);
  });
});

describe('the minimum needs', () => {
  const needs = Object.keys(
    (documentOf('oci-container').schema as { $defs: { resources: { properties: object } } }).$defs.resources.properties,
  );

  it('are cores, memory and GPUs, each with its unit', () => {
    expect(needs).toEqual(['mincores', 'maxcores', 'minmemory', 'maxmemory', 'mingpus']);
    for (const [name, definition] of written(documentOf('oci-container').schema))
      if (needs.includes(name)) expect((definition as { description: string }).description, name).toMatch(/Unit: /);
  });

  it.each(tasktypes.map(({ name, current }) => [name, current] as const))(
    'are said in one place, and borrowed from there: %s',
    (name, { schema }) => {
      const here = written(schema);
      expect(here.filter(([property]) => needs.includes(property)).length).toBe(name === 'oci-container' ? needs.length : 0); // prettier-ignore
      const borrowed = `${name === 'oci-container' ? '' : '/tasktypes/oci-container/1.0'}#/$defs/resources`;
      for (const [property, definition] of here) if (property === 'resources') expect(definition).toEqual({ $ref: borrowed }); // prettier-ignore
    },
  );
});

describe('a deprecated name', () => {
  /** A schema as it is checked, without the words for people. */
  const checked = (name: string): unknown => {
    const schema = registry.schemaOf(documentOf(name));
    return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'title' ? undefined : value)));
  };

  it.each([
    ['portainer-container', 'oci-container'],
    ['portainer-compose', 'docker-compose'],
  ])('%s has the fields of %s exactly, and leads to it', (name, successor) => {
    expect(checked(name)).toEqual(checked(successor));
    expect(documentOf(name)).toMatchObject({ status: 'deprecated', deprecated: { successor } });
  });
});

describe('a field that takes less than its standard', () => {
  /** The values that a schema lists. */
  const valuesOf = (schema: unknown): readonly unknown[] => (schema as { readonly enum: readonly unknown[] }).enum;
  const oci = documentOf('oci-container');

  it('says on the page of images which processors and systems of Go are left out', () => {
    const { $defs, properties } = oci.schema as {
      readonly $defs: { readonly architecture: object };
      readonly properties: { readonly platform: { readonly properties: { readonly os: object } } };
    };
    const known = [...valuesOf($defs.architecture), ...valuesOf(properties.platform.properties.os)];
    const architectures = '386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm';
    const systems = 'aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1 windows'; // prettier-ignore
    const left = `${architectures} ${systems}`.split(' ').filter((name) => !known.includes(name));
    expect(left).toEqual(['mips', 'mipsle', 'android', 'ios', 'js', 'plan9']);
    for (const name of left) expect(oci.body).toContain(`\`${name}\``);
  });

  it.each(['python-library', 'conda-environment'])('says on the page of %s which systems it knows', (name) => {
    const { platform } = (documentOf('python-library').schema as { $defs: { platform: { properties: { os: object } } } }).$defs; // prettier-ignore
    expect(valuesOf(platform.properties.os)).toEqual(['linux', 'darwin', 'windows']);
    expect(documentOf(name).body.replace(/\s+/g, ' ')).toContain('`platform.os` knows `linux`, `darwin` and `windows`');
  });

  it('says on the page of a cluster that a duration has no fractions', () => {
    const cluster = documentOf('kubernetes-cluster');
    const check = createChecker(registry.schemaOf(cluster));
    const lasting = (minduration: string): object => ({ manifests: ['https://example.org/a.yaml'], minduration });
    expect([check(lasting('PT1.5H')), check(lasting('PT1H30M'))]).toEqual([false, true]);
    expect(cluster.body).toContain('`PT1.5H`');
  });
});

describe('every document', () => {
  it.each(documents)('%s says when to use it, how to get it wrong, and what is not known', (_, { body }) => {
    const headings = [...body.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(
      expect.arrayContaining(['When to use this, when not', 'How to get it wrong', 'What is not known']),
    );
  });
});

describe('a system of the conversation', () => {
  /** What to write for it: the types that `resolve` has to name. */
  const systems: Readonly<Record<string, readonly string[]>> = {
    Rosetta: ['rosetta-container', 'rosetta-webinterface'],
    SciServer: ['sciserver-container', 'sciserver-webinterface'],
    ESAP: ['esap-notebook', 'binder-notebook'],
    OSSR: ['jupyter-notebook', 'binder-notebook', 'python-library'],
    Zenodo: ['binder-notebook', 'jupyter-notebook'],
    JupyterHub: ['jupyter-notebook', 'python-library', 'jupyter-hub'],
    Binder: ['binder-notebook', 'binder-hub'],
    Zeppelin: ['zeppelin-notebook', 'zeppelin'],
    'Gaia platform': ['zeppelin-notebook', 'zeppelin'],
    'Gaia science platform': ['zeppelin-notebook', 'zeppelin'],
    UWS: ['uws-job', 'uws'],
    Portainer: ['oci-container', 'docker-compose', 'kubernetes-cluster', 'portainer'],
    CADC: ['skaha-session', 'skaha'],
    CANFAR: ['skaha-session', 'skaha'],
    skaha: ['skaha-session', 'skaha'],
    Docker: ['oci-container'],
    Podman: ['oci-container'],
    OCI: ['oci-container'],
    Singularity: ['singularity-container'],
    Apptainer: ['singularity-container'],
    Kubernetes: ['kubernetes-cluster'],
    Helm: ['kubernetes-cluster'],
    Compose: ['docker-compose'],
    Kata: ['kubernetes-cluster'],
  };

  it.each(Object.entries(systems))('%s is found by its name, and leads to %s', (name, types) => {
    const answer = lookup(registry, name);
    if (answer.status !== 'suggestion') throw new Error(`${name} is ${answer.status}.`);
    const suggested: readonly Type<Spec>[] = answer.suggestions.map(({ type }) => type);
    expect(types.filter((type) => !suggested.some((one) => one.name === type))).toEqual([]);
    for (const { uri } of suggested) expect(answer.advice.next.join('\n')).toContain(uri);
  });

  it.each([
    ['Rosetta', 'rosetta-container'],
    ['SciServer', 'sciserver-container'],
    ['CADC', 'skaha-session'],
    ['CANFAR', 'skaha-session'],
    ['Gaia platform', 'zeppelin-notebook'],
  ])('%s is answered with its own type first', (name, type) => {
    const answer = lookup(registry, name);
    expect(answer.status === 'suggestion' && answer.suggestions[0].type.name).toBe(type);
  });

  it.each(servedSystems(registry).map(({ name, types }) => [name, types] as const))(
    '%s leads to a task that can be written',
    (_, types) => {
      expect(types.map(({ type }) => type.kind)).toContain('tasktype');
    },
  );

  it.each(servedSystems(registry).map(({ name, types }) => [name, types] as const))(
    '%s is answered with what to write for it',
    (name, types) => {
      const told = lookup(registry, name).advice.next.join('\n');
      for (const { type, note } of types.filter(({ type: { kind } }) => kind === 'tasktype')) {
        expect(note).toMatch(/\bwrite an? [a-z0-9-]+/i);
        // The name of the type itself is answered with its URI.
        expect(told).toContain(type.current.title.toLowerCase() === name.toLowerCase() ? type.uri : note);
      }
    },
  );
});

describe('a word', () => {
  const words = registry.specs.flatMap(({ name, words: seen }) => seen.map(({ word }) => [word, name] as const));

  it.each(words)('%s suggests the type %s, and is never it', (word, name) => {
    const answer = lookup(registry, word);
    expect(answer.status).toBe('suggestion');
    expect(answer.status === 'suggestion' && answer.suggestions.map(({ type }) => type.name)).toContain(name);
  });

  const keywords = ['jupter-notebook', ...words.map(([word]) => word), ...registry.types.map(({ name }) => name)];

  it.each(keywords.map((keyword) => [keyword]))(
    '%s among the keywords of a record declares no task',
    async (keyword) => {
      const record = { '@context': 'https://doi.org/10.5063/schema/codemeta-2.0', '@type': 'SoftwareSourceCode', name: 'example', keywords: [keyword] }; // prettier-ignore
      const report = await validate(JSON.stringify(record), context);
      expect([report.verdict, report.tasks]).toEqual(['nothing-declared', []]);
    },
  );
});
