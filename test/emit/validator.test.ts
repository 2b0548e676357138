import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { versionValidator, withoutAnnotations } from '../../src/emit/validator.ts';
import { openRegistry, type OpenRegistry } from '../../src/registry/open.ts';
import { createChecker, type Checker } from '../../src/spec/checker.ts';
import { formats } from '../../src/spec/formats.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { counterExamples } from '../../src/validate/counter-examples.ts';
import { documentOf } from '../document.ts';
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
  modules = await Promise.all(registry.specs.map((spec) => versionValidator(registry, spec)));
  folder = await mkdtemp(join(tmpdir(), 'validators-'));
  checkers = await Promise.all(modules.map(loaded));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const fits = (schema: Schema, value: unknown): boolean => createChecker(schema)(value);

describe('a validator module', () => {
  it('asks for no other module and evaluates no text', () => {
    for (const text of modules) {
      const code = text.slice(text.indexOf('*/'), text.indexOf('JSON.parse('));
      expect(code).not.toMatch(/\brequire\b|\bimport\b|\beval\b|\bFunction\s*\(/);
      expect(code.match(/\bexport\b/g)).toHaveLength(1);
      expect(text).toMatch(/export default create\(JSON\.parse\('(?:[^'\\]|\\.)*'\)\);\n$/);
    }
  });

  it('says what made it and what to edit instead', () => {
    for (const [index, text] of modules.entries()) {
      expect(text).toContain(`Made by tasktypes from ${registry.specs[index]?.path ?? ''}: edit that`);
      expect(text).toContain('Licence: CC0-1.0');
    }
  });

  it('gives the verdict and the errors of the checker for every example and what is derived from it', () => {
    let compared = 0;
    for (const [index, spec] of registry.specs.entries()) {
      const schema = registry.schemaOf(spec);
      const checker = createChecker(schema);
      const check = checkers[index];
      const derived = spec.examples.flatMap(({ value }) => counterExamples(schema, value, fits));
      for (const { value } of [...spec.examples, ...derived, { value: null }, { value: [] }, { value: 'text' }]) {
        expect(check?.(value)).toBe(checker(value));
        expect(check?.errors).toEqual(checker.errors);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('knows each format that its schema names', async () => {
    const properties = formats.map(
      (format) =>
        `    ${format}: {type: string, maxLength: 99, pattern: '^.*$', format: ${format}, description: A text.}\n`,
    );
    const schema = `  title: Formats\n  type: object\n  additionalProperties: false\n  properties:\n${properties.join('')}`;
    const own = openRegistry({ 'tasktypes/formats/1.0.md': documentOf({ schema }) });
    const [spec] = own.specs;
    if (spec === undefined) throw new Error('the document could not be read');
    const check = await loaded(await versionValidator(own, spec));
    const right = ['2026-11-22', '2026-11-22T20:00:00Z', 'ada@example.org', 'https://example.org'];
    const texts = [...right, '00000000-0000-0000-0000-000000000000'];
    for (const [index, format] of formats.entries()) {
      const verdicts = texts.map((text) => check({ [format]: text }));
      expect(verdicts, format).toEqual(texts.map((_, other) => other === index));
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
