import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/spec/spec.ts';
import { closed, text, told } from './told.ts';

const form = (provider: string, fields: Readonly<Record<string, Schema>>): Schema =>
  closed(['provider', ...Object.keys(fields)], {
    provider: { const: provider, description: `The word for ${provider}` },
    path: text({ pattern: '^[a-z]+$' }),
    ...fields,
  });
const name = text({ pattern: '^[a-z]+/[a-z]+$' });
const address = text({ pattern: '^https://[a-z./]+$' });
const repository: Schema = {
  oneOf: [
    form('gh', { repository: name }),
    form('gl', { repository: name }),
    form('git', { repository: address }),
    form('zenodo', { doi: text() }),
  ],
};
const only = (value: unknown) => {
  const [first, ...others] = told(repository, value);
  expect(others).toEqual([]);
  return first;
};

describe('forms among which a field decides', () => {
  it('are all named where the field is missing, and nothing is told that only one of them asks', () => {
    expect(only({})).toMatchObject({
      pointer: '/provider',
      keyword: 'required',
      message: '`provider` is missing.',
      hint: 'Add it: "gh", "gl", "git" or "zenodo".',
    });
  });

  it('are all named where the field has a value of none of them, those first that fit the rest', () => {
    expect(only({ provider: 'github', repository: 'a/b' })).toMatchObject({
      pointer: '/provider',
      keyword: 'const',
      message: '`provider` is "github"; allowed is "gh", "gl", "git" or "zenodo".',
      hint: 'The other fields fit "gh" (The word for gh) or "gl" (The word for gl).',
    });
    expect(only({ provider: 'github', repository: 'https://a.org/b' })?.hint).toContain('fit "git" (');
    expect(only({ doi: '10.1/a' })?.hint).toContain(
      'Add it: "gh", "gl", "git" or "zenodo". The other fields fit "zenodo"',
    );
  });

  it('are told by the one whose value is near', () => {
    expect(told(repository, { provider: 'zeondo', path: 'a' })).toMatchObject([
      { pointer: '/doi', message: '`doi` is missing.' },
      { pointer: '/provider', hint: 'Did you mean "zenodo"?' },
    ]);
  });

  it('are not spoken of where every one refuses the same', () => {
    expect(told(repository, { provider: 'github', repository: 'a/b', path: '/' })).toMatchObject([
      { pointer: '/provider' },
      { pointer: '/path', keyword: 'pattern' },
    ]);
  });

  it('say what goes with the one that was chosen', () => {
    expect(told(repository, { provider: 'zenodo', repository: 'a/b' })).toMatchObject([
      { pointer: '/doi', message: '`doi` is missing; it is needed with `provider` "zenodo".' },
      {
        pointer: '/repository',
        keyword: 'additionalProperties',
        message: '`repository` does not go with `provider` "zenodo".',
        hint: 'Remove it; with "zenodo" the fields are provider, path, doi.',
      },
    ]);
  });

  it('offer a value that all of them together take, and ask for an object where it is none', () => {
    expect(only([{ provider: 'zenodo', doi: '10.1/a' }])?.hint).toBe('Write it without the brackets.');
    expect(only(5)?.hint).toBe('Write an object here.');
  });

  it('are told apart by a misspelled field where none decides', () => {
    const schema: Schema = {
      oneOf: [
        closed(['registry', 'name', 'tag'], { registry: text(), name: text(), tag: text(), port: text() }),
        closed(['image'], { image: text(), port: text() }),
      ],
    };
    expect(told(schema, { Image: 'a', port: 'b' })).toMatchObject([
      { pointer: '/image', keyword: 'required' },
      { pointer: '/Image', hint: 'Did you mean `image`?' },
    ]);
  });
});
