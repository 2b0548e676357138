import { describe, expect, it } from 'vitest';
import { navigation } from '../../../src/site/frame/navigation.ts';

describe('the navigation of a page', () => {
  const marked = (path: string): readonly (readonly [string, string])[] =>
    navigation(path).flatMap(({ text, current }) => (current === undefined ? [] : [[text, current] as const]));

  it('marks the page itself, and the part to which a page belongs', () => {
    expect(marked('/rules/')).toEqual([['Rules', 'page']]);
    expect(marked('/rules')).toEqual([['Rules', 'page']]);
    expect(marked('/tasktypes/oci-container/')).toEqual([['Tasktypes', 'true']]);
    expect(marked('/')).toEqual([]);
  });
});
