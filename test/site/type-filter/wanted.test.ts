import { describe, expect, it } from 'vitest';
import { filterOf, fragmentOf, wantedIn } from '../../../src/site/type-filter/wanted.ts';

const everything = { text: '', status: '', system: '' };
const listed = { words: 'oci container docker', status: 'stable', systems: ['Docker', 'Execution Broker'] };

describe('filterOf', () => {
  it.each([
    [{}, true],
    [{ text: ' Docker  OCI ' }, true],
    [{ text: 'docker binder' }, false],
    [{ status: 'stable' }, true],
    [{ status: 'deprecated' }, false],
    [{ system: 'execution broker' }, true],
    [{ system: 'Binder' }, false],
    [{ text: '.*' }, false],
  ])('wants by %j: %s', (wanted, isWanted) => {
    expect(filterOf({ ...everything, ...wanted })(listed)).toBe(isWanted);
  });
});

describe('the fragment of a filter', () => {
  it('carries what is wanted', () => {
    const wanted = { text: 'a & b', status: 'stable', system: 'Execution Broker' };
    expect(wantedIn(fragmentOf(wanted))).toEqual(wanted);
  });

  it('is empty where everything is wanted', () => {
    expect(fragmentOf(everything)).toBe('');
    expect(wantedIn('#other')).toEqual(everything);
  });
});
