import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { registryBundle } from '../../src/registry/bundle.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { documentOf, rightFacts, rightSchema } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';

let registry: OpenRegistry;
let bundle: Schema;

beforeAll(async () => {
  registry = await openOwnDocuments();
  bundle = registryBundle(registry);
});

const definitionsOf = (schema: Schema): Readonly<Record<string, Schema>> => schema['$defs'] as Record<string, Schema>;

function strangersAjv(schema: Schema): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  ajv.addSchema(schema, 'bundle');
  return ajv;
}

describe('bundle.json', () => {
  it('judges every example of every current version under the title of its schema', () => {
    const ajv = strangersAjv(bundle);
    for (const { current } of registry.types) {
      const name = String(current.schema['title']);
      for (const { verdict, value } of current.examples)
        expect(ajv.validate(`bundle#/$defs/${name}`, value), `${name} ${JSON.stringify(value)}`).toBe(
          verdict === 'accepted',
        );
    }
  });

  it('names types first, in the order of the registry, and tells of each its title and summary', () => {
    const titles = registry.types.map(({ current }) => String(current.schema['title']));
    expect(Object.keys(definitionsOf(bundle)).slice(0, titles.length)).toEqual(titles);
    for (const { current } of registry.types)
      expect(definitionsOf(bundle)[String(current.schema['title'])]).toMatchObject({ description: current.summary });
  });

  it('has names that a class can have, and no part twice under different names', () => {
    const entries = Object.entries(definitionsOf(bundle));
    expect(entries.map(([name]) => name).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    const parts = entries.slice(registry.types.length).map(([, part]) => JSON.stringify(part));
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('refers to nothing outside of itself', () => {
    const references = [...JSON.stringify(bundle).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, reference = '']) => reference,
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references)
      expect(Object.keys(definitionsOf(bundle))).toContain(reference.replace('#/$defs/', ''));
  });
});

const holding = (title: string, reference: string, definitions = ''): string => `  title: ${title}
  type: object
  additionalProperties: false
  properties:
    part: {$ref: '${reference}'}${definitions}`;

const port = `
  $defs:
    http_port: {type: integer, minimum: 1, maximum: 65535, description: A port.}`;

describe('a bundle of documents of one’s own', () => {
  const bundled = (documents: Readonly<Record<string, string>>): Readonly<Record<string, Schema>> =>
    definitionsOf(registryBundle(openRegistry(documents)));

  it('shares equal parts of two documents, and tells unequal ones of the same name apart', () => {
    const definitions = bundled({
      'tasktypes/a-task/1.0.md': documentOf({ schema: holding('ATask', '#/$defs/http_port', port) }),
      'tasktypes/b-task/1.0.md': documentOf({ schema: holding('BTask', '#/$defs/http_port', port) }),
      'tasktypes/b-task/1.1.md': documentOf({
        schema: holding('BTask', '#/$defs/http_port', port.replace('65535', '1023')),
      }),
      'tasktypes/c-task/1.0.md': documentOf({ schema: holding('CTask', '/tasktypes/b-task/1.0#/$defs/http_port') }),
    });
    expect(Object.keys(definitions)).toEqual(['ATask', 'BTask', 'CTask', 'ATaskHttpPort', 'BTaskHttpPort']);
    expect(definitions['CTask']).toMatchObject({ properties: { part: { $ref: '#/$defs/ATaskHttpPort' } } });
    expect(definitions['BTaskHttpPort']).toMatchObject({ maximum: 1023 });
  });

  it('refers to a type as a whole by its name, but to another version of it by a copy', () => {
    const definitions = bundled({
      'tasktypes/a-task/1.0.md': documentOf({ schema: rightSchema.replace('PortTask', 'ATask') }),
      'tasktypes/a-task/1.1.md': documentOf({ schema: rightSchema.replace('PortTask', 'ATask') }),
      'tasktypes/b-task/1.0.md': documentOf({ schema: holding('BTask', '/tasktypes/a-task/1.1') }),
      'tasktypes/c-task/1.0.md': documentOf({ schema: holding('CTask', '/tasktypes/a-task/1.0') }),
    });
    expect(definitions['BTask']).toMatchObject({ properties: { part: { $ref: '#/$defs/ATask' } } });
    expect(definitions['CTask']).toMatchObject({ properties: { part: { $ref: '#/$defs/ATask2' } } });
  });

  it('holds the version that the canonical URI means', () => {
    const stable = rightFacts.replace('experimental', 'stable');
    const definitions = bundled({
      'tasktypes/port-task/1.0.md': documentOf({ facts: stable }),
      'tasktypes/port-task/1.1.md': documentOf({ schema: rightSchema.replace('65535', '70000') }),
    });
    expect(definitions['PortTask']).toMatchObject({ properties: { port: { maximum: 65535 } } });
  });
});
