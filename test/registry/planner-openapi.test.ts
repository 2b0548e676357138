import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenRegistry } from '../../src/registry/open.ts';
import { openRegistry } from '../../src/registry/open.ts';
import { plannerOpenapi } from '../../src/registry/planner-openapi.ts';
import { isUri } from '../../src/registry/uri.ts';
import type { Schema } from '../../src/spec/spec.ts';
import { documentOf } from '../document.ts';
import { openOwnDocuments } from '../documents.ts';

interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, Content>> }>>;
}

interface Document {
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

let registry: OpenRegistry;
let document: Document;

beforeAll(async () => {
  registry = await openOwnDocuments();
  document = plannerOpenapi(registry) as Document;
});

const operations = (): readonly Operation[] => Object.values(document.paths).flatMap((path) => Object.values(path));

/** A checker of a schema of the document, which refers to the others by their place in it. */
function checkerOf(schema: Schema, { components } = document): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  ajv.addVocabulary(['components']);
  return ajv.compile({ ...schema, components });
}

const pages = (content: Readonly<Record<string, Content>>): readonly Content[] => Object.values(content);

describe('planner.openapi.json', () => {
  it('is an OpenAPI 3.1 document by a validator of such documents', async () => {
    const { valid, errors } = await new Validator().validate({ ...document });
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const empty = plannerOpenapi(openRegistry({ 'tasktypes/port-task/1.0.md': documentOf() }));
    expect(await new Validator().validate({ ...(empty as Document) })).toMatchObject({ valid: true });
  });

  it('asks by address, by body and with a Compose file, and answers in JSON and YAML', () => {
    const asked = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { requestBody }]) =>
        [`${method} ${path}`, ...Object.keys(requestBody?.content ?? {})].join(' '),
      ),
    );
    expect(asked).toEqual([
      'get /accepts',
      'post /accepts application/json application/yaml',
      'post /accept multipart/form-data',
    ]);
    for (const { responses } of operations())
      expect(Object.keys(responses['200']?.content ?? {})).toEqual(['application/json', 'application/yaml']);
  });

  it('shows requests and replies that its own schemas accept', () => {
    const shown = operations()
      .flatMap(({ requestBody, responses }) => [
        ...pages(requestBody?.content ?? {}),
        ...pages(responses['200']?.content ?? {}),
      ])
      .filter(({ example }) => example !== undefined);
    expect(shown.length).toBeGreaterThan(1);
    for (const { schema, example } of shown) expect(checkerOf(schema)(example), JSON.stringify(example)).toBe(true);
  });

  it('takes a question that is no whole task, of a type that it does not know', () => {
    const request = document.paths['/accepts']?.['post']?.requestBody?.content['application/json'];
    const check = checkerOf(request?.schema ?? {});
    expect(check({ tasktype: 'https://example.org/unknown' })).toBe(true);
    expect(check({ taskinfo: {} })).toBe(false);
    expect(checkerOf({ $ref: '#/components/schemas/Task' })({ tasktype: 'https://example.org/unknown' })).toBe(false);
    expect(checkerOf({ $ref: '#/components/schemas/Reply' })({ reponseword: 'NO' })).toBe(true);
  });

  it('checks what a question gives of a task that it knows, and misses nothing', () => {
    const check = checkerOf(
      document.paths['/accepts']?.['post']?.requestBody?.content['application/json']?.schema ?? {},
    );
    for (const { kind, current, uris } of registry.types)
      for (const { verdict, value } of kind === 'tasktype' ? current.examples : []) {
        if (verdict !== 'accepted') continue;
        for (const tasktype of uris.filter(isUri)) {
          expect(check({ tasktype })).toBe(true);
          expect(check({ tasktype, taskinfo: {} })).toBe(true);
          expect(check({ tasktype, taskinfo: value })).toBe(true);
          for (const [name, field] of Object.entries(value as object))
            expect(check({ tasktype, taskinfo: { [name]: field as unknown } }), `${tasktype} ${name}`).toBe(true);
        }
      }
    const tasktype = registry.types.find(({ current }) => current.name === 'oci-container')?.uri;
    expect(check({ tasktype, taskinfo: { image: 5 } })).toBe(false);
    expect(check({ tasktype, taskinfo: { no_field: 1 } })).toBe(false);
    expect(check({ tasktype, taskinfo: null })).toBe(false);
    expect(check({ tasktype: 'https://example.org/unknown', taskinfo: { image: 5 } })).toBe(true);
  });

  it('lets every part of a right task through', () => {
    const check = checkerOf({ $ref: '#/components/schemas/Question' });
    for (const { kind, uri, current } of registry.types)
      for (const { verdict, value } of kind === 'tasktype' ? current.examples : []) {
        const fields = Object.entries(verdict === 'accepted' ? (value as object) : {});
        for (const [first] of fields)
          for (const [second] of fields) {
            const without = fields.filter(([name]) => name !== first && name !== second);
            const with_ = fields.filter(([name]) => name === first || name === second);
            for (const part of [without, with_]) {
              const question = { tasktype: uri, taskinfo: Object.fromEntries(part) };
              expect(check(question), JSON.stringify(question)).toBe(true);
            }
          }
      }
  });

  it('refuses a question for the reasons for which its task is refused, but for fields that may still be given', () => {
    const check = checkerOf({ $ref: '#/components/schemas/Question' });
    const missing = ['required', 'dependentRequired'];
    for (const { kind, uri, current } of registry.types)
      for (const example of kind === 'tasktype' ? current.examples : []) {
        if (example.verdict !== 'rejected') continue;
        const keywords = example.expected.map(({ keyword }) => keyword);
        // None of several fields, or more than one of them: only the latter is a contradiction.
        if (keywords.includes('oneOf')) continue;
        const question = { tasktype: uri, taskinfo: example.value };
        const isMissing = example.expected.every(
          ({ keyword, pointer }) => missing.includes(keyword) && pointer.lastIndexOf('/') === 0,
        );
        expect(check(question), JSON.stringify(question)).toBe(isMissing);
      }
  });

  const schema = (rules: string): string => `  title: PortTask
  type: object
  additionalProperties: false
  properties:
    mode: {enum: [fast, safe], description: How.}
    port: {type: integer, minimum: 1, maximum: 65535, description: TCP port.}
    name: {type: string, maxLength: 20, description: Name.}
  ${rules}`;

  it.each([
    ['{}', 'oneOf: [{required: [port]}, {required: [name]}]', true],
    ['{"mode": "fast", "port": 1}', 'oneOf: [{required: [port]}, {required: [name]}]', true],
    ['{"port": 1, "name": "a"}', 'oneOf: [{required: [port]}, {required: [name]}]', false],
    ['{"port": 1}', 'not: {required: [port, name]}', true],
    ['{"port": 1, "name": "a"}', 'not: {required: [port, name]}', false],
    ['{"port": 1}', 'dependentRequired: {port: [name]}', true],
    ['{"mode": "fast"}', 'if: {required: [mode], properties: {mode: {const: fast}}}\n  then: {required: [port]}', true],
    ['{"port": 1}', 'if: {properties: {mode: {const: fast}}}\n  then: {not: {required: [port]}}', true],
    ['{"port": 1, "mode": "safe"}', 'if: {properties: {mode: {const: fast}}}\n  then: {not: {required: [port]}}', true],
    [
      '{"port": 1, "mode": "fast"}',
      'if: {properties: {mode: {const: fast}}}\n  then: {not: {required: [port]}}',
      false,
    ],
    ['{"port": 1}', 'if: {required: [name]}\n  else: {properties: {port: {const: 2}}}', true],
    ['{"port": 1, "name": "a"}', 'if: {required: [name]}\n  then: {properties: {port: {const: 2}}}', false],
    ['{"port": 1}', 'if: {not: {required: [name]}}\n  then: {properties: {port: {const: 2}}}', true],
    ['{"port": 1, "name": "a"}', 'if: {not: {required: [name]}}\n  else: {properties: {port: {const: 2}}}', false],
  ])('of a question with %s under %s says %s', (taskinfo, rules, passes) => {
    const own = openRegistry({ 'tasktypes/port-task/1.0.md': documentOf({ schema: schema(rules) }) });
    expect(own.types).toHaveLength(1);
    const check = checkerOf({ $ref: '#/components/schemas/Question' }, plannerOpenapi(own) as Document);
    const question = { tasktype: own.types[0]?.uri, taskinfo: JSON.parse(taskinfo) as unknown };
    expect(check(question)).toBe(passes);
  });

  it('takes fields in the address only under the name of the taskinfo', () => {
    const { parameters = [] } = document.paths['/accepts']?.['get'] ?? {};
    const check = checkerOf(parameters.find(({ name }) => name === 'taskinfo')?.schema ?? {});
    expect(check({})).toBe(true);
    expect(check({ 'taskinfo.image': 'docker.io/example:1.0', 'taskinfo.languages': '{md,python}' })).toBe(true);
    for (const name of ['image', 'taskinfo', 'taskinfoximage', 'my.taskinfo.image'])
      expect(check({ [name]: 'docker.io/example:1.0' }), name).toBe(false);
  });

  it('lets an offer of an unknown servicetype through, in both shapes of a YES, and checks the known ones', () => {
    const check = checkerOf({ $ref: '#/components/schemas/Reply' });
    const unknown = { servicetype: 'https://example.org/unknown', serviceinfo: { any: 'thing' } };
    const type = registry.types.find(({ kind }) => kind === 'servicetype');
    const example = (verdict: string) => ({
      servicetype: type?.uri,
      serviceinfo: type?.current.examples.find((one) => one.verdict === verdict)?.value,
    });
    expect(check({ reponseword: 'YES', interfaces: [unknown, example('accepted')] })).toBe(true);
    expect(check({ reponseword: 'YES', ...unknown })).toBe(true);
    expect(check({ reponseword: 'YES', interfaces: [unknown, example('rejected')] })).toBe(false);
    expect(check({ reponseword: 'YES', interfaces: [{ ...unknown, servicetype: 5 }] })).toBe(false);
    expect(JSON.stringify(document.components.schemas['Reply'])).not.toContain('servicetype that this schema refuses');
  });

  it('explains the spelling of the first word where somebody reads it', () => {
    expect(document.info.description).toContain('reponseword');
    expect(JSON.stringify(document.components.schemas['Reply'])).toContain('without its first s');
  });
});
