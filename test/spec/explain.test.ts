import { describe, expect, it } from 'vitest';
import { explain } from '../../src/spec/explain.ts';
import { createAjv } from '../../src/spec/profile.ts';
import type { Schema } from '../../src/spec/spec.ts';

function told(schema: Schema, value: unknown): ReturnType<typeof explain> {
  const check = createAjv().compile(schema);
  return check(value) ? [] : explain(check.errors ?? [], schema, value, 'The taskinfo');
}

const closed = (required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const text = (more: Schema = {}): Schema => ({ type: 'string', maxLength: 99, ...more });
const port: Schema = { type: 'integer', minimum: 1, maximum: 65_535, description: 'TCP port.' };

describe('explaining a failure', () => {
  it('names the missing property, not its parent, and says what it is for', () => {
    expect(told(closed(['port'], { port }), {})).toEqual([
      { pointer: '/port', keyword: 'required', message: '`port` is missing.', hint: 'Add it. TCP port.' },
    ]);
  });

  it('names the unknown property and the known one that is near', () => {
    expect(told(closed([], { interface_port: port }), { interface_prot: 1 })).toMatchObject([
      { pointer: '/interface_prot', keyword: 'additionalProperties', hint: 'Did you mean `interface_port`?' },
    ]);
  });

  it('proposes the number that was written as a text', () => {
    expect(told(closed([], { port }), { port: '8888' })).toMatchObject([
      {
        pointer: '/port',
        keyword: 'type',
        message: '`port` is a text ("8888"); a whole number is expected.',
        hint: 'Write 8888 without quotes.',
      },
    ]);
  });

  it.each([
    ['in lower case', ' it is right: "ubuntu"', 'Ubuntu', '^[a-z]+$'],
    ['without its scheme', '"docker.io"', 'https://docker.io', '^[a-z.]+$'],
    ['without the blanks', '"abc"', ' abc ', '^[a-z]+$'],
    ['without the slash at its end', '"a/b"', 'a/b/', '^[a-z]/[a-z]$'],
  ])('proposes a value %s when that makes it right', (_, proposed, value, pattern) => {
    expect(told(closed([], { a: text({ pattern }) }), { a: value })[0]?.hint).toContain(proposed);
  });

  it('explains the shape that the author evidently meant', () => {
    const schema: Schema = {
      oneOf: [
        closed(['image'], { image: text(), port }),
        closed(['registry', 'image_name', 'port'], { registry: text(), image_name: text(), port }),
      ],
    };
    expect(told(schema, { registry: 'docker.io', image_name: 'a' })).toMatchObject([
      { pointer: '/port', keyword: 'required' },
    ]);
    expect(told(schema, { image: 'a', port: 0 })).toMatchObject([{ pointer: '/port', keyword: 'minimum' }]);
    expect(told(schema, { image: 'a', registry: 'docker.io' })).toHaveLength(1);
  });

  it('says which of two fields is needed, and that two exclude each other', () => {
    const schema: Schema = {
      ...closed([], { notebook: text(), repository: text() }),
      oneOf: [{ required: ['notebook'] }, { required: ['repository'] }],
    };
    expect(told(schema, {})).toMatchObject([
      { pointer: '', keyword: 'oneOf', message: 'The taskinfo needs `notebook` or `repository`.' },
    ]);
    expect(told(schema, { notebook: 'a', repository: 'b' })).toMatchObject([
      { keyword: 'oneOf', message: '`notebook` and `repository` exclude each other.' },
    ]);
  });

  it('speaks of a condition through what it asks for', () => {
    const schema: Schema = {
      ...closed([], { engine: text(), custom: { type: 'boolean', description: 'Custom port.' } }),
      if: { properties: { engine: { const: 'singularity' } }, required: ['engine'] },
      then: { required: ['custom'], properties: { custom: { const: true } } },
    };
    expect(told(schema, { engine: 'singularity' })).toMatchObject([{ pointer: '/custom', keyword: 'required' }]);
    expect(told(schema, { engine: 'singularity', custom: false })).toMatchObject([
      { pointer: '/custom', keyword: 'const' },
    ]);
  });

  it('says one thing of one value', () => {
    const schema = closed([], { a: text({ format: 'uri', pattern: '^https://[a-z.]+$', enum: ['https://a'] }) });
    expect(told(schema, { a: 5 })).toHaveLength(1);
    expect(told(schema, { a: 'no uri' })).toHaveLength(1);
  });

  it('escapes names in pointers and finds them again in schema paths', () => {
    const schema = closed([], { 'a/b%~': text({ pattern: '^x$' }) });
    expect(told(schema, { 'a/b%~': 'y' })).toMatchObject([{ pointer: '/a~1b%~0', keyword: 'pattern' }]);
  });

  it('changes no path of an address and no tag of an image to lower case', () => {
    const image = text({ pattern: '^(?:docker://)?[a-z.]+(?:/[a-z.]+)*(?::[A-Za-z0-9.]+)?$' });
    const hint = (a: string, schema: Schema) => told(closed([], { a: schema }), { a })[0]?.hint;
    expect(hint('Docker.io/Tool:V1', image)).toBe('In lower case it is right: "docker.io/tool:V1".');
    expect(hint('DOCKER://docker.io/tool:V1', image)).toContain('"docker://docker.io/tool:V1"');
    const address = text({ pattern: '^https://[a-z.]+/[A-Za-z/]+$' });
    expect(hint('HTTPS://a.org/Org/Repo', address)).toContain(
      'scheme in lower case it is right: "https://a.org/Org/Repo"',
    );
    expect(hint('https://A.org/Org/Repo', address)).toContain(
      'host in lower case it is right: "https://a.org/Org/Repo"',
    );
    expect(hint('https://a.org/Org', text({ pattern: '^https://[a-z.]+/[a-z]+$' }))).not.toContain('it is right');
  });

  it('proposes only what every part of the schema accepts', () => {
    const hint = (more: Schema) =>
      told(closed([], { a: text({ pattern: '^[a-z/]+$', ...more }) }), { a: '/ab/' })[0]?.hint;
    const slashless = (rest: Schema) => hint({ allOf: [{ pattern: '^[^/]' }], ...rest });
    expect(slashless({})).toContain('beginning it is right: "ab/"');
    expect(slashless({ not: { pattern: '^ab' } })).not.toContain('it is right');
    expect(slashless({ format: 'uri' })).not.toContain('it is right');
    expect(slashless({ enum: ['abc'] })).not.toContain('it is right');
    expect(slashless({ minLength: 4 })).not.toContain('it is right');
  });

  it('asks for quotes around what was written, for the text of a number is not known', () => {
    expect(told(closed([], { a: text() }), { a: 1.1 })).toMatchObject([
      { message: '`a` is a number (1.1); a text is expected.', hint: 'Put quotes around it, as you wrote it.' },
    ]);
  });

  it('says null, true and false once', () => {
    expect(told(closed([], {}), null)).toMatchObject([{ message: 'The taskinfo is null; an object is expected.' }]);
    expect(told(closed([], { a: text() }), { a: true })[0]?.message).toBe('`a` is true; a text is expected.');
  });

  it('gives what a condition asks for, and no default of a flag, as what to write', () => {
    const flag: Schema = { type: 'boolean', default: false, description: 'Custom port.' };
    expect(told(closed(['custom'], { custom: flag }), {})[0]?.hint).toBe('Add it. Custom port.');
    const schema: Schema = {
      ...closed([], { engine: text(), custom: flag }),
      if: { required: ['engine'] },
      then: { required: ['custom'], properties: { custom: { const: true } } },
    };
    expect(told(schema, { engine: 'a' })[0]?.hint).toBe('Add it. Custom port. Write true.');
  });

  it('says that a field belongs to the other form of a value', () => {
    const schema: Schema = {
      oneOf: [closed(['image'], { image: text(), port }), closed(['name'], { name: text(), tag: text(), port })],
    };
    expect(told(schema, { image: 'a', name: 'b', tag: 'c', port: 1 })).toMatchObject([
      {
        pointer: '/image',
        message: '`image` cannot stand beside `name`.',
        hint: 'Use one of the two forms: remove `image`, or remove `name`.',
      },
    ]);
    expect(told(schema, { image: 'a', nothing: 1 })[0]?.message).toBe('`nothing` is not a field of this type.');
  });

  it('cuts a name that has no end', () => {
    expect(told(closed([], {}), { ['k'.repeat(100_000)]: 1 })[0]?.message.length).toBeLessThan(300);
  });

  it('takes time in proportion to the faults', () => {
    const item: Schema = { oneOf: [closed(['a'], { a: port }), closed(['b'], { b: port })] };
    const started = performance.now();
    const faults = told(
      { type: 'array', items: item },
      Array.from({ length: 4_000 }, () => ({ c: 1 })),
    );
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(faults).toHaveLength(8_000);
  });

  it('names the entry of a map whose name is not allowed', () => {
    const schema = closed([], {
      env: {
        type: 'object',
        propertyNames: { maxLength: 9, pattern: '^[A-Z]+$' },
        additionalProperties: text(),
        description: 'Variables.',
      },
    });
    expect(told(schema, { env: { 'a-b': '1' } })).toMatchObject([{ pointer: '/env/a-b', keyword: 'propertyNames' }]);
  });

  it('refuses __proto__ as a field like any other', () => {
    const value: unknown = JSON.parse('{"__proto__": {"port": 1}}');
    expect(told(closed([], { port }), value)).toMatchObject([
      { pointer: '/__proto__', keyword: 'additionalProperties' },
    ]);
    expect(told(closed(['toString'], { toString: text() }), {})).toMatchObject([
      { pointer: '/toString', keyword: 'required' },
    ]);
  });
});
