import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/infer/suggest.ts';
import { wantedFiles } from '../../src/infer/wanted.ts';
import { lookup } from '../../src/registry/lookup.ts';
import { renderProse } from '../../src/site/prose.ts';
import { createChecks } from '../../src/spec/checks.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { createErrorFinder } from '../../src/spec/error-finder.ts';
import { formatChecks } from '../../src/spec/formats.ts';
import { lintSchema } from '../../src/spec/lint-schema.ts';
import { createAjv } from '../../src/spec/profile.ts';
import { createReader } from '../../src/spec/read.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { visible } from '../../src/spec/words.ts';
import { checkTask } from '../../src/validate/check-task.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import { documentOf } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';
import { payloads } from '../site/prose-payloads.ts';
import { near } from './inputs.ts';
import { runs, timeout } from './runs.ts';

const registry = await openOwnDocuments();
const context = { registry, validators: compileValidators(registry) };
const ajv = createAjv();
const specs = fc.constantFrom(...registry.specs);

describe('any value', { timeout }, () => {
  it('has the same verdict whether the first error is looked for or all of them', () => {
    const pairs = specs.chain((spec) => {
      const examples = fc.constantFrom(...spec.examples.map(({ value }) => value));
      return fc.record({ spec: fc.constant(spec), value: fc.oneof(examples, examples.chain(near)) });
    });
    fc.assert(
      fc.property(pairs, ({ spec, value }) => {
        const schema = registry.schemaOf(spec);
        const checkOf = createChecks(schema, formatChecks);
        expect(createErrorFinder(schema, checkOf)(value).length === 0).toBe(checkOf(schema)(value));
      }),
      runs(),
    );
  });
});

describe('any schema', { timeout }, () => {
  const small: Schema = {
    title: 'Small',
    type: 'object',
    additionalProperties: false,
    required: ['port'],
    properties: {
      port: { type: 'integer', minimum: 1, maximum: 65_535, description: 'A port.' },
      name: { type: 'string', maxLength: 20, pattern: '^[a-z]+$', description: 'A name.' },
      list: { type: 'array', maxItems: 3, items: { type: 'string', maxLength: 9 }, description: 'A list.' },
      part: { $ref: '#/$defs/part' },
    },
    $defs: { part: { enum: ['a', 'b'], description: 'A part.' } },
  };
  const schemas = fc.oneof(
    near(small),
    near(small).chain(near),
    specs.chain(({ schema }) => near(schema)),
  );

  it('is linted without an error', () => {
    fc.assert(
      fc.property(schemas, (schema) => {
        if (typeof schema === 'object' && schema !== null) lintSchema(schema as Schema);
      }),
      runs(),
    );
  });

  it('that ajv reads and the lint accepts becomes a checker that judges anything without an error', () => {
    fc.assert(
      fc.property(near(small), fc.anything(), (schema, value) => {
        if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return;
        if (lintSchema(schema as Schema).length > 0 || ajv.validateSchema(schema) !== true) return;
        const references = JSON.stringify(schema).match(/"\$ref":"[^"]*"/g) ?? [];
        if (references.some((one) => one !== '"$ref":"#/$defs/part"') || !JSON.stringify(schema).includes('"part":{"enum"')) return; // prettier-ignore
        const check = createChecker(schema as Schema);
        expect(typeof check(value)).toBe('boolean');
      }),
      runs(),
    );
  });
});

describe('any document', { timeout }, () => {
  const pieces = fc.oneof(
    fc.constantFrom('---\n', '```json accepted a\n', '```\n', '# a\n', '> ', '- ', '| a |\n| - |\n', '\n\n', '[^1]', '**', '`', '{', 'title: ', '&a ', '*a', '<<: '), // prettier-ignore
    fc.constantFrom(...Object.values(payloads).flat()),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  const prose = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(''));
  const read = createReader();

  it('is read without an error, and each of its problems lies in it', () => {
    const right = documentOf();
    const documents = fc.oneof(
      prose,
      prose.map((body) => documentOf({ body })),
      fc.tuple(fc.nat(right.length), prose).map(([at, put]) => right.slice(0, at) + put + right.slice(at)),
    );
    fc.assert(
      fc.property(documents, (document) => {
        const lines = document.split(/\r\n|\n|\r/).length;
        for (const { line = 1 } of read('tasktypes/port-task/1.0.md', document).problems)
          expect(line).toBeLessThanOrEqual(lines);
      }),
      runs(2),
    );
  });

  it('is shown without an error and without anything that runs', () => {
    fc.assert(
      fc.property(prose, (body) => {
        const { lead, html } = renderProse(`---\ntitle: A\n---\n\n${body}\n`);
        const tags = (lead + html).match(/<[^>]*>/g) ?? [];
        for (const tag of tags) {
          expect(tag).not.toMatch(
            /^<\/?(?:script|style|iframe|img|svg|math|form|input|base|meta|object|embed|link)\b/i,
          );
          expect(tag.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\s(?:on[a-z]+|src|style)\s*=/i);
          expect(tag).not.toMatch(/href="\s*(?:javascript|data|vbscript):/i);
        }
      }),
      runs(2),
    );
  });
});

describe('any text', { timeout }, () => {
  const uris = registry.types.map(({ uri }) => uri);
  const asked = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.tuple(fc.constantFrom(...uris), fc.nat(60), fc.string({ maxLength: 3 })).map(([uri, at, put]) => uri.slice(0, at) + put + uri.slice(at)), // prettier-ignore
  );

  it('is looked up without an error, always with advice, and is a type only as an exact string', () => {
    fc.assert(
      fc.property(asked, (uri) => {
        const answer = lookup(registry, uri);
        expect(answer.advice).toBeDefined();
        expect('exact' in answer).toBe(registry.find(uri) !== undefined);
      }),
      runs(),
    );
  });

  it('is shown to a terminal with every character seen, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/u);
      }),
      runs(),
    );
  });
});

describe('any repository', { timeout }, () => {
  const names = ['Dockerfile', 'codemeta.json', 'README.md', 'setup.py', 'pyproject.toml', 'environment.yml', 'requirements.txt', 'a.ipynb', 'docker-compose.yml', 'Chart.yaml', 'k8s/app.yaml', 'Singularity', '.github/workflows/ci.yml', '.gitlab-ci.yml', 'note_1.zpln', 'binder/postBuild', '__proto__', '../x', ''] as const; // prettier-ignore
  const words = ['FROM a/b:1\n', 'EXPOSE 80\n', '{', '}', '[', ']', '"', ':', '\n', '- ', '  ', 'name: x\n', 'image: a/b\n', '[project]\n', 'import ', 'pip install x\n', '[![Binder](https://mybinder.org/badge_logo.svg)](https://mybinder.org/v2/gh/a/b/c)', '\u0000', '<!--', '${A}', '{"cells": [], "metadata": {}}', 'kind: Deployment\n'] as const; // prettier-ignore
  const contents = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })), { maxLength: 12 });
  const repositories = fc.array(fc.tuple(fc.constantFrom(...names), contents.map((parts) => parts.join(''))), { maxLength: 8 }); // prettier-ignore

  it('is surveyed without an error, and nothing is proposed that its type refuses', async () => {
    await fc.assert(
      fc.asyncProperty(repositories, async (written) => {
        const texts = new Map<string, string>(written);
        const listed = [...texts].map(([path, { length: size }]) => ({ path, size }));
        const wanted = new Set(wantedFiles(listed));
        const known = new Map([...texts].filter(([path]) => wanted.has(path)));
        const found = await suggest({ files: listed, texts: known }, registry, (uri, info) =>
          checkTask(uri, info, context),
        );
        for (const { tasktype, taskinfo, missing } of found.tasks) {
          if (missing.length > 0) continue;
          const uri = registry.named('tasktype', tasktype)?.uri ?? tasktype;
          expect(await checkTask(uri, taskinfo, context)).toEqual([]);
        }
      }),
      runs(2),
    );
  });
});
