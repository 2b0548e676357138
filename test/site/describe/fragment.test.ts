import { describe, expect, it } from 'vitest';
import { fragmentFor, readFragment } from '../../../src/site/describe/fragment.ts';

describe('the fragment of the address', () => {
  it.each(['', '#', '#other=1', '#type'])('asks for nothing in %j', (hash) => {
    expect({ type: '', ...readFragment(hash) }).toEqual({ type: '' });
  });

  it('leads back to what was typed', () => {
    const taskinfo = { image: 'a=b&c#d%20+é', nested: { list: ['"'] } };
    expect(readFragment(fragmentFor('tasktypes/a/2', taskinfo))).toEqual({ type: 'tasktypes/a/2', taskinfo });
    expect(fragmentFor('tasktypes/a', {})).toBe('#type=tasktypes/a');
  });

  it('asks for an example by its number', () => {
    expect(readFragment('#type=tasktypes/a&example=3')).toEqual({ type: 'tasktypes/a', example: 3 });
  });

  it.each([
    [
      '#task=%E0%A4%A',
      'The part "task" of the address is not percent-encoded as it should be. Copy the whole address.',
    ],
    ['#task=[1]', 'The task in the address is no object. Choose a tasktype to begin anew.'],
    ['#example=-1', '"-1" is no number of an example. Choose one from the list.'],
    ['#task={', 'The task in the address cannot be read: '],
    ['#task=', 'The task in the address cannot be read: '],
  ])('says what is wrong with %s', (hash, fault) => {
    expect(readFragment(hash)).toEqual({ fault: expect.stringContaining(fault) as string });
  });
});
