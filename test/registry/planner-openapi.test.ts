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
function checkerOf(schema: Schema): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  ajv.addVocabulary(['components']);
  return ajv.compile({ ...schema, components: document.components });
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
