import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/spec/spec.ts';
import { closed, text, told } from './told.ts';

const schema: Schema = closed(['image'], {
  image: text(),
  resources: closed([], { mincores: { type: 'integer' } }),
  ports: { type: 'array', items: closed(['port'], { port: { type: 'integer' }, path: text() }) },
});
const hints = (value: unknown) => told(schema, value).map(({ pointer, hint }) => [pointer, hint]);

describe('a field in a wrong place', () => {
  it('is led to the part that has it', () => {
    expect(hints({ image: 'a', mincores: 2 })).toEqual([['/mincores', 'It belongs in `resources`.']]);
    expect(hints({ image: 'a', path: '/' })).toEqual([['/path', 'It belongs in `ports[]`.']]);
  });

  it('is led out of the part that has it not', () => {
    expect(hints({ resources: { image: 'a' } })).toContainEqual([
      '/resources/image',
      'It belongs beside `resources`, not in it.',
    ]);
    expect(hints({ image: 'a', ports: [{ port: 1, resources: {} }] })).toEqual([
      ['/ports/0/resources', 'It belongs beside `ports`, not in it.'],
    ]);
  });

  it('is not offered for a misspelled one that is there already', () => {
    expect(hints({ image: 'a', images: 'b' })).toEqual([
      ['/images', 'Remove it; the fields here are image, resources, ports.'],
    ]);
  });
});

describe('a whole message in the place of a taskinfo', () => {
  it('is told once, and so is an object inside of itself', () => {
    expect(hints({ tasktype: 'a', taskinfo: { image: 'a' } })).toEqual([
      ['/taskinfo', 'Write its fields here, without another `taskinfo` around them.'],
    ]);
    expect(hints({ image: 'a', ports: [{ port: 1 }], resources: { resources: { mincores: 1 } } })).toEqual([
      ['/resources/resources', 'Write its fields here, without another `resources` around them.'],
    ]);
  });

  it('has the tasktype beside it', () => {
    expect(hints({ tasktype: 'a', image: 'a' })).toEqual([['/tasktype', 'It belongs beside the taskinfo, not in it.']]);
  });
});
