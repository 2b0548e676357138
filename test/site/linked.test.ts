import { describe, expect, it } from 'vitest';
import { pageLink } from '../../src/site/addresses.ts';
import { linkedParts } from '../../src/site/linked.ts';
import { registry } from '../../src/site/registry.ts';

const oci = pageLink('/tasktypes/oci-container');

describe('linkedParts', () => {
  it('leads from the name of a type to its page, between backticks or not', () => {
    expect(linkedParts('Write an oci-container, or `oci-container`.', registry)).toEqual([
      { code: false, text: 'Write an ' },
      { code: false, text: 'oci-container', link: oci },
      { code: false, text: ', or ' },
      { code: true, text: 'oci-container', link: oci },
      { code: false, text: '.' },
    ]);
  });

  it('leaves other names, parts of longer ones, names of one word and the excepted one alone', () => {
    const text = 'An oci-container-image of some-thing for skaha and uws-job.';
    const parts = linkedParts(text, registry, 'uws-job');
    expect(parts.flatMap(({ link }) => link ?? [])).toEqual([]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});
