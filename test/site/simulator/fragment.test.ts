import { describe, expect, it } from 'vitest';
import { addressOf, readState, type State } from '../../../src/site/simulator/fragment.ts';

const own = { id: 'own', text: 'service: "ä & #"\noffers: []\n' };

describe('the address of what planners are asked', () => {
  it.each<[string, State]>([
    ['a task alone', { text: '{"tasktype": "uri://a b&c#d"}', written: [], isSignedIn: false }],
    ['everything', { text: 'tasktype: x\n', chosen: ['rosetta', 'own'], written: [own], isSignedIn: true }],
    ['no planner', { text: '', chosen: [], written: [], isSignedIn: false }],
    ['a long text', { text: 'tasktype: x # '.padEnd(20_000, 'long '), written: [], isSignedIn: false }],
  ])('leads back to %s', async (_, state) => {
    const address = await addressOf(state);
    expect(await readState(address ?? '')).toEqual(state);
    expect(address?.length).toBeLessThan(3_000);
  });

  it('is none for what is too long', async () => {
    const text = Array.from({ length: 20_000 }, (_, index) => String(index * 7_919)).join(' ');
    expect(await addressOf({ text, written: [], isSignedIn: false })).toBeUndefined();
    expect(await addressOf({ text: '', written: [{ id: 'own', text }], isSignedIn: false })).toBeUndefined();
  });

  it.each([
    ['a damaged planner', '#planners=own&written=own.%%%', /planner in this link is damaged/],
    ['a damaged task', '#packed=!!!', /damaged or too long/],
    ['an endless one', `#text=${'a'.repeat(300_000)}`, /too long/],
  ])('says what is wrong with %s', async (_, hash, sentence) => {
    const state = await readState(hash);
    expect(state !== undefined && 'fault' in state && state.fault).toMatch(sentence);
  });

  it('asks for nothing where it names a place of the page, and passes over names that are none', async () => {
    expect(await readState('#content')).toBeUndefined();
    expect(await readState('#planners=rosetta,<b>,../x')).toMatchObject({ chosen: ['rosetta'] });
  });
});
