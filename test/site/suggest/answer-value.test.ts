import { describe, expect, it } from 'vitest';
import { answerOf, controlOf } from '../../../src/site/suggest/answer-value.ts';
import { fieldSchema } from '../../../src/site/suggest/field-schema.ts';
import type { Schema } from '../../../src/spec/spec.ts';

const choice = (...answers: readonly string[]): unknown => ({
  kind: 'choice',
  choices: answers.map((answer) => ({ label: answer, answer })),
});

describe('a missing value is asked for', () => {
  it.each<readonly [string, Schema, unknown]>([
    ['in a line', { type: 'string' }, { kind: 'line' }],
    ['as an address', { type: 'string', format: 'uri' }, { kind: 'address' }],
    ['as a number', { type: 'integer' }, { kind: 'number' }],
    ['in several lines, for a list', { type: 'array' }, { kind: 'lines' }],
    ['as JSON, for an object', { type: 'object' }, { kind: 'json' }],
    ['in a line, where nothing is known of the field', {}, { kind: 'line' }],
    ['by the values that the type takes', { enum: ['http', 'https'] }, choice('http', 'https')],
    ['by the one value that the type takes', { const: 'linux' }, choice('linux')],
    [
      'by yes and no',
      { type: 'boolean' },
      {
        kind: 'choice',
        choices: [
          { label: 'yes', answer: 'true' },
          { label: 'no', answer: 'false' },
        ],
      },
    ],
  ])('%s', (_, schema, control) => {
    expect(controlOf(schema)).toEqual(control);
  });

  it('by what the repository offers, before anything else', () => {
    expect(controlOf({ type: 'string' }, ['a.ipynb', 'b.ipynb'])).toEqual(choice('a.ipynb', 'b.ipynb'));
    expect(controlOf({ type: 'string' }, [])).toEqual({ kind: 'line' });
  });
});

describe('what was typed', () => {
  it('is the answer without blanks around it', () => {
    expect(answerOf({ kind: 'line' }, '  docker.io/jdoe/survey:1.0 ')).toBe('docker.io/jdoe/survey:1.0');
    expect(answerOf({ kind: 'number' }, ' 8888 ')).toBe('8888');
  });

  it('is a list of lines where a list is asked for', () => {
    expect(answerOf({ kind: 'lines' }, 'numpy\n\n "scipy"\n')).toBe('["numpy","\\"scipy\\""]');
  });

  it('is no answer where nothing was typed', () => {
    for (const kind of ['line', 'lines', 'json'] as const) expect(answerOf({ kind }, ' \n ')).toBe('');
  });
});

describe('the schema of a field', () => {
  const schema: Schema = {
    type: 'object',
    properties: { ports: { type: 'array', items: { type: 'object', properties: { port: { type: 'integer' } } } } },
    oneOf: [{ properties: { image: { title: 'image' } } }, { properties: { compose: { title: 'compose' } } }],
  };

  it.each([
    ['/image', { title: 'image' }],
    ['/compose', { title: 'compose' }],
    ['/ports/0/port', { type: 'integer' }],
    ['/constructor', {}],
    ['/ports/port', {}],
    ['/absent/deeper', {}],
  ])('is found at %s, in whichever form has it', (pointer, found) => {
    expect(fieldSchema(schema, pointer)).toEqual(found);
  });
});
