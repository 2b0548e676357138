import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../../src/registry/uri.ts';
import { publishedSchema } from '../../src/registry/message-schema.ts';
import { renderGithub } from '../../src/report/github.ts';
import { renderGitlab } from '../../src/report/gitlab.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderJunit } from '../../src/report/junit.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderReport } from '../../src/report/report-text.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { createStyle } from '../../src/report/style.ts';
import { pageData } from '../../src/site/validate/data-for-page.ts';
import type { Checked } from '../../src/site/validate/engine-messages.ts';
import { createEngine } from '../../src/site/validate/engine.ts';
import { splitPointer, valueAt } from '../../src/spec/place.ts';
import { readYaml } from '../../src/spec/yaml.ts';
import { readJson } from '../../src/metadata/json.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import type { Report } from '../../src/validate/report.ts';
import { validate } from '../../src/validate/validate.ts';
import { runHere } from '../cli/in-process.ts';
import { openOwnDocuments } from '../documents.ts';
import { near, rightFiles, texts } from './inputs.ts';
import { runs, timeout } from './runs.ts';

const registry = await openOwnDocuments();
const context = { registry, validators: compileValidators(registry) };
const files = fc.constantFrom(...rightFiles(registry)).chain((file) => fc.oneof(near(file), near(file).chain(near)));
const text = texts(registry);
const verdicts = ['valid', 'invalid', 'unknown', 'unreadable', 'nothing-declared'];
const tool = { version: '0', rulePagesOpen: true };

/** The same value with the keys of every object in another order. */
function reordered(value: unknown, turn: number): unknown {
  if (Array.isArray(value)) return value.map((part) => reordered(part, turn));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reordered(part, turn)] as const);
  const at = entries.length === 0 ? 0 : turn % entries.length;
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
}

const told = ({ verdict, tasks, problems }: Report) => ({
  verdict,
  tasks: tasks.map((task) => [task.pointer, task.verdict]).sort(),
  problems: problems.map(({ rule, pointer }) => `${rule} ${pointer}`).sort(),
});

describe('any file', { timeout }, () => {
  it('is validated without an error, whatever its text is', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        expect(verdicts).toContain((await validate(input, context)).verdict);
      }),
      runs(),
    );
  });

  it('is validated without an error, whatever its bytes are', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.tuple(text, fc.nat(), fc.nat(255)).map(([input, at, byte]) => {
        const encoded = new TextEncoder().encode(input);
        if (encoded.length > 0) encoded[at % encoded.length] = byte;
        return encoded;
      }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        expect(verdicts).toContain((await validate(input, context)).verdict);
      }),
      runs(2),
    );
  });

  it('has problems whose places lie in it, and whose pointers lead into it or to where something is missing', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (input) => {
        const { verdict, problems, tasks } = await validate(input, context);
        const lines = input.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
        for (const { line = 1, column = 1 } of [...problems, ...tasks]) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
        if (verdict === 'unreadable') return;
        const read = [readJson(input), readYaml(input)].find((one) => 'value' in one);
        const value = read !== undefined && 'value' in read ? read.value : expect.fail('nothing can read it');
        for (const { pointer } of [...problems, ...tasks]) {
          const parent = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
          const found =
            splitPointer(pointer).length === 0 ? value : (valueAt(value, pointer) ?? valueAt(value, parent));
          expect(found, pointer).toBeDefined();
        }
      }),
      runs(),
    );
  });

  it('has a verdict that does not depend on the order of its keys', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.nat(20), async (file, turn) => {
        const [one, other] = await Promise.all(
          [file, reordered(file, turn)].map((value) => validate(JSON.stringify(value), context)),
        );
        if (one === undefined || other === undefined) return;
        expect(told(other)).toEqual(told(one));
      }),
      runs(),
    );
  });

  it('has the same verdict in JSON and in YAML', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const json = await validate(JSON.stringify(file), context);
        const yaml = await validate(stringify(file, { lineWidth: 0 }), context, { format: 'yaml' });
        if (yaml.verdict !== 'unreadable') expect(told(yaml)).toEqual(told(json));
      }),
      runs(2),
    );
  });

  it('has the same report from the library, the command and the page, byte for byte', async () => {
    const faces = new Map(
      registry.specs.map((spec) => [`${pathOf(spec)}/schema.json`, JSON.stringify(publishedSchema(registry, spec))]),
    );
    const engine = createEngine(pageData(registry), (address) =>
      Promise.resolve(new Response(faces.get(address) ?? null, { status: faces.has(address) ? 200 : 404 })),
    );
    await fc.assert(
      // A zero byte tells that a file is in another encoding, which a text that was decoded before cannot be.
      fc.asyncProperty(
        text.filter((input) => !input.includes('\0')),
        async (input) => {
          const written = input.replaceAll(/\p{Surrogate}/gu, '?');
          const report = await validate(written, context);
          const { stdout } = await runHere(['validate', '--format', 'json', '-'], { input: written });
          const [ofCommand] = (JSON.parse(stdout) as { readonly files: readonly object[] }).files;
          expect(JSON.stringify({ ...ofCommand, file: undefined })).toBe(JSON.stringify(report));
          const { report: ofPage } = (await engine({
            name: 'check',
            input: { text: written },
          })) as Checked;
          expect(JSON.stringify(ofPage)).toBe(JSON.stringify(report));
        },
      ),
      runs(4),
    );
  });
});

describe('any report', { timeout }, () => {
  it('is told in every form without an error, and each form can be read back', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.string({ unit: 'binary', maxLength: 20 }), async (input, file) => {
        const report = await validate(input, context, { file });
        const all = { verdict: report.verdict, files: [report] };
        for (const form of [renderJson(all), renderSarif(all, tool), renderGitlab(all)]) JSON.parse(form);
        expect(renderJunit(all).replace(/<[^<>]*>|&(?:lt|gt|amp|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);/g, '')).not.toMatch(/[<&\u0000-\u0008\u000b\u000c\u000e-\u001f]/); // prettier-ignore
        expect(renderGithub(all)).toMatch(/^(?:::(?:error|warning|notice) [^\r\n]*\n)*$/);
        expect(renderMarkdown(all, tool).length).toBeGreaterThan(0);
        expect(renderReport(report, { style: createStyle(false), width: 80 })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/); // prettier-ignore
      }),
      runs(2),
    );
  });
});
