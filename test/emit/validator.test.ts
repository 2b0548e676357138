import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionValidators } from '../../src/emit/faces.ts';
import { validatorModules, withoutAnnotations } from '../../src/emit/validator.ts';
import type { OpenRegistry } from '../../src/registry/open.ts';
import { explain } from '../../src/spec/explain.ts';
import type { Checker } from '../../src/spec/profile.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { compile } from '../../src/validate/compile.ts';
import { counterExamples } from '../../src/validate/counter-examples.ts';
import { openOwnDocuments } from '../documents.ts';

let registry: OpenRegistry;
let modules: readonly string[];
let checkers: readonly Checker[];
let folder: string;

/** Loads a module as a file, as whoever downloads it would. */
async function loaded(text: string): Promise<Checker> {
  const file = join(folder, `${createHash('sha256').update(text).digest('hex')}.mjs`);
  await writeFile(file, text);
  return ((await import(pathToFileURL(file).href)) as { default: Checker }).default;
}

beforeAll(async () => {
  registry = await openOwnDocuments();
  modules = await versionValidators(registry, registry.specs);
  folder = await mkdtemp(join(tmpdir(), 'validators-'));
  checkers = await Promise.all(modules.map(loaded));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const fits = (schema: Schema, value: unknown): boolean => compile(schema)(value);

describe('a validator module', () => {
  it('asks for no other module and evaluates no text', () => {
    for (const text of modules) {
      const code = text.slice(text.indexOf('*/'));
      expect(code).not.toMatch(/\brequire\b|\bimport\b|\beval\b|\bFunction\s*\(/);
      expect(code.match(/\bexport\b/g)).toHaveLength(1);
    }
  });

  it('says what made it, what to edit instead, and whose code it holds', () => {
    for (const [index, text] of modules.entries()) {
      expect(text).toContain(`Made by tasktypes from ${registry.specs[index]?.path ?? ''}: edit that`);
      expect(text).toMatch(/Licence: CC0-1\.0[^]*ajv[^]*MIT/);
    }
  });

  it('is the same whether it is made alone or with others', async () => {
    const last = registry.specs.slice(-1);
    expect(await versionValidators(registry, last)).toEqual(modules.slice(-1));
  });

  it('gives the verdict and the errors of the compiled schema for every example and what is derived from it', () => {
    let compared = 0;
    for (const [index, spec] of registry.specs.entries()) {
      const schema = registry.schemaOf(spec);
      const compiled = compile(schema);
      const checker = checkers[index];
      const derived = spec.examples.flatMap(({ value }) => counterExamples(schema, value, fits));
      for (const { value } of [...spec.examples, ...derived, { value: null }, { value: [] }, { value: 'text' }]) {
        expect(checker?.(value)).toBe(compiled(value));
        expect(checker?.errors).toEqual(compiled.errors);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('counts characters, not code units, at both ends of a length', async () => {
    const text: Schema = { type: 'string', minLength: 2, maxLength: 3 };
    const schema: Schema = { type: 'object', additionalProperties: text, propertyNames: { maxLength: 2 } };
    const [module = ''] = await validatorModules([{ schema, what: 'Lengths.', source: 'a test' }]);
    const checker = await loaded(module);
    const compiled = compile(schema);
    const texts = [
      '',
      'a',
      'ab',
      'abc',
      'abcd',
      '😀',
      '😀😀',
      '😀😀😀',
      '😀😀😀😀',
      'a😀',
      'ab😀😀',
      '\ud83d',
      '\ud83d\ud83d',
      '\ude00\ud83d',
    ];
    for (const value of texts.flatMap((one) => [{ a: one }, { [one]: 'ab' }])) {
      expect(checker(value)).toBe(compiled(value));
      expect(checker.errors).toEqual(compiled.errors);
    }
  });

  it('leaves errors that can be explained', () => {
    for (const [index, spec] of registry.specs.entries())
      for (const example of spec.examples) {
        if (example.verdict === 'accepted') continue;
        const checker = checkers[index];
        expect(checker?.(example.value)).toBe(false);
        const told = explain(checker?.errors ?? [], registry.schemaOf(spec), example.value, 'The whole');
        const named = told.map(({ pointer, keyword }) => ({ pointer, keyword }));
        expect(named).toEqual(expect.arrayContaining([...example.expected]));
      }
  });

  it('forgets the errors of the value before', () => {
    for (const [index, spec] of registry.specs.entries()) {
      const checker = checkers[index];
      const right = spec.examples.find(({ verdict }) => verdict === 'accepted');
      expect(checker?.(null)).toBe(false);
      expect(checker?.(right?.value)).toBe(true);
      expect(checker?.errors).toBeNull();
    }
  });
});

describe('a schema without annotations', () => {
  it('keeps properties and data that are called like annotations', () => {
    const schema: Schema = {
      title: 'T',
      properties: {
        title: { description: 'D', const: { title: 'kept' } },
        default: { default: 1, enum: [{ examples: 1 }] },
      },
      oneOf: [{ required: ['title'], description: 'D' }],
      $defs: { description: { description: 'D', type: 'string' } },
    };
    const before = structuredClone(schema);
    expect(withoutAnnotations(schema)).toEqual({
      properties: { title: { const: { title: 'kept' } }, default: { enum: [{ examples: 1 }] } },
      oneOf: [{ required: ['title'] }],
      $defs: { description: { type: 'string' } },
    });
    expect(schema).toEqual(before);
  });
});
