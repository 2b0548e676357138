import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { insertBlock, writeBlock } from '../../src/metadata/block.ts';
import { codemetaSchema } from '../../src/registry/codemeta-schema.ts';
import type { OpenRegistry } from '../../src/registry/open.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { isObject } from '../../src/spec/object.ts';
import type { Schema, Spec } from '../../src/spec/spec.ts';
import { counterExamples } from '../../src/validate/counter-examples.ts';
import { compileValidators } from '../../src/validate/compile.ts';
import type { Verdict } from '../../src/validate/report.ts';
import { validate, type ValidationContext } from '../../src/validate/validate.ts';
import { openOwnDocuments } from '../documents.ts';
import { sharedPath, withShared } from '../shared.ts';

type Node = Readonly<Record<string, unknown>>;

let registry: OpenRegistry;
let context: ValidationContext;
let passes: (value: unknown) => boolean;

beforeAll(async () => {
  registry = await openOwnDocuments();
  context = { registry, validators: compileValidators(registry) };
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  // What editors show; it decides nothing.
  ajv.addKeyword('errorMessage');
  passes = ajv.compile(codemetaSchema(registry));
});

const empty: Node = { '@context': 'https://doi.org/10.5063/schema/codemeta-2.0', '@type': 'SoftwareSourceCode' };

const verdictOf = async (file: Node): Promise<Verdict> =>
  (await validate(JSON.stringify(file), context, { file: 'codemeta.json' })).verdict;

/** A file with one task, as the validator proposes it. */
function fileWith(uri: string, taskinfo: unknown): Node {
  return insertBlock(empty, writeBlock([{ uri, name: 'Tool', taskinfo: taskinfo as Node }]));
}

const tasktypes = (): readonly { readonly uri: string; readonly current: Spec }[] =>
  registry.types.filter(({ kind }) => kind === 'tasktype');

/** Every taskinfo that a document shows, and what comes of breaking the right ones. */
function taskinfosOf(spec: Spec): readonly unknown[] {
  const schema = registry.schemaOf(spec);
  const fits = (part: Schema, value: unknown): boolean => createChecker(part)(value);
  return spec.examples.flatMap(({ verdict, value }) => [
    value,
    ...(verdict === 'accepted' ? counterExamples(schema, value, fits).map((counter) => counter.value) : []),
  ]);
}

const isFlat = (taskinfo: unknown): taskinfo is Node =>
  isObject(taskinfo) && Object.values(taskinfo).every((value) => value !== null && typeof value !== 'object');

const task = (uri: string, properties: unknown): Node => ({
  'schema:additionalType': { '@id': uri },
  'schema:additionalProperty': properties,
});

describe('codemeta.json', () => {
  it('passes the block of every accepted example under every exact URI', () => {
    for (const { current, uri } of tasktypes())
      for (const { verdict, value } of current.examples)
        if (verdict === 'accepted') expect(passes(fileWith(uri, value)), JSON.stringify(value)).toBe(true);
  });

  it('refuses nothing that the validator lets pass, and most of what it does not', async () => {
    const seen = { refused: 0, missed: 0 };
    for (const { uri, current } of tasktypes())
      for (const taskinfo of taskinfosOf(current)) {
        if (!isObject(taskinfo)) continue;
        const file = fileWith(uri, taskinfo);
        const verdict = await verdictOf(file);
        if (!passes(file)) expect(verdict, JSON.stringify(file)).toBe('invalid');
        if (verdict === 'invalid' && isFlat(taskinfo)) seen[passes(file) ? 'missed' : 'refused'] += 1;
      }
    expect(seen.refused).toBeGreaterThan(4 * seen.missed);
  }, 60_000);

  it('sees every fault of a taskinfo that is written as a JSON literal', async () => {
    for (const { uri, current } of tasktypes())
      for (const taskinfo of taskinfosOf(current)) {
        const literal = { '@type': '@json', '@value': taskinfo };
        const file = {
          ...empty,
          targetProduct: task(uri, [{ 'schema:propertyID': 'taskinfo', 'schema:value': literal }]),
        };
        if (isObject(taskinfo)) expect(passes(file)).toBe((await verdictOf(file)) === 'valid');
      }
  }, 60_000);

  it('leaves alone what the validator does not read as it stands, or does not know', async () => {
    const uri = tasktypes()[0]?.uri ?? '';
    const property = { 'schema:propertyID': 'no-field', 'schema:value': 1 };
    const files: readonly Node[] = [
      { targetProduct: 'a tool' },
      { targetProduct: [{ '@type': 'SoftwareApplication', name: 'A tool', 'schema:additionalProperty': [property] }] },
      { targetProduct: task('https://example.org/unknown', [property]) },
      { targetProduct: task(`${uri}-x`, [property]) },
      { keywords: 'one text', author: 5, version: null, ownKey: {} },
    ];
    for (const file of files) expect(passes({ ...empty, ...file }), JSON.stringify(file)).toBe(true);
    expect(passes([empty])).toBe(false);
    expect(await verdictOf([empty] as unknown as Node)).toBe('invalid');
  });

  it.each([
    ['a text', (uri: string) => uri],
    ['a list of one reference', (uri: string) => [{ '@id': uri }]],
    ['a list of one text', (uri: string) => [uri]],
    ['a text of somebody else', () => 'https://example.org/unknown'],
    ['a list with one of somebody else', (uri: string) => [{ '@id': uri }, { '@id': 'https://example.org/unknown' }]],
  ])('refuses no task whose type is %s', async (_, written) => {
    for (const { uri, current } of tasktypes())
      for (const { verdict, value } of current.examples) {
        if (verdict !== 'accepted' || !isFlat(value)) continue;
        const properties = Object.entries(value).map(([name, item]) => ({
          'schema:propertyID': name,
          'schema:value': item,
        }));
        const file = {
          ...empty,
          targetProduct: { ...task(uri, properties), 'schema:additionalType': written(uri) },
        };
        expect(await verdictOf(file), JSON.stringify(file)).not.toBe('invalid');
        expect(passes(file), JSON.stringify(file)).toBe(true);
      }
  });

  it('checks a task whose type is a text, and only against that type', () => {
    for (const { uri } of tasktypes())
      expect(passes({ ...empty, targetProduct: { 'schema:additionalType': uri } }), uri).toBe(false);
    expect(passes({ ...empty, targetProduct: { 'schema:additionalType': 'https://example.org/unknown' } })).toBe(true);
  });

  it('refuses an unknown field only with a value, since JSON-LD drops one without', async () => {
    for (const { uri, current } of tasktypes()) {
      const example = current.examples.find(({ verdict, value }) => verdict === 'accepted' && isFlat(value));
      if (example === undefined) continue;
      const properties = Object.entries(example.value as Node).map(([name, item]) => ({
        'schema:propertyID': name,
        'schema:value': item,
      }));
      const withField = (field: Node) => ({ ...empty, targetProduct: task(uri, [...properties, field]) });
      const bare = withField({ 'schema:propertyID': 'no-field' });
      expect(await verdictOf(bare)).toBe('valid');
      expect(passes(bare), uri).toBe(true);
      const full = withField({ 'schema:propertyID': 'no-field', 'schema:value': 1 });
      if (!passes(full)) expect(await verdictOf(full)).toBe('invalid');
    }
  });

  it('reads a list of one where JSON-LD has made its item of it', async () => {
    for (const { uri, current } of tasktypes())
      for (const { verdict, value } of current.examples) {
        if (verdict !== 'accepted' || !isObject(value)) continue;
        const properties = Object.entries(value).map(([name, item]) => ({
          'schema:propertyID': name,
          'schema:value': Array.isArray(item) && item.length === 1 ? (item[0] as unknown) : item,
        }));
        const file = { ...empty, targetProduct: task(uri, properties) };
        if ((await verdictOf(file)) === 'valid') expect(passes(file), JSON.stringify(file)).toBe(true);
      }
  });

  it('says what is missing only where it can see every name', async () => {
    for (const { uri } of tasktypes()) {
      const files = [[], {}, [{ '@id': '_:elsewhere' }], [{ name: 'x', value: 1 }], 'text', null].map((properties) => ({
        ...empty,
        targetProduct: task(uri, properties),
      }));
      for (const file of [...files, { ...empty, targetProduct: { 'schema:additionalType': uri } }])
        if (!passes(file)) expect(await verdictOf(file), JSON.stringify(file)).toBe('invalid');
    }
  });

  it('offers a block to paste for each type that is still to be used, right as it is', async () => {
    const { $defs } = codemetaSchema(registry) as { $defs: { entry: { examples: readonly Node[] } } };
    const past = tasktypes().filter(({ current }) => ['deprecated', 'withdrawn'].includes(current.status));
    expect($defs.entry.examples).toHaveLength(tasktypes().length - past.length);
    for (const entry of $defs.entry.examples)
      expect(await verdictOf({ ...empty, targetProduct: [entry] })).toBe('valid');
  });
});

describe('real CodeMeta files', () => {
  withShared('the sample files', () => {
    it('pass, whatever they hold', () => {
      const names = readdirSync(sharedPath('samples/ossr')).filter((name) => name.endsWith('.codemeta.json'));
      expect(names.length).toBeGreaterThan(10);
      for (const name of names)
        expect(passes(JSON.parse(readFileSync(sharedPath(`samples/ossr/${name}`), 'utf8'))), name).toBe(true);
    });
  });
});
